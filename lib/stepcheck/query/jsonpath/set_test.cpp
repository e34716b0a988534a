#include "stepcheck/query/jsonpath/parser.h"
#include "stepcheck/query/jsonpath/set.h"
#include "stepcheck/value/read.h"
#include "stepcheck/value/term.h"
#include "stepcheck/value/write.h"

#include <gtest/gtest.h>

namespace stepcheck::query::jsonpath {

using value::Value;

// The document with 1 at the path, or the message.
static std::string with(std::string_view path, std::string_view json) {
    value::NeverAsked oracle;
    const Evaluated result = set(*parse(path), path, *value::read(json), Value(1), oracle);
    return result ? value::write(*result) : result.error().message;
}

TEST(SetAtPath, ReplacesEverythingAtTheRoot) {
    EXPECT_EQ(with("$", R"({"a": 2})"), "1");
    EXPECT_EQ(with("$", "\"text\""), "1");
}

TEST(SetAtPath, AddsAndReplacesMembersInPlace) {
    EXPECT_EQ(with("$.c", R"({"a": 2})"), R"({"a":2,"c":1})");
    EXPECT_EQ(with("$.a", R"({"a": 2, "b": 3})"), R"({"a":1,"b":3})");
}

TEST(SetAtPath, MakesObjectsOnTheWay) {
    EXPECT_EQ(with("$.a.b['c d']", R"({"x": 0})"), R"({"x":0,"a":{"b":{"c d":1}}})");
}

TEST(SetAtPath, ReplacesElements) {
    EXPECT_EQ(with("$[1].p", R"([0, {"q": 2}])"), R"([0,{"q":2,"p":1}])");
    EXPECT_EQ(with("$.a[0]", R"({"a": [5, 6]})"), R"({"a":[1,6]})");
}

TEST(SetAtPath, FailsWhereAStepDoesNotFit) {
    EXPECT_EQ(with("$.x", "\"input1\""), "Unable to apply ReferencePath $.x to input \"input1\"");
    EXPECT_EQ(with("$.a[2]", R"({"a": [5]})"), R"(Unable to apply ReferencePath $.a[2] to input {"a":[5]})");
    EXPECT_EQ(with("$.a.b", R"({"a": 5})"), R"(Unable to apply ReferencePath $.a.b to input {"a":5})");
}

TEST(SetAtPath, SharesWhatItDoesNotTouch) {
    value::NeverAsked oracle;
    const Value document = *value::read(R"({"a": {"b": [1]}, "c": [1, 2]})");
    const Value result = *set(*parse("$.a.x"), "$.a.x", document, Value(1), oracle);
    EXPECT_TRUE(result.find("c")->isSameAs(*document.find("c")));
    EXPECT_TRUE(result.find("a")->find("b")->isSameAs(*document.find("a")->find("b")));
}

TEST(SetAtPath, ExtendsAnUnknownObject) {
    const Value input = Value::term(value::Term::unknown("input"));
    value::Scripted oracle({true});
    const Value result = *set(*parse("$.paid"), "$.paid", input, Value(1), oracle);
    EXPECT_EQ(describe(result.term()), "with(input, \"paid\", 1)");
    EXPECT_EQ(oracle.asked()[0].question, value::Question::IsKind);
    EXPECT_EQ(*evaluateIn(*parse("$.paid"), result, oracle), Value(1));
    value::Scripted other({true});
    EXPECT_EQ(describe(evaluateIn(*parse("$.id"), result, other)->term()), "input.id");
}

TEST(SetAtPath, SetsAMemberOfATermOnce) {
    const Value input = Value::term(value::Term::unknown("input"));
    const Value twice = setInTerm(setInTerm(input, "a", 1), "b", 2);
    EXPECT_EQ(describe(twice.term()), R"(with(with(input, "a", 1), "b", 2))");
    EXPECT_EQ(describe(setInTerm(twice, "b", 3).term()), R"(with(with(input, "a", 1), "b", 3))");
    EXPECT_EQ(describe(setInTerm(twice, "a", 3).term()), R"(with(with(input, "a", 3), "b", 2))");
}

}  // namespace stepcheck::query::jsonpath
