#include "stepcheck/value/write.h"

#include "stepcheck/value/term.h"

#include <gtest/gtest.h>

#include <limits>

namespace stepcheck::value {

TEST(WriteDecimal, KeepsAFractionDigit) {
    EXPECT_EQ(writeDecimal(1), "1.0");
}

TEST(WriteDecimal, WritesPlainDigitsFromAThousandthToTenMillion) {
    EXPECT_EQ(writeDecimal(0.001), "0.001");
    EXPECT_EQ(writeDecimal(9999999.5), "9999999.5");
}

TEST(WriteDecimal, WritesAnExponentOutside) {
    EXPECT_EQ(writeDecimal(0.0001), "1.0E-4");
    EXPECT_EQ(writeDecimal(1e7), "1.0E7");
    EXPECT_EQ(writeDecimal(1789180622), "1.789180622E9");
    EXPECT_EQ(writeDecimal(9.223372036854776e18), "9.223372036854776E18");
}

TEST(WriteDecimal, KeepsTheSignOfZero) {
    EXPECT_EQ(writeDecimal(-0.0), "-0.0");
}

TEST(WriteDecimal, FillsUpWithZeros) {
    EXPECT_EQ(writeDecimal(1200), "1200.0");
}

TEST(Write, WritesWhatIsNotFiniteAsAString) {
    EXPECT_EQ(write(Value(std::numeric_limits<double>::infinity())), R"("Infinity")");
}

TEST(Write, EscapesOnlyWhatItMust) {
    EXPECT_EQ(write(Value("a\"b\\c/\n\x1F\xC3\xA4")), "\"a\\\"b\\\\c/\\n\\u001F\xC3\xA4\"");
}

TEST(Write, PutsNoSpaces) {
    EXPECT_EQ(write(Value::object({{.name = Value("a"), .value = Value(std::vector<Value>{Value(1), Value()})},
                  {.name = Value("b"), .value = Value::object({})}})),
        R"({"a":[1,null],"b":{}})");
}

TEST(Write, MarksATerm) {
    EXPECT_EQ(write(Value::term(Term::unknown("input"))), "<input>");
}

}  // namespace stepcheck::value
