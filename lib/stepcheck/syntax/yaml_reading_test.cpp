#include "stepcheck/syntax/yaml_reading.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace stepcheck::syntax {

static std::string in11(std::string_view text) {
    return describe(readAsYaml11(text));
}

static std::string in12(std::string_view text) {
    return describe(readAsYaml12(text));
}

TEST(YamlReading, KnowsMoreBooleansIn11) {
    for (const std::string_view word : {"yes", "Yes", "YES", "on", "On", "ON"})
        EXPECT_EQ(in11(word), "the boolean true") << word;
    for (const std::string_view word : {"no", "No", "NO", "off", "Off", "OFF"})
        EXPECT_EQ(in11(word), "the boolean false") << word;
    EXPECT_EQ(in12("Yes"), "text");
    EXPECT_EQ(in12("TRUE"), "the boolean true");
}

TEST(YamlReading, LeavesSpellingsThatNobodyReads) {
    for (const std::string_view word : {"y", "N", "yEs", "nO", "tRUE", "nULL", "none", "Never"})
        EXPECT_EQ(in11(word), "text") << word;
}

TEST(YamlReading, KnowsOctalNumbersBySpelling) {
    EXPECT_EQ(in11("010"), "the number 8");
    EXPECT_EQ(in12("010"), "the number 10");
    EXPECT_EQ(in11("0o10"), "text");
    EXPECT_EQ(in12("0o10"), "the number 8");
    EXPECT_EQ(in11("08"), "text");
    EXPECT_EQ(in12("08"), "the number 8");
}

TEST(YamlReading, KnowsHexadecimalAndBinaryNumbers) {
    EXPECT_EQ(in11("0x1F"), "the number 31");
    EXPECT_EQ(in12("0x1F"), "the number 31");
    EXPECT_EQ(in11("-0x1F"), "the number -31");
    EXPECT_EQ(in12("-0x1F"), "text");
    EXPECT_EQ(in11("0b101"), "the number 5");
    EXPECT_EQ(in12("0b101"), "text");
}

TEST(YamlReading, WritesDecimalsAsJsonDoes) {
    EXPECT_EQ(in12("+5"), "the number 5");
    EXPECT_EQ(in12("-.5"), "the number -0.5");
    EXPECT_EQ(in12("5."), "the number 5.0");
    EXPECT_EQ(in12("007"), "the number 7");
    EXPECT_EQ(in11("1_000"), "the number 1000");
    EXPECT_EQ(in11("1_000.5"), "the number 1000.5");
}

TEST(YamlReading, WantsASignInTheExponentOnlyIn11) {
    EXPECT_EQ(in11("1e5"), "text");
    EXPECT_EQ(in11("1.5e3"), "text");
    EXPECT_EQ(in11("1.5e+3"), "the number 1.5e+3");
    EXPECT_EQ(in12("1e5"), "the number 1e5");
}

TEST(YamlReading, CountsInSixtiesIn11) {
    EXPECT_EQ(in11("12:30:00"), "the number 45000");
    EXPECT_EQ(in11("22:22"), "the number 1342");
    EXPECT_EQ(in12("12:30:00"), "text");
    for (const std::string_view word : {"8080:80", "09:30:00", "1:60", "1:"})
        EXPECT_EQ(in11(word), "text") << word;
}

TEST(YamlReading, KnowsDatesIn11) {
    for (const std::string_view word : {"2012-10-17", "2016-03-14T01:59:00Z", "2016-3-14 1:59:00.5 +01:00"})
        EXPECT_EQ(in11(word), "a date") << word;
    for (const std::string_view word : {"2012-1-7", "2012-10", "2012-10-17T", "12-10-2017", "2016-03-14T01:59Z"})
        EXPECT_EQ(in11(word), "text") << word;
    EXPECT_EQ(in12("2012-10-17"), "text");
}

TEST(YamlReading, KnowsWhatJsonHasNoNumberFor) {
    EXPECT_EQ(in11("-.inf"), "infinity");
    EXPECT_EQ(in12(".Inf"), "infinity");
    EXPECT_EQ(in11(".nan"), "NaN");
    EXPECT_EQ(in12("-.nan"), "text");
}

TEST(YamlReading, SaysThatAHugeNumberIsOne) {
    EXPECT_EQ(in11("0xFFFFFFFFFFFFFFFFFF"), "a number");
    EXPECT_EQ(in11("99999999999:59:59:59:59:59:59:59:59"), "a number");
    EXPECT_EQ(in12("0.1234567890123456789012345"), "a number");
    EXPECT_EQ(in12("123456789012345678901234567890"), "a number");
}

TEST(YamlReading, LeavesText) {
    for (const std::string_view word : {"1.2.3", "+", "-", ".", "_1", "arn:aws:lambda", "10.0.0.1", "1st", "e5"}) {
        EXPECT_EQ(in11(word), "text") << word;
        EXPECT_EQ(in12(word), "text") << word;
    }
}

}  // namespace stepcheck::syntax
