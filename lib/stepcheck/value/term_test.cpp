#include "stepcheck/value/term.h"

#include <gtest/gtest.h>

namespace stepcheck::value {

static Value input() {
    return Value::term(Term::unknown("input"));
}

TEST(DescribeTerm, WritesMembersAsAPath) {
    EXPECT_EQ(describe(Term::member(Value::term(Term::member(input(), "order")), "total")), "input.order.total");
}

TEST(DescribeTerm, WritesAnOperatorBetweenItsOperands) {
    EXPECT_EQ(describe(Term::operation("+", {input(), Value(1)})), "(input + 1)");
}

TEST(DescribeTerm, WritesAFunctionWithItsArguments) {
    EXPECT_EQ(describe(Term::function("hash", {input(), Value("MD5")})), R"(hash(input, "MD5"))");
}

TEST(DescribeTerm, CutsADeepTermShort) {
    Value sum = input();
    for (int i = 0; i < 100'000; ++i)
        sum = Value::term(Term::operation("+", {std::move(sum), Value(1)}));
    EXPECT_LT(describe(sum.term()).size(), 300U);
}

}  // namespace stepcheck::value
