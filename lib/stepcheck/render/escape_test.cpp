#include "stepcheck/render/escape.h"

#include <gtest/gtest.h>

namespace stepcheck::render {

TEST(Printable, KeepsTextOfAnyScript) {
    EXPECT_EQ(printable("state \"状態\" not found"), "state \"状態\" not found");
}

TEST(Printable, PutsALineBreakOnTheSameLine) {
    EXPECT_EQ(printable("Charge\r\n\tcard"), "Charge\\r\\n\\tcard");
}

TEST(Printable, TakesThePowerFromTerminalCodes) {
    EXPECT_EQ(printable("\x1B[31mred\xC2\x9B"), "\\u001b[31mred\\u009b");
}

TEST(Printable, ShowsCharactersThatTurnTheTextAround) {
    EXPECT_EQ(printable("a\u202Eb"), "a\\u202eb");
}

TEST(Printable, ReplacesInvalidBytes) {
    EXPECT_EQ(printable("a\xFF"), "a\uFFFD");
}

TEST(ValidUtf8, ReplacesEveryInvalidByte) {
    EXPECT_EQ(validUtf8("\xFF"
                        "a\xE7\x8A"
                        "b"),
        "\uFFFDa\uFFFD\uFFFDb");
}

TEST(PercentEncodedPath, EncodesSpacesHashesAndPercentSigns) {
    EXPECT_EQ(percentEncodedPath("my flows/order #2 100%.asl.json"), "my%20flows/order%20%232%20100%25.asl.json");
}

TEST(PercentEncodedPath, EncodesTheBytesOfOtherScripts) {
    EXPECT_EQ(percentEncodedPath("状態.json"), "%E7%8A%B6%E6%85%8B.json");
}

TEST(PercentEncodedPath, EncodesAColonSoThatNothingLooksLikeAScheme) {
    EXPECT_EQ(percentEncodedPath("c:order.json"), "c%3Aorder.json");
}

}  // namespace stepcheck::render
