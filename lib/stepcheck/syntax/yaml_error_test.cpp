#include "stepcheck/syntax/yaml_fixture.h"

#include <gtest/gtest.h>

#include <string>

namespace stepcheck::syntax {

static std::string errorOf(std::string text) {
    return ReadYaml(std::move(text)).error();
}

TEST(YamlError, KeepsWhatStandsBeforeTheMistake) {
    const ReadYaml yaml("StartAt: A\nStates:\n  A:\n    Type: Pass\n    Next: @x\n");
    EXPECT_EQ(yaml.at("StartAt").text(), "A");
    const Node state = ReadYaml::memberOf(yaml.at("States"), "A");
    ASSERT_EQ(state.members().size(), 1U);
    EXPECT_EQ(ReadYaml::memberOf(state, "Type").text(), "Pass");
}

TEST(YamlError, MarksEveryOpenCollectionAsIncomplete) {
    const ReadYaml yaml("a:\n  - b\nc:\n  - d: e\n    f: @\n");
    EXPECT_FALSE(yaml.root().isComplete());
    EXPECT_TRUE(yaml.at("a").isComplete());
    EXPECT_FALSE(yaml.at("c").isComplete());
    EXPECT_FALSE(yaml.at("c").elements()[0].isComplete());
}

TEST(YamlError, EndsOpenCollectionsAtTheMistake) {
    EXPECT_EQ(ReadYaml("a: 1\nb: @\n").root().span(), (Span{.begin = 0, .end = 8}));
}

TEST(YamlError, KeepsTheMergedMembersOfAnOpenObject) {
    const ReadYaml yaml("a: &x {b: 1}\nc:\n  <<: *x\n  d: @\n");
    EXPECT_EQ(ReadYaml::memberOf(yaml.at("c"), "b").text(), "1");
}

TEST(YamlError, KeepsTheDocumentsBeforeTheMistake) {
    const ReadYaml yaml("a: 1\n---\n@\n");
    EXPECT_EQ(yaml.document().roots().size(), 1U);
    EXPECT_EQ(yaml.error(), "9-10: a text without quotes cannot begin with \"@\"");
}

TEST(YamlError, IsPlacedExactlyBehindCommentsAndMultiByteCharacters) {
    EXPECT_EQ(errorOf("# \u00e9\u00e9\r\n\u00fc: \"\u2192\" x\r\n"),
        "18-19: expected the end of the line behind the string, found \"x\"");
}

TEST(YamlError, SaysThatATabCannotIndent) {
    EXPECT_EQ(errorOf("a:\n\tb: c\n"), "3-4: a tab cannot indent YAML");
    EXPECT_EQ(errorOf("a:\n  b: c\n\td: e\n"), "10-11: a tab cannot indent YAML");
    EXPECT_EQ(errorOf("a:\n  - b\n \t- c\n"), "10-11: a tab cannot indent YAML");
}

TEST(YamlError, NamesAControlCharacter) {
    EXPECT_EQ(errorOf("a: b\x01\n"), "4-5: YAML does not allow the control character U+0001");
    EXPECT_EQ(errorOf("a: b # \x1B\nc: d\n"), "7-8: YAML does not allow the control character U+001B");
    EXPECT_EQ(errorOf(std::string("a: \"\0\"\n", 7)), "4-5: YAML does not allow the control character U+0000");
}

TEST(YamlError, ComesBeforeALaterControlCharacter) {
    EXPECT_EQ(errorOf("a: @\nb: \x01\n"), "3-4: a text without quotes cannot begin with \"@\"");
}

TEST(YamlError, NamesTheIndentationsThatFit) {
    EXPECT_EQ(errorOf("a:\n  b: 1\n c: 2\n"), "11-13: expected an indentation of 0 or 2 spaces, found 1");
    EXPECT_EQ(errorOf("a:\n  - b\n - c\n"), "10-11: expected an indentation of 0 or 2 spaces, found 1");
}

TEST(YamlError, MarksAKeyThatIsIndentedTooDeep) {
    EXPECT_EQ(errorOf("a: 1\n  b: 2\n"), "7-8: the key \"b\" is indented like a further line of the value before it");
}

TEST(YamlError, MarksASecondColon) {
    EXPECT_EQ(errorOf("Comment: see: below\n"), "12-13: expected the end of the value, found a second \":\"");
}

TEST(YamlError, MarksTheQuoteOfAStringThatIsNotClosed) {
    EXPECT_EQ(errorOf("a: \"b\n"), "3-4: the string that begins here is not closed");
    EXPECT_EQ(errorOf("a: 'b\n  c"), "3-4: the string that begins here is not closed");
    EXPECT_EQ(errorOf("a: \"b\n---\nc\"\n"), "3-4: the string that begins here is not closed");
}

TEST(YamlError, MarksAnUnknownEscape) {
    EXPECT_EQ(errorOf("a: \"b\\q\"\n"), "5-7: \"\\q\" is no escape that YAML knows");
}

TEST(YamlError, PointsFromAMissingBracketToTheOpenOne) {
    const ReadYaml yaml("a: [1, 2\n");
    EXPECT_EQ(yaml.error(), "9-9: expected \",\" or \"]\", found the end of the file");
    ASSERT_EQ(yaml.document().diagnostics()[0].related.size(), 1U);
    EXPECT_EQ(yaml.document().diagnostics()[0].related[0].at, (Span{.begin = 3, .end = 4}));
}

TEST(YamlError, SaysWhichBracketItExpected) {
    EXPECT_EQ(errorOf("a: {b: 1 ]\n"), "9-10: expected \",\" or \"}\", found \"]\"");
    EXPECT_EQ(errorOf("a: [1]]\n"), "6-7: \"]\" closes nothing");
}

TEST(YamlError, SaysWhatIsMissing) {
    EXPECT_EQ(errorOf("a: b\nfoo\n"), "5-8: expected a key with a colon, found \"foo\"");
    EXPECT_EQ(errorOf("a: b\nfoo\nc: d\n"), "5-8: expected a colon behind the key");
    EXPECT_EQ(errorOf("- a\nb: c\n"), "4-6: expected \"-\", found \"b:\"");
    EXPECT_EQ(errorOf("[a, , b]\n"), "4-5: expected a value, found \",\"");
    EXPECT_EQ(errorOf("a: &\nb: c\n"), "4-4: expected a name behind \"&\", found the end of the line");
}

TEST(YamlError, MarksAnExpressionWithoutQuotes) {
    EXPECT_EQ(errorOf("Output: {% $x %}\n"), "8-10: a text without quotes cannot begin with \"{%\"");
}

TEST(YamlError, MarksAListOnTheLineOfItsKey) {
    EXPECT_EQ(errorOf("a: - b\n"), "3-4: a list cannot begin on the line of its key");
}

TEST(YamlError, MarksASecondTag) {
    EXPECT_EQ(errorOf("a: !GetAZs !Ref x\n"), "11-15: expected one tag, found \"!Ref\" behind another");
}

TEST(YamlError, MarksAnUnknownVersion) {
    EXPECT_EQ(errorOf("%YAML 3.0\n---\na: b\n"), "0-5: expected YAML 1.1 or 1.2");
}

TEST(YamlError, MarksALineThatABlockTextDoesNotReach) {
    EXPECT_EQ(errorOf("a: |\n    b\n  c\n"), "13-14: expected a key with a colon, found \"c\"");
}

TEST(YamlError, IsOneAtEveryPlaceWhereATextMayBeCut) {
    const std::string text = "a: &x {\"b\": ['c', \"d\\t\"]}\ne: |2-\n    f\ng:\n- !h *x\n- ? [i]\n  : ${j}\n";
    for (std::size_t size = 0; size < text.size(); ++size) {
        const ReadYaml yaml(text.substr(0, size));
        EXPECT_LE(yaml.document().diagnostics().size(), 1U) << size;
    }
}

}  // namespace stepcheck::syntax
