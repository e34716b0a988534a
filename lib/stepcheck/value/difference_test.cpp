#include "stepcheck/value/difference.h"
#include "stepcheck/value/read.h"

#include <gtest/gtest.h>

#include <string>

namespace stepcheck::value {

// "pointer: message"
static std::string difference(std::string_view expected, std::string_view found) {
    const auto result = firstDifference(*read(expected), *read(found));
    return result ? result->pointer + ": " + result->message : "none";
}

TEST(Difference, IsNoneForEqualValues) {
    EXPECT_EQ(difference(R"({"a": 1, "b": [2]})", R"({"b": [2.0], "a": 1})"), "none");
}

TEST(Difference, NamesTheInnermostPlace) {
    EXPECT_EQ(difference(R"({"a": {"b": [1, 2]}})", R"({"a": {"b": [1, 3]}})"), "/a/b/1: expected 2, found 3");
}

TEST(Difference, TellsWhatIsMissing) {
    EXPECT_EQ(difference(R"({"a": 1, "b": 2})", R"({"a": 1})"), "/b: expected 2, found nothing");
    EXPECT_EQ(difference("[1, 2]", "[1]"), "/1: expected 2, found nothing");
}

TEST(Difference, TellsWhatWasNotExpected) {
    EXPECT_EQ(difference(R"({"a": 1})", R"({"a": 1, "b/c": 2})"), "/b~1c: 2 was not expected");
}

TEST(Difference, TellsOtherKindsAsAWhole) {
    EXPECT_EQ(difference(R"({"a": [1]})", R"({"a": {"0": 1}})"), R"(/a: expected [1], found {"0":1})");
}

TEST(Difference, CutsLongValuesBetweenCharacters) {
    std::string text = "\"";
    for (int i = 0; i < 100; ++i)
        text += "é";
    const std::string cut = inShort(*read(text + "\""));
    EXPECT_EQ(cut, text.substr(0, 119) + "…");
}

}  // namespace stepcheck::value
