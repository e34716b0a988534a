#include "stepcheck/query/jsonpath/evaluate.h"
#include "stepcheck/query/jsonpath/parser.h"
#include "stepcheck/value/read.h"
#include "stepcheck/value/write.h"

#include <gtest/gtest.h>

namespace stepcheck::query::jsonpath {

// The value as JSON, or the message of the failure.
static std::string result(std::string_view text, std::string_view json) {
    const auto path = parse(text);
    const auto document = value::read(json);
    if (!path || !document)
        return "unreadable";
    value::NeverAsked oracle;
    const Evaluated value = evaluateIn(*path, *document, oracle);
    return value ? value::write(*value) : value.error().message;
}

TEST(JsonPath, NamesOneNode) {
    EXPECT_EQ(result("$", "5"), "5");
    EXPECT_EQ(result("$.a.b", R"({"a": {"b": null}})"), "null");
    EXPECT_EQ(result("$['a b'][1]", R"({"a b": [1, 2]})"), "2");
    EXPECT_EQ(result("$[-1]", "[1, 2]"), "2");
}

TEST(JsonPath, KeepsABackslashBeforeADoubleQuoteInSingleQuotes) {
    EXPECT_EQ(result(R"($['Test\""Name"'])", R"({"Test\\\"\"Name\"": 1})"), "1");
    EXPECT_EQ(result(R"($['it\'s'])", R"({"it's": 1})"), "1");
}

TEST(JsonPath, FailsWithTheMessagesThatTheServiceQuotes) {
    EXPECT_EQ(result("$.a", "{}"), "No results for path: $['a']");
    EXPECT_EQ(result("$.a.b", "{}"), "Missing property in path $['a']");
    EXPECT_EQ(result("$.a[4].b", R"({"a": []})"), "No results for path: $['a'][4]['b']");
    EXPECT_EQ(result("$.a[0]", R"({"a": 1})"), "Filter: [0] can only be applied to arrays. Current context is: 1");
    EXPECT_EQ(result("$[0]", R"({"a": ["x", null]})"),
        "Filter: [0] can only be applied to arrays. Current context is: {a=[x, null]}");
    EXPECT_EQ(result("$.a[0]", R"({"a": null})"), "The path $['a'] is null");
    EXPECT_EQ(result("$.a.b", R"({"a": 1})"),
        "Expected to find an object with property ['b'] in path $['a'] but found 'java.lang.Integer'. This is not a "
        "json "
        "object according to the JsonProvider: 'com.jayway.jsonpath.spi.json.JacksonJsonProvider'.");
    EXPECT_EQ(
        result("$.a[?(@.b)]", R"({"a": 1})"), "Filter: [?] can not be applied to primitives. Current context is: 1");
    EXPECT_EQ(result("$.a.nosuch()", R"({"a": 1})"), "Function with name: nosuch does not exist.");
}

TEST(JsonPath, GivesAllMatchesOfAnIndefinitePath) {
    EXPECT_EQ(result("$.a[*].b", R"({"a": [{"b": 1}, {}, 3, {"b": 2}]})"), "[1,2]");
    EXPECT_EQ(result("$..b", R"({"b": 1, "a": {"b": [{"b": 2}]}})"), R"([1,[{"b":2}],2])");
    EXPECT_EQ(result("$[0,2]", "[1, 2, 3]"), "[1,3]");
    EXPECT_EQ(result("$[-2:]", "[1, 2, 3]"), "[2,3]");
    EXPECT_EQ(result("$[:-1]", "[1, 2, 3]"), "[1,2]");
    EXPECT_EQ(result("$[1:9:2]", "[1, 2, 3]"), "[2,3]");
}

TEST(JsonPath, GivesNothingBelowAMissingMember) {
    EXPECT_EQ(result("$.items[*]", "{}"), "[]");
    EXPECT_EQ(result("$.item.items[1:].x", "{}"), "[]");
    EXPECT_EQ(result("$[*]", "{}"), "[]");
}

TEST(JsonPath, MakesAnObjectOfSeveralNamesAtTheEnd) {
    EXPECT_EQ(result("$['a','x','b']", R"({"a": 1, "b": 2})"), R"({"a":1,"b":2})");
    EXPECT_EQ(result("$['a','b'].c", R"({"a": {"c": 1}, "b": {"c": 2}})"), "[1,2]");
}

TEST(JsonPath, AppliesTheStepBehindAScanToEachIndexedElement) {
    EXPECT_EQ(result("$..[1].a", R"([{"a": 1}, {"a": 2}, {"a": 3}])"), "[2]");
    EXPECT_EQ(result("$..[2][1]", R"({"x": [0, 1, [5, 6]]})"), "[6]");
}

TEST(JsonPath, HasFunctions) {
    const char* const numbers = R"({"n": [3, 1, 2], "s": ["a", "b"], "o": {"k": 1}})";
    EXPECT_EQ(result("$.n.length()", numbers), "3");
    EXPECT_EQ(result("$.n.min()", numbers), "1.0");
    EXPECT_EQ(result("$.n.max()", numbers), "3.0");
    EXPECT_EQ(result("$.n.avg()", numbers), "2.0");
    EXPECT_EQ(result("$.n.sum()", numbers), "6.0");
    EXPECT_EQ(result("$.n.stddev()", numbers), "0.8164965809277263");
    EXPECT_EQ(result("$.n.first()", numbers), "3");
    EXPECT_EQ(result("$.n.last()", numbers), "2");
    EXPECT_EQ(result("$.n.index(1)", numbers), "1");
    EXPECT_EQ(result("$.n.append(9)", numbers), "[3,1,2,9]");
    EXPECT_EQ(result("$.o.keys()", numbers), R"(["k"])");
    EXPECT_EQ(result("$.s.concat(\"!\")", numbers), R"("ab!")");
    EXPECT_EQ(result("$.sum($.n[0:2])", numbers), "4.0");
    EXPECT_EQ(result("$..n.length()", numbers), "3");
    EXPECT_EQ(result("$.s.sum()", numbers), "Aggregation function attempted to calculate value using empty array");
}

TEST(JsonPath, MarksAnIndexOutOfRange) {
    value::NeverAsked oracle;
    const value::Value document = *value::read(R"({"a": [1]})");
    EXPECT_TRUE(evaluateIn(*parse("$.a[7]"), document, oracle).error().outOfRange);
    EXPECT_FALSE(evaluateIn(*parse("$.b"), document, oracle).error().outOfRange);
}

TEST(JsonPath, BeginsAtTheRootItNames) {
    const value::Value total(3);
    const value::Value input = *value::read(R"({"a": 1})");
    const value::Value context = *value::read(R"({"State": {"Name": "Pay"}})");
    const Environment environment{
        .input = input,
        .context = context,
        .variable = [&](std::string_view name) { return name == "total" ? &total : nullptr; },
    };
    value::NeverAsked oracle;
    EXPECT_EQ(*evaluate(*parse("$.a"), environment, oracle), value::Value(1));
    EXPECT_EQ(*evaluate(*parse("$$.State.Name"), environment, oracle), value::Value("Pay"));
    EXPECT_EQ(*evaluate(*parse("$total"), environment, oracle), total);
    EXPECT_FALSE(evaluate(*parse("$other"), environment, oracle));
}

TEST(JsonPath, SharesWhatItFinds) {
    value::NeverAsked oracle;
    const value::Value document = *value::read(R"({"a": {"b": [1, 2, 3]}})");
    EXPECT_TRUE(evaluateIn(*parse("$.a.b"), document, oracle)->isSameAs(*document.find("a")->find("b")));
}

TEST(JsonPath, StopsAnEndlessEvaluation) {
    value::NeverAsked oracle;
    value::Value document(1);
    for (int i = 0; i < 200; ++i)
        document = value::Value(std::vector<value::Value>{document});
    const Evaluated value = evaluateIn(*parse("$..*..*..*..*..*"), document, oracle);
    ASSERT_FALSE(value);
    EXPECT_EQ(value.error().message, "the path takes more than 5000000 steps");
}

TEST(JsonPath, StopsBeforeItsResultsFillTheMemory) {
    value::NeverAsked oracle;
    std::string path = "$[0";
    for (int i = 0; i < 2'000; ++i)
        path += ",0";
    path += "]";
    const std::string list = path.substr(1);
    const Evaluated value = evaluateIn(*parse(path + list + list), *value::read("[[[1]]]"), oracle);
    ASSERT_FALSE(value);
    EXPECT_EQ(value.error().code, ErrorCode::EvalError);
}

}  // namespace stepcheck::query::jsonpath
