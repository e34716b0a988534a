#include "stepcheck/render/snippet.h"
#include "stepcheck/render/width.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace stepcheck::render {

/// The line and, below it, the mark. The marked part of `text` stands between the first « and ».
static std::string drawn(std::string text, bool cutBefore = false, bool cutAfter = false) {
    const std::size_t begin = text.find("«");
    text.erase(begin, std::string_view("«").size());
    const std::size_t end = text.find("»");
    text.erase(end, std::string_view("»").size());
    const Snippet snippet = layOut({.excerpt = text,
        .markBegin = static_cast<std::uint32_t>(begin),
        .markEnd = static_cast<std::uint32_t>(end),
        .cutBefore = cutBefore,
        .cutAfter = cutAfter});
    return snippet.line + "\n" + std::string(snippet.markColumn, ' ') + std::string(snippet.markColumns, '^');
}

TEST(Snippet, MarksTheToken) {
    EXPECT_EQ(drawn(R"(  "Next": «"Chrage»")"), R"(  "Next": "Chrage")"
                                                "\n          ^^^^^^^");
}

TEST(Snippet, MarksAnEmptyPlaceWithOneCaret) {
    EXPECT_EQ(drawn("{ \"End\"«» true }"), "{ \"End\" true }\n"
                                           "       ^");
}

TEST(Snippet, MarksAPlaceBehindTheLine) {
    EXPECT_EQ(drawn("\"End\": true«»"), "\"End\": true\n"
                                        "           ^");
}

TEST(Snippet, KeepsTheMarkUnderTextBehindTabs) {
    EXPECT_EQ(drawn("\t\t\"Next\":\t«\"Chrage\"»"), "        \"Next\":    \"Chrage\"\n"
                                                    "                   ^^^^^^^^");
}

TEST(Snippet, CountsWideCharactersTwice) {
    EXPECT_EQ(drawn("\"状態\": «\"状»\""), "\"状態\": \"状\"\n"
                                           "        ^^^");
}

TEST(Snippet, CountsCombiningMarksNotAtAll) {
    EXPECT_EQ(drawn("\"e\u0301\": «1»"), "\"e\u0301\": 1\n"
                                         "     ^");
}

TEST(Snippet, ShowsControlCharactersAsOneColumn) {
    EXPECT_EQ(drawn("\"\x1B[31m\": «1»"), "\"␛[31m\": 1\n"
                                          "         ^");
}

TEST(Snippet, HidesAByteOrderMark) {
    EXPECT_EQ(drawn("\uFEFF«{»}"), "{}\n"
                                   "^");
}

TEST(Snippet, DropsSpacesAtTheEnd) {
    EXPECT_EQ(drawn("«{»   \t"), "{\n"
                                 "^");
}

TEST(Snippet, EndsTheMarkOfSeveralLinesWithTheLine) {
    const Snippet snippet = layOut({.begin = {1, 1}, .end = {3, 2}, .excerpt = "{   ", .markBegin = 0, .markEnd = 4});
    EXPECT_EQ(snippet.markColumns, 1U);
}

TEST(Snippet, SaysWhereTheExcerptWasCut) {
    EXPECT_EQ(drawn("«\"Next\"»: 1", true, true), "…\"Next\": 1…\n"
                                                  " ^^^^^^");
}

TEST(Snippet, ShowsTheBeginOfALongLineWhenTheMarkIsThere) {
    EXPECT_EQ(drawn("«[»" + std::string(200, '1')), "[" + std::string(117, '1') + "…\n^");
}

TEST(Snippet, ShowsTheEndOfALongLineWhenTheMarkIsThere) {
    EXPECT_EQ(drawn(std::string(200, '1') + "«]»"), "…" + std::string(117, '1') + "]\n" + std::string(118, ' ') + "^");
}

TEST(Snippet, ShowsBothSidesOfAMarkInALongLine) {
    EXPECT_EQ(drawn(std::string(200, '1') + "«,,»" + std::string(200, '2')),
        "…" + std::string(58, '1') + ",," + std::string(58, '2') + "…\n" + std::string(59, ' ') + "^^");
}

TEST(Snippet, CutsAMarkThatIsLongerThanTheLine) {
    EXPECT_EQ(drawn("a«" + std::string(200, 'b') + "»c"), "…" + std::string(118, 'b') + "…\n " + std::string(118, '^'));
}

TEST(Snippet, IsNeverWiderThanItsLimit) {
    std::string wide = "1";
    for (int i = 0; i < 100; ++i)
        wide += "状";
    const std::string text = drawn(wide + "«!»" + wide);
    EXPECT_LE(displayWidth(std::string_view(text).substr(0, text.find('\n'))), maxSnippetColumns);
}

}  // namespace stepcheck::render
