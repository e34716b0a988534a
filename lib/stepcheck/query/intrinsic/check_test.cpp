#include "stepcheck/query/intrinsic/check.h"
#include "stepcheck/query/intrinsic/parser.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace stepcheck::query::intrinsic {

// "wrong part: message (help)", one line each.
static std::string problems(std::string_view text) {
    const auto call = parse(text);
    if (!call)
        return call.error().message;
    std::string all;
    for (const Problem& problem : check(*call))
        all += fmt::format("{}{}: {}{}", all.empty() ? "" : "\n", text.substr(problem.at.begin, problem.at.size()),
            problem.message, problem.help.empty() ? "" : " (" + problem.help + ")");
    return all;
}

TEST(CheckIntrinsic, FindsNothingInGoodCalls) {
    for (const char* text :
        {"States.Format('Hello, {}', $.name)", "States.JsonMerge($.a, $$.Execution.Input, false)",
            "States.ArrayGetItem(States.StringSplit($.a, ','), 0)", "States.UUID()", "States.MathRandom(1, 10, $.seed)",
            "States.Format('\\{{}\\}', 1)", "States.StringToJson('{\"a\": 1}')", "States.Format($.template, 1, 2)"})
        EXPECT_EQ(problems(text), "") << text;
}

TEST(CheckIntrinsic, SuggestsAFunction) {
    EXPECT_EQ(problems("States.ArrayLenght($.a)"),
        "States.ArrayLenght: no intrinsic function \"States.ArrayLenght\" (did you mean \"States.ArrayLength\"?)");
}

TEST(CheckIntrinsic, CountsArguments) {
    EXPECT_EQ(problems("States.UUID(1)"), "1: States.UUID takes no arguments, not 1");
    EXPECT_EQ(problems("States.Hash($.a)"), "States.Hash: States.Hash takes 2 arguments, not 1");
    EXPECT_EQ(problems("States.MathRandom(1)"), "States.MathRandom: States.MathRandom takes 2 or 3 arguments, not 1");
    EXPECT_EQ(problems("States.Format()"), "States.Format: States.Format takes at least 1 argument, not 0");
    EXPECT_EQ(problems("States.ArrayLength($.a, $.b, $.c)"), "$.b, $.c: States.ArrayLength takes 1 argument, not 3");
}

TEST(CheckIntrinsic, KnowsTheTypesOfLiteralsAndResults) {
    EXPECT_EQ(problems("States.MathAdd(1, '-1')"), "'-1': the argument \"second\" must be a number, not a string");
    EXPECT_EQ(problems("States.ArrayLength(null)"), "null: the argument \"array\" must be an array, not null");
    EXPECT_EQ(problems("States.Base64Encode(States.Array(1))"),
        "States.Array(1): the argument \"text\" must be a string, not an array");
}

TEST(CheckIntrinsic, KnowsTheRangesOfLiterals) {
    EXPECT_EQ(problems("States.ArrayPartition($.a, 0)"), "0: the argument \"chunk size\" must be 1 or more");
    EXPECT_EQ(problems("States.ArrayGetItem($.a, -1)"), "-1: the argument \"index\" must be 0 or more");
    EXPECT_EQ(problems("States.ArrayRange(1, 9, 0)"), "0: the argument \"step\" must not be 0");
    EXPECT_EQ(problems("States.ArrayRange(0, 1000, 1)"),
        "States.ArrayRange(0, 1000, 1): the range has 1001 elements, at most 1000 are possible");
    EXPECT_EQ(problems("States.Hash($.a, 'SHA256')"), "'SHA256': the argument \"algorithm\" must be one of MD5, SHA-1, "
                                                      "SHA-256, SHA-384, SHA-512 (did you mean 'SHA-256'?)");
    EXPECT_EQ(problems("States.JsonMerge($.a, $.b, true)"), "true: the argument \"deep\" must be false");
    EXPECT_EQ(problems("States.MathRandom(5, 5)"), "5: the end must be greater than the start");
    EXPECT_EQ(
        problems("States.MathAdd(2147483648, 0)"), "2147483648: the argument \"first\" must be 2147483647 or less");
}

TEST(CheckIntrinsic, CountsPlaceholdersUnlessABraceStandsAlone) {
    EXPECT_EQ(problems("States.Format('{} and {}', 1)"),
        "'{} and {}': the template has 2 placeholders, but 1 argument after it");
    EXPECT_EQ(
        problems("States.Format('a {', 1)"), "{: \"{\" stands alone (put a backslash before it: \"\\\\{\" in JSON)");
}

TEST(CheckIntrinsic, LimitsNesting) {
    std::string text = "1";
    for (int i = 0; i < 10; ++i)
        text = "States.Array(" + text + ")";
    EXPECT_EQ(problems(text), "");
    EXPECT_EQ(problems("States.Array(" + text + ")"),
        "States.Array: more than 10 calls inside each other (compute a part of it in a state before)");
}

TEST(CheckIntrinsic, KnowsConstantCalls) {
    EXPECT_TRUE(isConstant(*parse("States.MathAdd(1, States.ArrayLength(States.Array()))")));
    EXPECT_TRUE(isConstant(*parse("States.MathRandom(1, 5, 7)")));
    EXPECT_FALSE(isConstant(*parse("States.MathRandom(1, 5)")));
    EXPECT_FALSE(isConstant(*parse("States.Format('{}', $.a)")));
}

TEST(CheckIntrinsic, KnowsWhichFunctionsGiveStrings) {
    EXPECT_TRUE(givesString(*parse("States.Format('a')")));
    EXPECT_TRUE(givesString(*parse("States.ArrayGetItem($.a, 0)")));
    EXPECT_FALSE(givesString(*parse("States.StringToJson($.a)")));
    EXPECT_FALSE(givesString(*parse("States.ArrayLength($.a)")));
}

}  // namespace stepcheck::query::intrinsic
