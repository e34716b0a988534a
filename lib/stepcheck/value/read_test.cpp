#include "stepcheck/value/read.h"

#include <gtest/gtest.h>

#include <string>

namespace stepcheck::value {

TEST(Read, TellsIntegersFromDecimals) {
    EXPECT_TRUE(read("5")->is(Kind::Integer));
    EXPECT_TRUE(read("5.0")->is(Kind::Decimal));
    EXPECT_TRUE(read("5e0")->is(Kind::Decimal));
}

TEST(Read, KeepsEvery64BitInteger) {
    EXPECT_EQ(read("-9223372036854775808")->integer(), INT64_MIN);
    EXPECT_EQ(read("9223372036854775807")->integer(), INT64_MAX);
}

TEST(Read, TakesALargerIntegerAsADecimal) {
    EXPECT_EQ(read("18446744073709551615")->number(), 18446744073709551615.0);
}

TEST(Read, ReadsDecimalsExactly) {
    EXPECT_EQ(read("0.1234567890123456789")->number(), 0.1234567890123456789);
    EXPECT_EQ(read("8.41e-5")->number(), 8.41e-5);
}

TEST(Read, DecodesEscapes) {
    EXPECT_EQ(read(R"("\u00e4\ud83d\ude00\n")")->string(), "\xC3\xA4\xF0\x9F\x98\x80\n");
}

TEST(Read, PlacesAMistake) {
    EXPECT_EQ(read("[1, }").error().message.substr(0, 18), "offset 4: no JSON:");
}

TEST(Read, RefusesTextBehindTheValue) {
    EXPECT_FALSE(read("1 2"));
}

TEST(Read, RefusesAnEmptyText) {
    EXPECT_FALSE(read(" "));
}

TEST(Read, NamesTheDepthLimit) {
    const std::string deep = std::string(11, '[') + std::string(11, ']');
    EXPECT_EQ(read(deep, {.depth = 10}).error().message, "offset 10: nests arrays and objects deeper than 10 (limit: depth)");
}

}  // namespace stepcheck::value
