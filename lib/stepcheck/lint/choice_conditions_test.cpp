#include "stepcheck/lint/choice_conditions.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace stepcheck::lint {

using catalog::Relation;
using catalog::Tested;
using Kind = Condition::Kind;

static Condition number(Relation relation, double value, std::uint32_t subject = 0) {
    return {.kind = Kind::Test,
        .subject = subject,
        .test = {.kind = ValueTest::Kind::Number, .relation = relation, .number = value}};
}

static Condition text(Relation relation, std::string value) {
    return {.kind = Kind::Test,
        .test = {.kind = ValueTest::Kind::Text, .relation = relation, .text = {.text = std::move(value)}}};
}

static Condition prefix(std::string value) {
    return {.kind = Kind::Test, .test = {.kind = ValueTest::Kind::Prefix, .text = {.text = std::move(value)}}};
}

static Condition pattern(std::string value) {
    return {.kind = Kind::Test, .test = {.kind = ValueTest::Kind::Pattern, .text = {.text = std::move(value)}}};
}

static Condition timestamp(Relation relation, std::string_view value) {
    return {.kind = Kind::Test,
        .test = {.kind = ValueTest::Kind::Timestamp,
            .relation = relation,
            .instant = support::parseTimestamp(value).value.value()}};
}

static Condition boolean(bool value) {
    return {.kind = Kind::Test, .test = {.kind = ValueTest::Kind::Boolean, .expected = value}};
}

static Condition is(Tested tested, bool expected = true) {
    return {.kind = Kind::Test, .test = {.tested = tested, .expected = expected}};
}

static Condition unknown(std::uint32_t subject) {
    return {.kind = Kind::Unknown, .subject = subject};
}

template <class... Parts>
static Condition combine(Kind kind, Parts... parts) {
    Condition result{.kind = kind};
    (result.parts.push_back(std::move(parts)), ...);
    return result;
}

template <class... Parts>
static Condition all(Parts... parts) {
    return combine(Kind::And, std::move(parts)...);
}

template <class... Parts>
static Condition any(Parts... parts) {
    return combine(Kind::Or, std::move(parts)...);
}

static Condition negate(Condition part) {
    return combine(Kind::Not, std::move(part));
}

// The rules that are covered, by their index.
static std::vector<std::size_t> covered(std::vector<Condition> rules) {
    std::vector<std::size_t> result;
    for (const CoveredRule& rule : coveredRules(rules))
        result.push_back(rule.rule);
    return result;
}

static bool complete(std::vector<Condition> rules) {
    return coverEverything(rules);
}

TEST(NeverMatches, ARangeWithoutMembers) {
    EXPECT_TRUE(neverMatches(all(number(Relation::GreaterThan, 5), number(Relation::LessThan, 3))));
    EXPECT_TRUE(neverMatches(all(number(Relation::GreaterThan, 5), number(Relation::LessThanEquals, 5))));
    EXPECT_FALSE(neverMatches(all(number(Relation::GreaterThanEquals, 5), number(Relation::LessThanEquals, 5))));
    EXPECT_FALSE(neverMatches(all(number(Relation::GreaterThan, 5), number(Relation::LessThan, 6))));
}

TEST(NeverMatches, ValuesOfTwoTypes) {
    EXPECT_TRUE(neverMatches(all(is(Tested::String), number(Relation::Equals, 5))));
    EXPECT_TRUE(neverMatches(all(boolean(true), text(Relation::Equals, "a"))));
    EXPECT_FALSE(neverMatches(all(is(Tested::Numeric), number(Relation::Equals, 5))));
    EXPECT_FALSE(neverMatches(all(is(Tested::Timestamp), is(Tested::String))));
}

TEST(NeverMatches, TwoDifferentTexts) {
    EXPECT_TRUE(neverMatches(all(text(Relation::Equals, "a"), text(Relation::Equals, "b"))));
    EXPECT_TRUE(neverMatches(all(prefix("order-"), text(Relation::Equals, "ticket-1"))));
    EXPECT_FALSE(neverMatches(all(prefix("order-"), text(Relation::Equals, "order-1"))));
    EXPECT_TRUE(neverMatches(text(Relation::LessThan, "")));
}

TEST(NeverMatches, KnowsPatternsOnKnownTextsOnly) {
    EXPECT_TRUE(neverMatches(all(pattern("*.json"), text(Relation::Equals, "a.csv"))));
    EXPECT_FALSE(neverMatches(all(pattern("*.json"), text(Relation::Equals, "a.json"))));
    EXPECT_FALSE(neverMatches(all(pattern("*.json"), pattern("*.csv"))));
    EXPECT_TRUE(neverMatches(all(pattern("a\\*b"), text(Relation::Equals, "axb"))));
    EXPECT_FALSE(neverMatches(all(pattern("a\\*b"), text(Relation::Equals, "a*b"))));
}

TEST(NeverMatches, OrdersTextsAsUtf16Does) {
    // U+10000 is D800 DC00 and so comes before U+FFFD.
    const std::string astral = "\xF0\x90\x80\x80";
    const std::string replacement = "\xEF\xBF\xBD";
    EXPECT_FALSE(neverMatches(all(text(Relation::Equals, astral), text(Relation::LessThan, replacement))));
    EXPECT_TRUE(neverMatches(all(text(Relation::Equals, replacement), text(Relation::LessThan, astral))));
}

TEST(NeverMatches, TimestampsByTheirInstants) {
    EXPECT_TRUE(neverMatches(all(timestamp(Relation::LessThan, "2026-01-01T00:00:00Z"),
        timestamp(Relation::GreaterThan, "2026-01-01T01:00:00+01:00"))));
    EXPECT_FALSE(neverMatches(all(timestamp(Relation::LessThanEquals, "2026-01-01T00:00:00Z"),
        timestamp(Relation::GreaterThanEquals, "2026-01-01T01:00:00+01:00"))));
    EXPECT_TRUE(
        neverMatches(all(text(Relation::Equals, "DONE"), timestamp(Relation::LessThan, "2026-01-01T00:00:00Z"))));
    // Whether the service takes it for a timestamp is not known.
    EXPECT_FALSE(neverMatches(
        all(text(Relation::Equals, "2025-01-01T00:00Z"), timestamp(Relation::LessThan, "2026-01-01T00:00:00Z"))));
}

TEST(NeverMatches, WhatIsBothThereAndNot) {
    EXPECT_TRUE(neverMatches(all(is(Tested::Present, false), text(Relation::Equals, "a"))));
    EXPECT_TRUE(neverMatches(all(unknown(0), negate(unknown(0)))));
    EXPECT_FALSE(neverMatches(all(unknown(0), negate(unknown(1)))));
    EXPECT_FALSE(neverMatches(all(is(Tested::Present), is(Tested::Null))));
}

TEST(NeverMatches, SeesThroughOrAndNot) {
    EXPECT_TRUE(neverMatches(
        all(any(number(Relation::Equals, 1), number(Relation::Equals, 2)), number(Relation::GreaterThan, 2))));
    EXPECT_FALSE(neverMatches(negate(all(number(Relation::Equals, 1), number(Relation::Equals, 2)))));
}

TEST(NeverFalse, IsWhatTakesEveryValue) {
    EXPECT_TRUE(neverFalse(any(is(Tested::Present), is(Tested::Present, false))));
    EXPECT_TRUE(neverFalse(any(number(Relation::LessThan, 5), negate(number(Relation::LessThan, 5)))));
    EXPECT_FALSE(neverFalse(any(number(Relation::LessThan, 5), number(Relation::GreaterThanEquals, 5))));
    EXPECT_FALSE(neverFalse(is(Tested::Null)));
}

TEST(CoveredRules, AreNarrowerThanAnEarlierOne) {
    EXPECT_THAT(
        covered({number(Relation::GreaterThan, 1), number(Relation::GreaterThan, 10)}), testing::ElementsAre(1));
    EXPECT_THAT(covered({number(Relation::GreaterThan, 10), number(Relation::GreaterThan, 1)}), testing::IsEmpty());
    EXPECT_THAT(covered({prefix("a"), prefix("ab")}), testing::ElementsAre(1));
    EXPECT_THAT(covered({is(Tested::String), text(Relation::Equals, "a")}), testing::ElementsAre(1));
}

TEST(CoveredRules, MayNeedSeveralEarlierOnes) {
    const std::vector<Condition> rules{
        number(Relation::LessThan, 5), number(Relation::GreaterThanEquals, 5), is(Tested::Numeric)};
    const std::vector<CoveredRule> found = coveredRules(rules);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].rule, 2U);
    EXPECT_FALSE(found[0].by);
    EXPECT_FALSE(found[0].byFailing);
}

TEST(CoveredRules, MayComeTooLateForAMissingValue) {
    const std::vector<Condition> rules{text(Relation::Equals, "a"), is(Tested::Present, false)};
    const std::vector<CoveredRule> found = coveredRules(rules);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].by, 0U);
    EXPECT_TRUE(found[0].byFailing);
    EXPECT_THAT(covered({is(Tested::Present, false), text(Relation::Equals, "a")}), testing::IsEmpty());
}

TEST(CoveredRules, AreNotThoseThatNeverMatchAnyway) {
    EXPECT_THAT(
        covered({is(Tested::String), all(is(Tested::String), number(Relation::Equals, 5))}), testing::IsEmpty());
}

TEST(CoveredRules, LookAtTheSameValueOnly) {
    EXPECT_THAT(
        covered({number(Relation::GreaterThan, 1, 0), number(Relation::GreaterThan, 10, 1)}), testing::IsEmpty());
    EXPECT_THAT(
        covered({number(Relation::Equals, 1, 0), all(number(Relation::Equals, 1, 0), number(Relation::Equals, 2, 1))}),
        testing::ElementsAre(1));
}

TEST(CoverEverything, TakesAValueToHaveTheTypeThatItIsComparedWith) {
    EXPECT_TRUE(complete({boolean(true), boolean(false)}));
    EXPECT_FALSE(complete({boolean(true)}));
    EXPECT_TRUE(complete({number(Relation::LessThan, 5), number(Relation::GreaterThanEquals, 5)}));
    EXPECT_FALSE(complete({number(Relation::LessThan, 5), number(Relation::GreaterThan, 5)}));
    EXPECT_FALSE(complete({text(Relation::Equals, "a"), text(Relation::Equals, "b")}));
}

TEST(CoverEverything, KnowsTests) {
    EXPECT_TRUE(complete({is(Tested::Present), is(Tested::Present, false)}));
    EXPECT_TRUE(complete({is(Tested::Null), is(Tested::Null, false)}));
    EXPECT_FALSE(complete({is(Tested::Numeric), is(Tested::String)}));
    EXPECT_FALSE(complete({all(is(Tested::Present), boolean(true)), all(is(Tested::Present), boolean(false))}));
    EXPECT_TRUE(complete({{.kind = Kind::Constant, .value = true}}));
}

TEST(Conditions, OfTooManyValuesAreNotKnown) {
    Condition rule{.kind = Kind::And};
    for (std::uint32_t i = 0; i < 30; ++i)
        rule.parts.push_back(unknown(i));
    rule.parts.push_back(negate(unknown(0)));
    EXPECT_FALSE(neverMatches(rule));
}

TEST(Conditions, OfManyIndependentValuesAreKnown) {
    const Condition impossible = all(number(Relation::LessThan, 1, 40), number(Relation::GreaterThan, 2, 40));
    Condition both{.kind = Kind::And};
    Condition either{.kind = Kind::Or};
    for (std::uint32_t i = 0; i < 30; ++i) {
        both.parts.push_back(unknown(i));
        either.parts.push_back(unknown(i));
    }
    both.parts.push_back(impossible);
    either.parts.push_back(impossible);
    EXPECT_TRUE(neverMatches(both));
    EXPECT_FALSE(neverMatches(either));
    EXPECT_FALSE(neverFalse(either));
}

TEST(Conditions, OfJsonataGoOnWithoutAMissingValue) {
    Condition equals = boolean(true);
    equals.test.isJsonata = true;
    Condition exists = is(Tested::Present);
    exists.test.isJsonata = true;
    EXPECT_THAT(covered({equals, negate(exists)}), testing::IsEmpty());
    Condition less = number(Relation::LessThan, 1);
    less.test.isJsonata = true;
    EXPECT_THAT(covered({less, negate(exists)}), testing::ElementsAre(1));
}

}  // namespace stepcheck::lint
