#include "stepcheck/request/constraints.h"
#include "stepcheck/request/request_fixture.h"
#include "stepcheck/request/swf.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace stepcheck::request {

static std::string answerTo(std::string_view operation, const std::string& text) {
    const Request request = fixture::requestOf(operation, text);
    for (const Value& value : request.values())
        if (const auto violation = violationOf(value))
            return violation->answer;
    return "";
}

static std::string quoted(const std::string& text) {
    return '"' + text + '"';
}

TEST(Constraints, AreAnsweredAsTheServiceDoes) {
    EXPECT_EQ(answerTo("CreateStateMachine", R"({"type": "FAST"})"),
        "Value 'FAST' at 'type' failed to satisfy constraint: Member must satisfy enum value set: [STANDARD, EXPRESS]");
    EXPECT_EQ(answerTo("CreateStateMachineAlias", R"({"routingConfiguration": [{"weight": 101}]})"),
        "Value '101' at 'routingConfiguration.1.member.weight' failed to satisfy constraint: Member must have value "
        "less "
        "than or equal to 100");
    EXPECT_EQ(answerTo("RedriveExecution", R"({"clientToken": "a b"})"),
        "Value 'a b' at 'clientToken' failed to satisfy constraint: Member must satisfy regular expression pattern: "
        "[!-~]+");
}

TEST(Constraints, DoNotRepeatWhatIsSensitive) {
    EXPECT_EQ(answerTo("StopExecution", R"({"error": )" + quoted(std::string(257, 'x')) + "}"),
        "Value at 'error' failed to satisfy constraint: Member must have length less than or equal to 256");
}

TEST(Constraints, CountCharacters) {
    std::string name;
    for (int i = 0; i < 80; ++i)
        name += "ü";
    EXPECT_EQ(answerTo("CreateActivity", R"({"name": )" + quoted(name) + "}"), "");
    EXPECT_NE(answerTo("CreateActivity", R"({"name": )" + quoted(name + "ü") + "}"), "");
}

TEST(Constraints, CountBytesOfInputs) {
    std::string input = R"(\")";
    for (int i = 0; i < 131'071; ++i)
        input += "ü";
    EXPECT_EQ(answerTo("StartExecution", R"({"input": )" + quoted(input + R"(\")") + "}"), "");
    EXPECT_NE(answerTo("StartExecution", R"({"input": )" + quoted(input + R"(ü\")") + "}"), "");
}

TEST(Constraints, CompareFractions) {
    EXPECT_EQ(answerTo("UpdateMapRun", R"({"toleratedFailurePercentage": 99.5})"), "");
    EXPECT_NE(answerTo("UpdateMapRun", R"({"toleratedFailurePercentage": 100.5})"), "");
    EXPECT_NE(answerTo("UpdateMapRun", R"({"toleratedFailurePercentage": -0.5})"), "");
}

TEST(Constraints, KnowTypes) {
    const auto problem = [](const std::string& text) {
        const Request request = fixture::requestOf("UpdateMapRun", text);
        return typeProblem(request.values().front()).value_or("");
    };
    EXPECT_EQ(problem(R"({"maxConcurrency": "5"})"), "an integer");
    EXPECT_EQ(problem(R"({"maxConcurrency": 5.5})"), "an integer");
    EXPECT_EQ(problem(R"({"maxConcurrency": 5})"), "");
    EXPECT_EQ(problem(R"({"toleratedFailurePercentage": 5.5})"), "");
}

TEST(SwfNames, AreRefusedForTheirCharacters) {
    EXPECT_FALSE(swfNameProblem("Ship order #7"));
    for (const char* const name : {"a:b", "a/b", "a|b", "a\tb", " a", "a ", "arn"})
        EXPECT_TRUE(swfNameProblem(name)) << name;
    EXPECT_FALSE(swfNameProblem("arns"));
}

TEST(TextNumbers, MayBeNoneOnlyWhereNothingLimitsThem) {
    const auto problem = [](catalog::Meaning meaning, std::string_view text) {
        return textNumberProblem(
            text, *std::ranges::find(catalog::textNumbers(), meaning, &catalog::TextNumber::meaning))
            .has_value();
    };
    using catalog::Meaning;
    EXPECT_FALSE(problem(Meaning::SwfTimeout, "NONE"));
    EXPECT_FALSE(problem(Meaning::SwfTimeout, "99999999"));
    EXPECT_TRUE(problem(Meaning::SwfExecutionTimeout, "NONE"));
    EXPECT_FALSE(problem(Meaning::SwfExecutionTimeout, "31536000"));
    EXPECT_TRUE(problem(Meaning::SwfExecutionTimeout, "31536001"));
    EXPECT_FALSE(problem(Meaning::SwfRetention, "90"));
    EXPECT_TRUE(problem(Meaning::SwfRetention, "91"));
    EXPECT_FALSE(problem(Meaning::SwfPriority, "-2147483648"));
    EXPECT_TRUE(problem(Meaning::SwfPriority, "2147483648"));
    EXPECT_TRUE(problem(Meaning::SwfTimeout, "1.5"));
}

}  // namespace stepcheck::request
