#include "stepcheck/explore/literal.h"
#include "stepcheck/explore/term_fixture.h"
#include "stepcheck/value/term.h"

#include <gtest/gtest.h>

namespace stepcheck::explore {

using value::Kind;
using value::Question;
using value::Term;
using value::Value;

static std::string text(Question question, Value first, Value second, bool holds, Kind kind = Kind::Null) {
    return describe(
        {.condition = {.question = question, .kind = kind, .first = std::move(first), .second = std::move(second)},
            .holds = holds});
}

TEST(DescribedLiteral, SaysWhatIsThere) {
    EXPECT_EQ(text(Question::IsPresent, member("card"), {}, true), "input.card is present");
    EXPECT_EQ(text(Question::IsPresent, member("card"), {}, false), "input.card is missing");
}

TEST(DescribedLiteral, NamesKinds) {
    EXPECT_EQ(text(Question::IsKind, member("status"), {}, false, Kind::String), "input.status is no string");
    EXPECT_EQ(text(Question::IsKind, member("total"), {}, true, Kind::Decimal), "input.total is a number");
    EXPECT_EQ(text(Question::IsKind, member("total"), {}, true, Kind::Integer), "input.total is an integer");
    EXPECT_EQ(text(Question::IsKind, member("card"), {}, false, Kind::Null), "input.card is not null");
}

TEST(DescribedLiteral, PutsTheUnknownFirst) {
    EXPECT_EQ(text(Question::LessThan, member("total"), 100, true), "input.total < 100");
    EXPECT_EQ(text(Question::LessThan, member("total"), 100, false), "input.total >= 100");
    EXPECT_EQ(text(Question::LessThan, 100, member("total"), true), "input.total > 100");
    EXPECT_EQ(text(Question::LessThan, 100, member("total"), false), "input.total <= 100");
    EXPECT_EQ(text(Question::Equals, "paid", member("status"), false), R"(input.status != "paid")");
}

TEST(DescribedLiteral, ReadsComparisonsThatBecameValues) {
    const Value less = Value::term(Term::operation("<=", {member("a"), member("b")}));
    EXPECT_EQ(text(Question::IsTrue, less, {}, true), "input.a <= input.b");
    EXPECT_EQ(text(Question::IsTrue, less, {}, false), "input.a > input.b");
    EXPECT_EQ(text(Question::IsTrue, member("express"), {}, false), "input.express is false");
}

TEST(DescribedLiteral, KnowsTimestampsAndPatterns) {
    EXPECT_EQ(text(Question::IsTimestamp, member("at"), {}, false), "input.at is no timestamp");
    EXPECT_EQ(text(Question::Before, member("at"), "2026-01-01T00:00:00Z", true),
        R"(input.at is before "2026-01-01T00:00:00Z")");
    EXPECT_EQ(text(Question::Before, "2026-01-01T00:00:00Z", member("at"), false),
        R"(input.at is not after "2026-01-01T00:00:00Z")");
    EXPECT_EQ(text(Question::SameMoment, member("at"), member("until"), true), "input.at is the moment input.until");
    EXPECT_EQ(text(Question::Matches, member("sku"), "a*", false), R"(input.sku does not match "a*")");
}

}  // namespace stepcheck::explore
