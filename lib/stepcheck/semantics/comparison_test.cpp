#include "stepcheck/semantics/comparison.h"
#include "stepcheck/value/term.h"

#include <gtest/gtest.h>

namespace stepcheck::semantics {

using catalog::Field;
using value::Value;

static bool compares(Field op, const Value& left, const Value& right) {
    value::NeverAsked oracle;
    return compare(*catalog::findComparison(op), left, right, oracle);
}

TEST(Comparison, OfAnotherTypeIsNeverTrue) {
    EXPECT_FALSE(compares(Field::StringEquals, Value(1), Value("1")));
    EXPECT_FALSE(compares(Field::NumericLessThanEquals, Value(), Value(0)));
    EXPECT_FALSE(compares(Field::BooleanEquals, Value("true"), Value(true)));
    EXPECT_FALSE(compares(Field::TimestampEquals, Value("soon"), Value("soon")));
}

TEST(Comparison, OfNumbersIgnoresTheirForm) {
    EXPECT_TRUE(compares(Field::NumericEquals, Value(1), Value(1.0)));
    EXPECT_TRUE(compares(Field::NumericGreaterThanEquals, Value(2.5), Value(2)));
    EXPECT_FALSE(compares(Field::NumericLessThan, Value(2), Value(2.0)));
}

TEST(Comparison, OfStringsIsByCodeUnits) {
    EXPECT_TRUE(compares(Field::StringLessThan, Value("A"), Value("AB")));
    EXPECT_FALSE(compares(Field::StringEquals, Value(" "), Value("  ")));
    // U+1F600 is written with surrogates, which lie below U+FF5E.
    EXPECT_TRUE(compares(Field::StringLessThan, Value("\xF0\x9F\x98\x80"), Value("\xEF\xBD\x9E")));
}

TEST(Comparison, OfTimestampsIsByMoment) {
    EXPECT_TRUE(compares(Field::TimestampEquals, Value("2024-01-01T00:00:00Z"), Value("2024-01-01T01:00:00+01:00")));
    EXPECT_TRUE(compares(Field::TimestampLessThan, Value("2024-01-01T00:00:00Z"), Value("2024-01-01T00:00:00.5Z")));
}

TEST(Comparison, OfAnUnknownAsksForItsTypeFirst) {
    const Value unknown = Value::term(value::Term::unknown("input"));
    value::Scripted oracle({true, true});
    EXPECT_TRUE(compare(*catalog::findComparison(Field::NumericLessThan), unknown, Value(5), oracle));
    ASSERT_EQ(oracle.asked().size(), 2U);
    EXPECT_EQ(oracle.asked()[0].question, value::Question::IsKind);
    EXPECT_EQ(oracle.asked()[1].question, value::Question::LessThan);
    value::Scripted other({false});
    EXPECT_FALSE(compare(*catalog::findComparison(Field::NumericLessThan), unknown, Value(5), other));
}

TEST(Comparison, OfAnUnknownTimestampAsksForMoments) {
    const Value unknown = Value::term(value::Term::unknown("input"));
    const Value constant("2024-01-01T00:00:00Z");
    value::Scripted oracle({true, true, false});
    EXPECT_FALSE(compare(*catalog::findComparison(Field::TimestampLessThan), unknown, constant, oracle));
    EXPECT_EQ(oracle.asked().back().question, value::Question::Before);
    value::Scripted other({true, true, true});
    EXPECT_TRUE(compare(*catalog::findComparison(Field::TimestampEquals), unknown, constant, other));
    EXPECT_EQ(other.asked().back().question, value::Question::SameMoment);
}

TEST(Pattern, MatchesTheWholeTextWithStars) {
    EXPECT_TRUE(matchesPattern("log-2024.txt", "log-*.txt"));
    EXPECT_TRUE(matchesPattern("log-.txt", "log-*.txt"));
    EXPECT_TRUE(matchesPattern("aXbXc", "a*X*c"));
    EXPECT_FALSE(matchesPattern("log-2024.txt.bak", "log-*.txt"));
    EXPECT_FALSE(matchesPattern("", "?"));
    EXPECT_TRUE(matchesPattern("", "**"));
}

TEST(Pattern, TakesAnEscapedStarAsItIs) {
    EXPECT_TRUE(matchesPattern("a*b", R"(a\*b)"));
    EXPECT_FALSE(matchesPattern("axb", R"(a\*b)"));
    EXPECT_TRUE(matchesPattern(R"(a\b)", R"(a\\b)"));
}

TEST(Pattern, OfManyStarsTakesNoExponentialTime) {
    EXPECT_FALSE(matchesPattern(std::string(2'000, 'a'), "*a*a*a*a*a*a*a*a*a*a*a*a*b"));
}

}  // namespace stepcheck::semantics
