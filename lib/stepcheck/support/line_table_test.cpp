#include "stepcheck/support/line_table.h"

#include <gtest/gtest.h>

namespace stepcheck::support {

static Position at(std::string_view text, std::uint32_t offset, ColumnUnit unit = ColumnUnit::CodePoint) {
    return LineTable(text).position(offset, unit);
}

TEST(LineTable, CountsLinesAndColumnsFromOne) {
    EXPECT_EQ(at("ab\ncd", 4), (Position{.line = 2, .column = 2}));
}

TEST(LineTable, EndsLinesWithCarriageReturnAndLineFeedOnce) {
    EXPECT_EQ(at("ab\r\ncd\rx", 7), (Position{.line = 3, .column = 1}));
}

TEST(LineTable, CountsCodePointsByDefault) {
    EXPECT_EQ(at("\xE7\x8A\xB6\xE6\x85\x8B!", 6), (Position{.line = 1, .column = 3}));
}

TEST(LineTable, CountsBytesWhenAsked) {
    EXPECT_EQ(at("\xE7\x8A\xB6!", 3, ColumnUnit::Utf8), (Position{.line = 1, .column = 4}));
}

TEST(LineTable, CountsASurrogatePairAsTwoUtf16Units) {
    EXPECT_EQ(at("\xF0\x9F\x98\x80!", 4, ColumnUnit::Utf16), (Position{.line = 1, .column = 3}));
}

TEST(LineTable, GivesAByteOrderMarkNoColumn) {
    EXPECT_EQ(at("\xEF\xBB\xBF{}", 3), (Position{.line = 1, .column = 1}));
}

TEST(LineTable, TakesAnOffsetBehindTheTextAsItsEnd) {
    EXPECT_EQ(at("ab", 9), (Position{.line = 1, .column = 3}));
}

TEST(LineTable, CountsColumnsOfALongLineAsOfAShortOne) {
    std::string text = "ab\n";
    for (int i = 0; i < 10'000; ++i)
        text += "\xF0\x9F\x98\x80!";
    EXPECT_EQ(at(text, 3 + 5 * 9'999, ColumnUnit::CodePoint), (Position{.line = 2, .column = 2 * 9'999 + 1}));
    EXPECT_EQ(at(text, 3 + 5 * 9'999, ColumnUnit::Utf16), (Position{.line = 2, .column = 3 * 9'999 + 1}));
    EXPECT_EQ(at(text, 3 + 5 * 9'999, ColumnUnit::Utf8), (Position{.line = 2, .column = 5 * 9'999 + 1}));
    EXPECT_EQ(at(text, 1, ColumnUnit::CodePoint), (Position{.line = 1, .column = 2}));
}

TEST(LineTable, GivesALineWithoutItsLineBreak) {
    EXPECT_EQ(LineTable("ab\r\ncd\n").line(1), "ab");
}

TEST(LineTable, GivesALastLineWithoutLineBreak) {
    EXPECT_EQ(LineTable("ab\ncd").line(2), "cd");
}

}  // namespace stepcheck::support
