#include "stepcheck/lint/place.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>

namespace stepcheck::lint {

using support::ColumnUnit;
using support::LineTable;
using support::SourceText;
using support::Span;

// The place of the first `mark` in the text.
static Place placeOf(const std::string& text, std::string_view mark, ColumnUnit unit = ColumnUnit::CodePoint) {
    const SourceText source("test.json", text);
    const LineTable lines(source.text());
    const auto begin = static_cast<std::uint32_t>(text.find(mark));
    return locate(source, lines, {.begin = begin, .end = begin + static_cast<std::uint32_t>(mark.size())}, unit);
}

static std::string marked(const Place& place) {
    return place.excerpt.substr(place.markBegin, place.markEnd - place.markBegin);
}

TEST(Locate, CountsLinesAndColumnsFromOne) {
    const Place place = placeOf("{\n  \"a\": 1\n}", "1");
    EXPECT_EQ(place.begin, (support::Position{.line = 2, .column = 8}));
    EXPECT_EQ(place.end, (support::Position{.line = 2, .column = 9}));
}

TEST(Locate, ShowsTheLineAndTheMark) {
    const Place place = placeOf("{\n  \"a\": 12,\n}", "12");
    EXPECT_EQ(place.excerpt, "  \"a\": 12,");
    EXPECT_EQ(marked(place), "12");
    EXPECT_FALSE(place.cutBefore);
    EXPECT_FALSE(place.cutAfter);
}

TEST(Locate, CountsColumnsInTheUnitAskedFor) {
    const std::string text = "\"\U0001F641\" x";
    EXPECT_EQ(placeOf(text, "x", ColumnUnit::CodePoint).begin.column, 5U);
    EXPECT_EQ(placeOf(text, "x", ColumnUnit::Utf16).begin.column, 6U);
    EXPECT_EQ(placeOf(text, "x", ColumnUnit::Utf8).begin.column, 8U);
}

TEST(Locate, MarksAPlaceOverSeveralLinesToTheEndOfTheFirst) {
    const Place place = placeOf("{ \"a\": [\n1\n] }", "[\n1\n]");
    EXPECT_EQ(marked(place), "[");
    EXPECT_EQ(place.end.line, 3U);
}

TEST(Locate, ShowsALongLineAroundTheMark) {
    const std::string text = std::string(1000, 'a') + "here" + std::string(1000, 'b');
    const Place place = placeOf(text, "here");
    EXPECT_EQ(marked(place), "here");
    EXPECT_EQ(place.excerpt, std::string(80, 'a') + "here" + std::string(156, 'b'));
    EXPECT_TRUE(place.cutBefore);
    EXPECT_TRUE(place.cutAfter);
}

TEST(Locate, CutsNoCharacterOfALongLineApart) {
    std::string text;
    for (int i = 0; i < 500; ++i)
        text.append("ä");
    text.append("x");
    const Place place = placeOf(text, "x");
    EXPECT_EQ(place.excerpt.front(), '\xC3');
    EXPECT_EQ(marked(place), "x");
}

TEST(Locate, ShowsAByteOrderMarkNeither) {
    const Place place = placeOf("\xEF\xBB\xBF[]", "[]");
    EXPECT_EQ(place.begin.column, 1U);
    EXPECT_EQ(place.excerpt, "[]");
    EXPECT_EQ(placeOf("\xEF\xBB\xBF[]", "\xEF\xBB\xBF").excerpt, "[]");
}

TEST(Locate, KeepsTabsAndReplacesOtherControlCharacters) {
    const Place place = placeOf("\t\x1B[31m x", "x");
    EXPECT_EQ(place.excerpt, "\t\\u001B[31m x");
    EXPECT_EQ(marked(place), "x");
}

TEST(Locate, LeadsToTheFileOfATextThatWasPiecedTogether) {
    const auto file = std::make_shared<const SourceText>("test.json", "\n\xFFmore");
    support::SpanMap map;
    map.append(3, {.begin = 1, .end = 2});
    map.append(7, {.begin = 2, .end = 6});
    const SourceText source(file, "\xEF\xBF\xBDmore", std::move(map));
    const LineTable lines(file->text());
    const Place place = locate(source, lines, {.begin = 3, .end = 7}, ColumnUnit::Utf8);
    EXPECT_EQ(place.bytes, (Span{.begin = 2, .end = 6}));
    EXPECT_EQ(place.excerpt, "\xEF\xBF\xBDmore");
    EXPECT_EQ(marked(place), "more");
}

TEST(Locate, PlacesTheEndOfTheText) {
    const Place place = placeOf("{\n", "");
    EXPECT_EQ(place.begin, (support::Position{.line = 1, .column = 1}));
    const SourceText source("test.json", "{\n");
    const LineTable lines(source.text());
    EXPECT_EQ(locate(source, lines, {.begin = 2, .end = 2}, ColumnUnit::Utf8).begin,
        (support::Position{.line = 2, .column = 1}));
}

TEST(Printable, PutsTextOnOneLine) {
    EXPECT_EQ(printable("a\nb\tc\rd"), "a\\nb\\u0009c\\u000Dd");
    EXPECT_EQ(printable("Größe \U0001F641"), "Größe \U0001F641");
}

TEST(Readable, LeavesOutTheMiddleOfALongText) {
    EXPECT_EQ(readable(std::string(1000, 'a')), std::string(1000, 'a'));
    EXPECT_EQ(readable(std::string(5000, 'a') + " is no field"),
        std::string(800, 'a') + " … " + std::string(188, 'a') + " is no field");
    EXPECT_TRUE(readable("x" + std::string(3000, 'a') + "é").ends_with("é"));
}

TEST(Printable, MakesValidUtf8) {
    EXPECT_EQ(printable("a\xFF\xC3"), "a\xEF\xBF\xBD\xEF\xBF\xBD");
}

}  // namespace stepcheck::lint
