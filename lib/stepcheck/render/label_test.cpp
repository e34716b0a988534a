#include "stepcheck/render/label.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace stepcheck::render {

using testing::ElementsAre;

TEST(TextWidth, GivesWideCharactersMoreThanNarrowOnes) {
    EXPECT_LT(textWidth("illi"), textWidth("mmmm"));
}

TEST(TextWidth, CountsIdeographsAsWholeEms) {
    EXPECT_GE(textWidth("注文"), 2.0);
}

TEST(Wrapped, KeepsAShortTextOnOneLine) {
    EXPECT_THAT(wrapped("Charge card", 20, 3), ElementsAre("Charge card"));
}

TEST(Wrapped, BreaksAtBlanks) {
    EXPECT_THAT(
        wrapped("Wait for the answer of the bank", 14, 3), ElementsAre("Wait for the", "answer of the", "bank"));
}

TEST(Wrapped, BreaksBetweenWordsInCamelCase) {
    EXPECT_THAT(wrapped("ValidateShippingAddress", 16, 3), ElementsAre("ValidateShipping", "Address"));
}

TEST(Wrapped, BreaksALongWordWhereTheLineIsFull) {
    EXPECT_THAT(wrapped("aaaaaaaaaaaa", 5, 3), ElementsAre("aaaaa", "aaaaa", "aa"));
}

TEST(Wrapped, SaysThatSomethingIsMissing) {
    EXPECT_THAT(wrapped("one two three four", 9, 1), ElementsAre("one two…"));
}

TEST(Wrapped, BreaksBetweenIdeographs) {
    EXPECT_THAT(wrapped("注文を確認する", 8, 2), ElementsAre("注文を確", "認する"));
}

}  // namespace stepcheck::render
