#include "stepcheck/query/base64.h"

#include <gtest/gtest.h>

namespace stepcheck::query {

TEST(Base64, EncodesWithPadding) {
    EXPECT_EQ(encodeBase64(""), "");
    EXPECT_EQ(encodeBase64("f"), "Zg==");
    EXPECT_EQ(encodeBase64("fo"), "Zm8=");
    EXPECT_EQ(encodeBase64("foo"), "Zm9v");
    EXPECT_EQ(encodeBase64("\xFF\xFE"), "//4=");
}

TEST(Base64, DecodesWithAndWithoutPadding) {
    EXPECT_EQ(decodeBase64("Zm9v"), "foo");
    EXPECT_EQ(decodeBase64("Zm8="), "fo");
    EXPECT_EQ(decodeBase64("Zm8"), "fo");
    EXPECT_EQ(decodeBase64(""), "");
}

TEST(Base64, RefusesOtherTexts) {
    for (const char* text : {"Z", "Zm8=Zm8=", "Zm8===", "Zm 9v", "Zm9v\n", "=", "Zm-_"})
        EXPECT_FALSE(decodeBase64(text)) << text;
}

TEST(ReplaceInvalidUtf8, KeepsWhatIsValid) {
    EXPECT_EQ(replaceInvalidUtf8("a\xFF"
                                 "ü"),
        "a\xEF\xBF\xBDü");
}

}  // namespace stepcheck::query
