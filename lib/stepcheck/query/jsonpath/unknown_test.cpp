// Paths through values that nobody knows.

#include "stepcheck/query/jsonpath/evaluate.h"
#include "stepcheck/query/jsonpath/parser.h"
#include "stepcheck/value/oracle.h"
#include "stepcheck/value/read.h"
#include "stepcheck/value/term.h"

#include <gtest/gtest.h>

namespace stepcheck::query::jsonpath {

using value::Term;
using value::Value;

static Value input() {
    return Value::term(Term::unknown("input"));
}

static std::string text(const Evaluated& value) {
    if (!value)
        return value.error().message;
    return value->is(value::Kind::Term) ? describe(value->term()) : "known";
}

TEST(JsonPathOverUnknowns, AsksWhetherAMemberIsThere) {
    value::Scripted oracle({true, true});
    EXPECT_EQ(text(evaluateIn(*parse("$.order.id"), input(), oracle)), "input.order.id");
    ASSERT_EQ(oracle.asked().size(), 2U);
    EXPECT_EQ(oracle.asked()[0].question, value::Question::IsPresent);
    EXPECT_EQ(describe(oracle.asked()[1].first.term()), "input.order.id");
}

TEST(JsonPathOverUnknowns, FailsWhereAMemberIsNotThere) {
    value::Scripted last({true, false});
    EXPECT_EQ(text(evaluateIn(*parse("$.a.b"), input(), last)), "No results for path: $['a']['b']");
    value::Scripted inner({false});
    EXPECT_EQ(text(evaluateIn(*parse("$.a.b"), input(), inner)), "Missing property in path $['a']");
}

// Of an object it selects nothing, of a string it is an error.
TEST(JsonPathOverUnknowns, AsksForAnObjectWhereAPathMaySelectNothing) {
    value::Scripted object({false, true});
    EXPECT_EQ(text(evaluateIn(*parse("$.a[*]"), input(), object)), "known");
    value::Scripted other({false, false});
    EXPECT_NE(text(evaluateIn(*parse("$.a[*]"), input(), other)), "known");
}

TEST(JsonPathOverUnknowns, NamesElements) {
    value::Scripted oracle({true});
    EXPECT_EQ(text(evaluateIn(*parse("$[0]"), input(), oracle)), "input[0]");
}

// Payload templates take null for what is past the end of an array.
TEST(JsonPathOverUnknowns, TellsAShortArrayFromWhatIsNoArray) {
    value::Scripted array({false, true});
    EXPECT_TRUE(evaluateIn(*parse("$[0].id"), input(), array).error().outOfRange);
    value::Scripted other({false, false});
    EXPECT_FALSE(evaluateIn(*parse("$[0].id"), input(), other).error().outOfRange);
}

TEST(JsonPathOverUnknowns, LeavesOpenWhatCannotBeEnumerated) {
    value::Scripted oracle({true, true});
    EXPECT_EQ(text(evaluateIn(*parse("$.items[*].sku"), input(), oracle)), "[*]['sku'](input.items)");
    value::Scripted isArray({true});
    EXPECT_EQ(text(evaluateIn(*parse("$.length()"), input(), isArray)), "length(input)");
}

TEST(JsonPathOverUnknowns, TellsOneFilterFromAnother) {
    value::Scripted found({true});
    EXPECT_EQ(text(evaluateIn(*parse("$[?(@.price > 5)]"), input(), found)), "[?(@.price > 5)](input)");
    value::Scripted failing({false});
    EXPECT_EQ(text(evaluateIn(*parse("$[?(@.price > 5)]"), input(), failing)), "No results for path: $[?]");
}

TEST(JsonPathOverUnknowns, AsksWhetherAPatternMatches) {
    const Value items(std::vector<Value>{input()});
    value::Scripted oracle({true, true});
    const Evaluated value = evaluateIn(*parse("$[?(@.sku =~ /a.*/i)]"), items, oracle);
    ASSERT_TRUE(value);
    EXPECT_EQ(value->size(), 1U);
    EXPECT_EQ(describe(oracle.asked()[1].first.term()), R"(filter(input.sku, "=~", /a.*/i()))");
}

TEST(JsonPathOverUnknowns, DecidesFiltersItemByItem) {
    const Value items(std::vector<Value>{Value::object({{"price", input()}}), Value::object({{"price", 3}})});
    value::Scripted oracle({true});
    const Evaluated value = evaluateIn(*parse("$[?(@.price > 5)]"), items, oracle);
    ASSERT_TRUE(value);
    EXPECT_EQ(value->size(), 1U);
    EXPECT_EQ(oracle.asked()[0].question, value::Question::LessThan);
}

TEST(JsonPathOverUnknowns, TestsExistenceByAsking) {
    const Value items(std::vector<Value>{input()});
    value::Scripted oracle({false});
    const Evaluated value = evaluateIn(*parse("$[?(@.gift)]"), items, oracle);
    ASSERT_TRUE(value);
    EXPECT_EQ(value->size(), 0U);
}

}  // namespace stepcheck::query::jsonpath
