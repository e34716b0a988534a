#include "stepcheck/support/unicode.h"

#include <gtest/gtest.h>

namespace stepcheck::support {

TEST(Utf8, FindsNothingWrongInAllSequenceLengths) {
    const std::string_view text = "plain ascii text \xC3\xA4 \xE7\x8A\xB6 \xF0\x9F\x98\x80";
    EXPECT_EQ(findInvalidUtf8(text), text.size());
}

TEST(Utf8, FindsABareContinuationByte) {
    EXPECT_EQ(findInvalidUtf8("12345678abc\x80"), 11U);
}

TEST(Utf8, RefusesAnOverlongSequence) {
    EXPECT_EQ(findInvalidUtf8("\xC0\xAF"), 0U);
}

TEST(Utf8, RefusesAnEncodedSurrogate) {
    EXPECT_EQ(findInvalidUtf8("a\xED\xA0\x80"), 1U);
}

TEST(Utf8, RefusesASequenceThatIsCutOff) {
    EXPECT_EQ(findInvalidUtf8("ab\xE7\x8A"), 2U);
}

TEST(Utf8, RefusesCodePointsAboveTheLast) {
    EXPECT_EQ(findInvalidUtf8("\xF4\x90\x80\x80"), 0U);
}

TEST(Utf8, PlainTextEndsAtEachByteThatIsNotPrintable) {
    for (unsigned byte = 0; byte < 256; ++byte)
        for (std::size_t at = 0; at < 20; ++at) {
            std::string text(20, ' ');
            text[at] = static_cast<char>(byte);
            const bool isPlain = byte >= 0x20 && byte <= 0x7E;
            EXPECT_EQ(findUnplain(text), isPlain ? text.size() : at) << byte;
            EXPECT_EQ(findUnplain(text, at + 1), text.size()) << byte;
        }
}

TEST(Utf8, CountsCodePointsAtEveryAlignment) {
    const std::string text = "a\xC3\xA4\xE7\x8A\xB6\xF0\x9F\x98\x80";
    for (std::size_t before = 0; before < 12; ++before)
        EXPECT_EQ(countCodePoints(std::string(before, 'x') + text + text), before + 8);
}

TEST(Utf8, WritesWhatItReads) {
    std::string out;
    for (const char32_t c : {U'a', U'\u00E4', U'\u72B6', U'\U0001F600'})
        appendUtf8(out, c);
    EXPECT_EQ(out, "a\xC3\xA4\xE7\x8A\xB6\xF0\x9F\x98\x80");
}

TEST(Utf8, WritesTheReplacementCharacterForASurrogate) {
    std::string out;
    appendUtf8(out, char32_t{0xD800});
    EXPECT_EQ(out, "\xEF\xBF\xBD");
}

TEST(Utf8, CountsCodePointsAndUtf16Units) {
    EXPECT_EQ(countCodePoints("a\xF0\x9F\x98\x80"), 2U);
    EXPECT_EQ(countUtf16Units("a\xF0\x9F\x98\x80"), 3U);
}

static bool isWide(char32_t c) {
    return c > 0x7F;
}

TEST(FindCodePoint, GivesTheRangeOfTheFirstOne) {
    EXPECT_EQ(findCodePoint("prüfen é", 0, isWide), (Span{.begin = 2, .end = 4}));
    EXPECT_EQ(findCodePoint("prüfen é", 4, isWide), (Span{.begin = 8, .end = 10}));
}

TEST(FindCodePoint, GivesTheEndWhenThereIsNone) {
    EXPECT_EQ(findCodePoint("ship", 0, isWide), (Span{.begin = 4, .end = 4}));
    EXPECT_EQ(findCodePoint("\xFF\xFE", 0, isWide), (Span{.begin = 2, .end = 2}));
}

}  // namespace stepcheck::support
