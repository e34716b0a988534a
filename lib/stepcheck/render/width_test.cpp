#include "stepcheck/render/width.h"

#include <gtest/gtest.h>

namespace stepcheck::render {

TEST(DisplayWidth, IsOneForLatinLetters) {
    EXPECT_EQ(displayWidth("Bestellung pr\u00FCfen"), 17U);
}

TEST(DisplayWidth, IsTwoForCjkAndEmoji) {
    EXPECT_EQ(displayWidth("状態😀"), 6U);
}

TEST(DisplayWidth, IsZeroForCombiningMarks) {
    EXPECT_EQ(displayWidth("e\u0301"), 1U);
}

TEST(DisplayWidth, IsTwoForUnassignedIdeographs) {
    EXPECT_EQ(displayWidth(char32_t{0x3FFFD}), 2U);
}

TEST(DisplayWidth, CountsAnInvalidByteAsOne) {
    EXPECT_EQ(displayWidth("a\xFF"), 2U);
}

}  // namespace stepcheck::render
