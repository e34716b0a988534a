#include "stepcheck/query/jsonata/expression.h"

#include <gtest/gtest.h>

namespace stepcheck::query::jsonata {

static Error errorOf(std::string_view text) {
    const auto parsed = parse(text);
    return parsed ? Error{} : parsed.error();
}

template <class T>
static const T* shapeOf(const boost::system::result<Expression, Error>& parsed) {
    return parsed ? std::get_if<T>(&parsed->root().shape) : nullptr;
}

TEST(JsonataParser, JoinsDotsToOnePath) {
    const auto parsed = parse("a.b.c");
    const Path* path = shapeOf<Path>(parsed);
    ASSERT_NE(path, nullptr);
    EXPECT_EQ(path->steps.size(), 3U);
}

TEST(JsonataParser, KeepsBeginAndEndOfEveryStep) {
    const auto parsed = parse("first . second");
    const Path* path = shapeOf<Path>(parsed);
    ASSERT_NE(path, nullptr);
    EXPECT_EQ(path->steps[0].node->span, (support::Span{.begin = 0, .end = 5}));
    EXPECT_EQ(path->steps[1].node->span, (support::Span{.begin = 8, .end = 14}));
}

TEST(JsonataParser, BindsPredicatesToTheirStep) {
    const auto parsed = parse("a.b[0]");
    const Path* path = shapeOf<Path>(parsed);
    ASSERT_NE(path, nullptr);
    EXPECT_EQ(path->steps[1].stages.size(), 1U);
}

TEST(JsonataParser, TakesASlashAfterAnOperandForADivision) {
    EXPECT_NE(shapeOf<Binary>(parse("a/b/c")), nullptr);
}

TEST(JsonataParser, FoldsTheMinusOfANumber) {
    const auto parsed = parse("-5");
    const Literal* literal = shapeOf<Literal>(parsed);
    ASSERT_NE(literal, nullptr);
    EXPECT_EQ(literal->value, value::Value(-5));
}

TEST(JsonataParser, MarksTailCalls) {
    const auto parsed = parse("function($n){ $n = 0 ? 1 : $f($n - 1) }");
    const Lambda* lambda = shapeOf<Lambda>(parsed);
    ASSERT_NE(lambda, nullptr);
    EXPECT_TRUE(std::get<Call>(std::get<Conditional>(lambda->body->shape).otherwise->shape).tail);
}

TEST(JsonataParser, CountsPositionsInUtf16Units) {
    EXPECT_EQ(errorOf("\"\U0001F600\" + ").position, 7U);
}

TEST(JsonataParser, NamesTheTokenItWanted) {
    const Error error = errorOf("[1; 2]");
    EXPECT_EQ(error.code, "S0202");
    EXPECT_EQ(error.message, "Expected \"]\", got \";\"");
    EXPECT_EQ(error.span, (support::Span{.begin = 2, .end = 3}));
}

TEST(JsonataParser, ReportsAnUnexpectedEnd) {
    EXPECT_EQ(errorOf("1 +").message, "Unexpected end of expression");
}

TEST(JsonataParser, RefusesOperatorsOfLaterVersions) {
    EXPECT_EQ(errorOf("a ?: b").message, "The symbol \":\" cannot be used as a unary operator");
    EXPECT_EQ(errorOf("a ?? b").token, "?");
}

TEST(JsonataParser, RefusesUnknownOperators) {
    EXPECT_EQ(errorOf("!a").code, "S0204");
}

TEST(JsonataParser, FindsNoParentOfTheFirstStep) {
    EXPECT_EQ(errorOf("a.b.%.%.%").code, "S0217");
}

TEST(JsonataParser, ReportsAMalformedPattern) {
    const Error error = errorOf("$match(a, /x{2,1}/)");
    EXPECT_EQ(error.code, "S0303");
    EXPECT_EQ(error.span, (support::Span{.begin = 10, .end = 18}));
}

TEST(JsonataParser, RefusesHostileNesting) {
    EXPECT_EQ(errorOf(std::string(100'000, '(')).code, "U1001");
    EXPECT_EQ(errorOf(std::string(100'000, '-') + "a").code, "U1001");
    std::string sum = "1";
    for (int i = 0; i < 10'000; ++i)
        sum += "+1";
    EXPECT_EQ(errorOf(sum).code, "U1001");
}

}  // namespace stepcheck::query::jsonata
