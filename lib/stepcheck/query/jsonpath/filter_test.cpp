#include "stepcheck/query/jsonpath/evaluate.h"
#include "stepcheck/query/jsonpath/parser.h"
#include "stepcheck/value/read.h"
#include "stepcheck/value/write.h"

#include <gtest/gtest.h>

namespace stepcheck::query::jsonpath {

// The ids of the items for which the condition holds.
static std::string kept(const std::string& condition) {
    static const value::Value document = *value::read(R"({"limit": 9.5, "items": [
        {"id": 1, "price": 9.5, "sku": "p1", "tags": ["new"], "meta": {"w": 1}},
        {"id": 2, "price": 100, "sku": "p2", "tags": [], "gift": true},
        {"id": 3, "price": 3, "sku": "P3", "gift": false, "note": null}]})");
    const auto path = parse("$.items[?(" + condition + ")].id");
    value::NeverAsked oracle;
    if (!path)
        return path.error().message;
    const Evaluated value = evaluateIn(*path, document, oracle);
    return value ? value::write(*value) : value.error().message;
}

TEST(JsonPathFilter, TestsExistence) {
    EXPECT_EQ(kept("@.gift"), "[2,3]");
    EXPECT_EQ(kept("!@.gift"), "[1]");
    EXPECT_EQ(kept("@.meta.w"), "[1]");
}

TEST(JsonPathFilter, ComparesNumbersByValue) {
    EXPECT_EQ(kept("@.price > 9.5"), "[2]");
    EXPECT_EQ(kept("@.price <= $.limit"), "[1,3]");
    EXPECT_EQ(kept("@.price == 100.0"), "[2]");
    EXPECT_EQ(kept("@.price == '100'"), "[2]");
    EXPECT_EQ(kept("@.price == 1e2"), "[2]");
}

TEST(JsonPathFilter, FindsUnlikeTypesUnequalAndWithoutOrder) {
    EXPECT_EQ(kept("@.sku > 1"), "[]");
    EXPECT_EQ(kept("@.gift == 'true'"), "[]");
    EXPECT_EQ(kept("@.note == null"), "[3]");
    EXPECT_EQ(kept("@.nothing == null"), "[]");
    EXPECT_EQ(kept("@.nothing != null"), "[1,2,3]");
}

TEST(JsonPathFilter, CombinesConditions) {
    EXPECT_EQ(kept("@.id == 1 || @.id == 2 && @.price == 0"), "[1]");
    EXPECT_EQ(kept("(@.id == 1 || @.id == 2) && @.price == 100"), "[2]");
    EXPECT_EQ(kept("!(@.id > 1)"), "[1]");
}

TEST(JsonPathFilter, KnowsAllOperators) {
    EXPECT_EQ(kept("@.id in [1, 3]"), "[1,3]");
    EXPECT_EQ(kept("@.sku nin ['p1','p2']"), "[3]");
    EXPECT_EQ(kept("@.sku contains 'p'"), "[1,2]");
    EXPECT_EQ(kept("@.tags contains 'new'"), "[1]");
    EXPECT_EQ(kept("@.tags size 0"), "[2]");
    EXPECT_EQ(kept("@.tags empty false"), "[1]");
    EXPECT_EQ(kept("@.tags subsetof ['new','old']"), "[1,2]");
    EXPECT_EQ(kept("@.tags anyof ['new']"), "[1]");
    EXPECT_EQ(kept("@.tags noneof ['new']"), "[2]");
    EXPECT_EQ(kept("@.tags all ['new']"), "[1]");
    EXPECT_EQ(kept("@.meta == {\"w\":1}"), "[1]");
    EXPECT_EQ(kept("@.id === 1"), "[1]");
}

TEST(JsonPathFilter, MatchesWholeStringsWithPatterns) {
    EXPECT_EQ(kept("@.sku =~ /p/"), "[]");
    EXPECT_EQ(kept("@.sku =~ /p.*/i"), "[1,2,3]");
    EXPECT_EQ(kept("/p[12]/ =~ @.sku"), "[1,2]");
}

TEST(JsonPathFilter, GivesUpOnAPatternThatBacktracksWithoutEnd) {
    value::NeverAsked oracle;
    const value::Value document(std::vector<value::Value>{value::Value(std::string(5'000, 'a') + "!")});
    const Evaluated value = evaluateIn(*parse("$[?(@ =~ /(a|aa)*(a|aa)*b/)]"), document, oracle);
    ASSERT_FALSE(value);
    EXPECT_EQ(value.error().message, "a regular expression takes too long");
}

TEST(JsonPathFilter, TestsAnObjectItself) {
    value::NeverAsked oracle;
    EXPECT_EQ(value::write(*evaluateIn(*parse("$[?(@.a == 1)]"), *value::read(R"({"a": 1})"), oracle)), R"([{"a":1}])");
}

}  // namespace stepcheck::query::jsonpath
