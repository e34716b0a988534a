#include "stepcheck/catalog/characters.h"

#include <gtest/gtest.h>

namespace stepcheck::catalog {

TEST(CharacterSets, HoldTheFirstAndTheLastOfARange) {
    EXPECT_TRUE(isIn(controlCharacters, 0x00));
    EXPECT_TRUE(isIn(controlCharacters, 0x1F));
    EXPECT_FALSE(isIn(controlCharacters, 0x20));
    EXPECT_TRUE(isIn(controlCharacters, 0x9F));
    EXPECT_FALSE(isIn(controlCharacters, 0xA0));
}

TEST(CharacterSets, HoldSingleSigns) {
    EXPECT_TRUE(isIn(refusedSigns, U'`'));
    EXPECT_FALSE(isIn(refusedSigns, U'.'));
    EXPECT_TRUE(isIn(tagCharacters, U'\t'));
    EXPECT_FALSE(isIn(tagCharacters, U'!'));
}

}  // namespace stepcheck::catalog
