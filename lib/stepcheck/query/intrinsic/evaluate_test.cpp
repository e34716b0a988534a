#include "stepcheck/query/intrinsic/evaluate.h"
#include "stepcheck/query/intrinsic/parser.h"
#include "stepcheck/value/read.h"
#include "stepcheck/value/term.h"
#include "stepcheck/value/write.h"

#include <gtest/gtest.h>

namespace stepcheck::query::intrinsic {

using value::Value;

static std::string result(
    std::string_view text, std::string_view input = "{}", std::uint64_t seed = 0, std::string_view context = "{}") {
    const auto call = parse(text);
    if (!call)
        return call.error().message;
    value::NeverAsked oracle;
    const Evaluated value =
        evaluate(*call, text, {.input = *value::read(input), .context = *value::read(context), .seed = seed}, oracle);
    return value ? value::write(*value) : value.error().error + " " + value.error().cause;
}

TEST(Intrinsic, FormatsScalarsAndJavaTexts) {
    EXPECT_EQ(result("States.Format('{} {} {} {}', $.s, 1.1, true, null)", R"({"s": "a"})"), R"("a 1.1 true null")");
    EXPECT_EQ(result("States.Format('{}', $)", R"({"Arg1": 1, "Arg2": []})"), R"("{Arg1=1, Arg2=[]}")");
    EXPECT_EQ(result("States.Format($.t, 'x')", R"({"t": "It's {}!"})"), R"("It's x!")");
    EXPECT_EQ(result(R"(States.Format('\{\'{}\'\}', 1))"), R"("{'1'}")");
    EXPECT_EQ(result("States.Format($.t, 1, 2)", R"({"t": "{}"})"),
        "States.IntrinsicFailure The function 'States.Format($.t, 1, 2)' had the following error: "
        "1 placeholders, but 2 arguments");
}

TEST(Intrinsic, ReadsAndWritesJson) {
    EXPECT_EQ(result("States.StringToJson('{\"a\": [1, 2.50]}')"), R"({"a":[1,2.5]})");
    EXPECT_EQ(result("States.StringToJson('')"), "null");
    EXPECT_EQ(result("States.StringToJson(' ')"), "null");
    EXPECT_EQ(result("States.StringToJson('-0')"), "0");
    EXPECT_EQ(result("States.JsonToString($)", R"({"b": [1, "x"], "a": null})"), R"("{\"b\":[1,\"x\"],\"a\":null}")");
    EXPECT_EQ(result("States.JsonMerge($.a, $.b, false)",
                  R"({"a": {"a": {"a1": 1}, "b": 2, "d": 3}, "b": {"a": {"a3": 1}, "c": 3, "d": 4}})"),
        R"({"a":{"a3":1},"b":2,"c":3,"d":4})");
}

TEST(Intrinsic, WorksOnArrays) {
    EXPECT_EQ(result("States.Array()"), "[]");
    EXPECT_EQ(result("States.Array(1, 'a', null)"), R"([1,"a",null])");
    EXPECT_EQ(result("States.ArrayPartition($, 2)", "[1, 2, 3]"), "[[1,2],[3]]");
    EXPECT_EQ(result("States.ArrayPartition($, 2)", "[]"), "[]");
    EXPECT_EQ(result("States.ArrayContains($, States.StringToJson('{\"1\": 2}'))", R"([{"1": 2}])"), "true");
    EXPECT_EQ(result("States.ArrayContains($, null)", "[[]]"), "false");
    EXPECT_EQ(result("States.ArrayRange(1, 9, 2)"), "[1,3,5,7,9]");
    EXPECT_EQ(result("States.ArrayRange(1, 9, 9)"), "[1]");
    EXPECT_EQ(result("States.ArrayRange(3, 1, -1)"), "[3,2,1]");
    EXPECT_EQ(result("States.ArrayGetItem($, 1)", "[5, 6]"), "6");
    EXPECT_EQ(result("States.ArrayLength($)", "[5, 6]"), "2");
    EXPECT_EQ(result("States.ArrayUnique($)", R"([1, "1", 1.0, {"a": 1, "b": 2}, {"b": 2, "a": 1}, [], []])"),
        R"([1,"1",{"a":1,"b":2},[]])");
}

TEST(Intrinsic, EncodesAndHashes) {
    EXPECT_EQ(result("States.Base64Encode('Data to encode')"), R"("RGF0YSB0byBlbmNvZGU=")");
    EXPECT_EQ(result("States.Base64Decode('RGF0YSB0byBlbmNvZGU=')"), R"("Data to encode")");
    EXPECT_EQ(result("States.Base64Encode('')"), R"("")");
    EXPECT_EQ(result("States.Hash('input data', 'SHA-1')"), R"("aaff4a450a104cd177d28d18d74485e8cae074b7")");
}

TEST(Intrinsic, RoundsBeforeItAdds) {
    EXPECT_EQ(result("States.MathAdd(1.5, 1.51)"), "4");
    EXPECT_EQ(result("States.MathAdd(-1.5, 0)"), "-1");
    EXPECT_EQ(result("States.MathAdd(-0.5, 0.5)"), "1");
    EXPECT_EQ(result("States.MathAdd(-1.51, 0)"), "-2");
}

TEST(Intrinsic, SplitsAtEveryDelimiterAndDropsEmptyParts) {
    EXPECT_EQ(result("States.StringSplit('This.is+a,test=string', '.+,=')"), R"(["This","is","a","test","string"])");
    EXPECT_EQ(result("States.StringSplit(',,,,', ',')"), "[]");
    EXPECT_EQ(result("States.StringSplit(', , ,', ',')"), R"([" "," "])");
    EXPECT_EQ(result("States.StringSplit('aüb', 'ü')"), R"(["a","b"])");
}

TEST(Intrinsic, DrawsRandomNumbersFromTheSeedAlone) {
    EXPECT_EQ(result("States.UUID()", "{}", 1), result("States.UUID()", "{}", 1));
    EXPECT_NE(result("States.UUID()", "{}", 1), result("States.UUID()", "{}", 2));
    EXPECT_EQ(result("States.MathRandom(1, 1000000, 7)", "{}", 1), result("States.MathRandom(1, 1000000, 7)", "{}", 2));
    EXPECT_EQ(result("States.UUID()", "{}", 3).substr(15, 1), "4");
    const auto two = value::read(result("States.Array(States.UUID(), States.UUID())"));
    EXPECT_NE(two->elements()[0], two->elements()[1]);
}

TEST(Intrinsic, SaysWhichPathFoundNothing) {
    EXPECT_EQ(result("States.Format('{}', $.a)", R"({"b": 1})"),
        "States.Runtime The function 'States.Format('{}', $.a)' had the following error: The JsonPath argument for the "
        "field '$.a' could not be found in the input '{\"b\":1}'");
    EXPECT_EQ(result("States.Array($$.A.B)"),
        "States.Runtime The function 'States.Array($$.A.B)' had the following error: The JsonPath argument for the "
        "field '$.A.B' could not be found in the input '{}'");
    EXPECT_EQ(result("States.Array($.a[0])", R"({"a": 1})"), "States.Runtime The function 'States.Array($.a[0])' had "
                                                             "the following error: Filter: [0] can only be applied to "
                                                             "arrays. Current context is: 1");
    EXPECT_EQ(result("States.Array($.a[*])"), "[[]]");
}

TEST(Intrinsic, FailsOnArgumentsItDoesNotTake) {
    for (const char* text : {"States.ArrayGetItem($, 5)", "States.ArrayLength('a')", "States.ArrayRange(1, 5, 0)",
             "States.ArrayRange(1, 5000, 1)", "States.ArrayPartition($, 0)", "States.JsonMerge($, $, false)",
             "States.StringToJson('{')", "States.Base64Decode('*')", "States.Hash('a', 'SHA')",
             "States.StringSplit('a', '')", "States.MathRandom(2, 1)", "States.MathAdd(1e12, 1)", "States.Nope()",
             "States.UUID(1)", "States.ArrayLength()"})
        EXPECT_TRUE(result(text, "[1]").starts_with("States.IntrinsicFailure")) << text;
}

static std::string unknown(std::string_view text, std::deque<bool> decisions) {
    value::Scripted oracle(std::move(decisions));
    const Environment environment{.input = Value::term(value::Term::unknown("in"))};
    const Evaluated value = evaluate(*parse(text), text, environment, oracle);
    if (!value)
        return value.error().error;
    return value->is(value::Kind::Term) ? describe(value->term()) : value::write(*value);
}

TEST(IntrinsicOverUnknowns, BuildsTerms) {
    EXPECT_EQ(unknown("States.ArrayLength($)", {true}), "length(in)");
    EXPECT_EQ(unknown("States.MathAdd($, 1)", {true, false, true, true}), "(in + 1)");
    EXPECT_EQ(unknown("States.Format('{}', $)", {}), "States.Format(\"{}\", in)");
    EXPECT_EQ(unknown("States.ArrayGetItem($, 0)", {true, true}), "in[0]");
    EXPECT_EQ(unknown("States.JsonMerge($, States.StringToJson('{\"a\": 1}'), false)", {true}), "with(in, \"a\", 1)");
}

TEST(IntrinsicOverUnknowns, AsksWhetherNumbersAreInRange) {
    EXPECT_EQ(unknown("States.MathAdd($, 1)", {true, true}), "States.IntrinsicFailure");
    EXPECT_EQ(unknown("States.MathAdd($, 1)", {true, false, false}), "States.IntrinsicFailure");
}

TEST(IntrinsicOverUnknowns, FailsWhereTheTypeIsAnother) {
    EXPECT_EQ(unknown("States.ArrayLength($)", {false}), "States.IntrinsicFailure");
    EXPECT_EQ(unknown("States.StringToJson($)", {true, false}), "States.IntrinsicFailure");
    EXPECT_EQ(unknown("States.Hash('a', $)", {true, false}), "States.IntrinsicFailure");
    EXPECT_EQ(unknown("States.ArrayGetItem($, 0)", {true, false}), "States.IntrinsicFailure");
}

}  // namespace stepcheck::query::intrinsic
