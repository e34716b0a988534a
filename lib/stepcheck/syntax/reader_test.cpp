#include "stepcheck/syntax/json_fixture.h"
#include "stepcheck/syntax/reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace stepcheck::syntax {

using testing::ElementsAre;
using testing::IsEmpty;

using namespace std::string_literals;

TEST(Reader, TellsTheLanguageByExtension) {
    EXPECT_EQ(languageOfName("a.asl.json"), Language::Json);
    EXPECT_EQ(languageOfName("a.jsonc"), Language::Jsonc);
    EXPECT_EQ(languageOfName("a.json5"), Language::Jsonc);
    EXPECT_EQ(languageOfName("a.asl.yaml"), Language::Yaml);
    EXPECT_EQ(languageOfName("a.yml"), Language::Yaml);
    EXPECT_EQ(languageOfName("a.asl"), std::nullopt);
}

TEST(Reader, TellsTheLanguageByContent) {
    EXPECT_EQ(languageOfText("  {\"a\": 1}"), Language::Json);
    EXPECT_EQ(languageOfText("[1]"), Language::Json);
    EXPECT_EQ(languageOfText("a: 1"), Language::Yaml);
    EXPECT_EQ(languageOfText("# comment\na: 1"), Language::Yaml);
}

TEST(Reader, LooksForTheLanguageBehindCommentsAndAByteOrderMark) {
    EXPECT_EQ(languageOfText("\xEF\xBB\xBF// one\n/* two */\n{"), Language::Json);
}

TEST(Reader, TakesABlankTextForJson) {
    EXPECT_EQ(languageOfText(" \n"), Language::Json);
}

TEST(Reader, WarnsOfAByteOrderMark) {
    const ReadJson json("\xEF\xBB\xBF{\"a\": 1}");
    EXPECT_THAT(json.findings(), ElementsAre("1:1 the text begins with a byte order mark"));
    EXPECT_EQ(json.finding().severity, support::Severity::Warning);
    EXPECT_EQ(json.tree(), R"({"a":1})");
}

TEST(Reader, PlacesWhatStandsBehindAByteOrderMark) {
    const ReadJson json("\xEF\xBB\xBF{\"a\" 1}");
    EXPECT_EQ(json.findings().back(), "1:5 expected \":\" and a value after the key, found the number \"1\"");
}

TEST(Reader, CountsLinesThatEndWithCarriageReturnAndLineFeed) {
    const ReadJson json("{\r\n\t\"a\": 1\r\n\t\"b\": 2\r\n}");
    EXPECT_THAT(json.findings(), ElementsAre("2:8 expected \",\" or \"}\", found the key \"b\""));
}

TEST(Reader, CountsATabAsOneColumn) {
    EXPECT_THAT(ReadJson("\t[\tx]").findings(), ElementsAre("1:4 expected a value, found \"x\""));
}

TEST(Reader, CountsColumnsInCodePoints) {
    EXPECT_THAT(ReadJson("[\"é😀\", x]").findings(), ElementsAre("1:8 expected a value, found \"x\""));
}

TEST(Reader, ReplacesBytesThatAreNotUtf8) {
    const ReadJson json("[\"caf\xE9\"]");
    EXPECT_EQ(json.tree(), "[\"caf\uFFFD\"]");
}

TEST(Reader, ReportsBytesThatAreNotUtf8) {
    const ReadJson json("[\"caf\xE9\", \"\xC3\x28\", \"\xF0\x9F\x98\"]");
    EXPECT_THAT(json.findings(),
        ElementsAre("1:6 expected UTF-8, found the byte 0xE9", "1:11 expected UTF-8, found the byte 0xC3",
            "1:17 expected UTF-8, found the bytes 0xF0 0x9F 0x98"));
}

TEST(Reader, SaysWhatAByteIsInLatin1) {
    EXPECT_EQ(ReadJson("[\"caf\xE9\"]").finding().help, "save the file as UTF-8; in Latin-1 the byte is é");
}

TEST(Reader, PlacesWhatStandsBehindInvalidBytes) {
    const ReadJson json("[\"caf\xE9\", \"\xFE\xFE\",\n \"\xE9\" x]");
    EXPECT_EQ(json.findings().back(), "2:6 expected \",\" or \"]\", found \"x\"");
}

TEST(Reader, RefusesOverlongAndSurrogateBytes) {
    for (const std::string_view bytes : {"\xC0\x80", "\xED\xA0\x80", "\xF5\x80\x80\x80", "\x80"})
        EXPECT_EQ(ReadJson("[\"" + std::string(bytes) + "\"]").finding().rule, "invalid-unicode");
}

TEST(Reader, GivesUpOnAFileThatIsNoText) {
    std::string bytes;
    for (int i = 0; i < 200; ++i)
        bytes += "a\xFF";
    const ReadJson json(bytes);
    EXPECT_THAT(json.findings(), ElementsAre("1:1 the file is no text: more than 100 places in it are not UTF-8"));
    EXPECT_THAT(json.document().roots(), IsEmpty());
}

TEST(Reader, KnowsUtf16) {
    for (const std::string& text : {"\xFF\xFE{\0}\0"s, "\xFE\xFF\0{\0}"s, "{\0}\0"s, "\0{\0}"s})
        EXPECT_THAT(ReadJson(text).findings(), ElementsAre("1:1 the file is UTF-16"));
}

TEST(Reader, LeavesATemplateSourceAlone) {
    const ReadJson json("{\n  %{ if enabled }\n  \"a\": 1\n  %{ endif }\n}");
    ASSERT_TRUE(json.document().templateDirective().has_value());
    EXPECT_EQ(*json.document().templateDirective(), (Span{.begin = 4, .end = 6}));
    EXPECT_THAT(json.findings(), IsEmpty());
}

TEST(Reader, SeesNoTemplateSourceWithoutHoles) {
    const ReadJson json("[\"%{ if x }\"]", Language::Json, {.holes = false});
    EXPECT_FALSE(json.document().templateDirective().has_value());
}

TEST(Reader, TellsWhetherThereAreErrors) {
    EXPECT_TRUE(ReadJson("[1").document().hasErrors());
    EXPECT_FALSE(ReadJson("\xEF\xBB\xBF[1]").document().hasErrors());
}

TEST(Reader, SortsItsFindingsByPlace) {
    const ReadJson json("[\"\\q\" 1, \"\xE9\", x]");
    EXPECT_THAT(json.findings(), ElementsAre("1:3 expected an escape that JSON knows, found \"\\q\"",
                                     "1:6 expected \",\" or \"]\", found the number \"1\"",
                                     "1:11 expected UTF-8, found the byte 0xE9", "1:15 expected a value, found \"x\""));
}

}  // namespace stepcheck::syntax
