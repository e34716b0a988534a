#include "stepcheck/syntax/yaml_fixture.h"

#include <gtest/gtest.h>

#include <string>

// Through the whole reader, so that libfyaml's idea of a scalar's text and extent is part of the test.
namespace stepcheck::syntax {

TEST(YamlScalar, ViewsAPlainTextInTheSource) {
    const ReadYaml yaml("Next: Charge card\n");
    EXPECT_EQ(yaml.at("Next").text(), "Charge card");
    EXPECT_EQ(yaml.at("Next").text().data(), yaml.document().source().text().data() + 6);
}

TEST(YamlScalar, ViewsAQuotedTextInTheSourceWhenItHasNoEscapes) {
    const ReadYaml yaml("Next: \"Charge card\"\n");
    EXPECT_EQ(yaml.at("Next").text().data(), yaml.document().source().text().data() + 7);
    EXPECT_EQ(yaml.origin(yaml.at("Next"), "card"), "card");
}

TEST(YamlScalar, HalvesDoubledSingleQuotes) {
    const ReadYaml yaml("Comment: 'it''s so'\n");
    const Node node = yaml.at("Comment");
    EXPECT_EQ(node.text(), "it's so");
    EXPECT_EQ(yaml.source(node), "'it''s so'");
    EXPECT_EQ(yaml.origin(node, "'"), "''");
    EXPECT_EQ(yaml.origin(node, "s so"), "s so");
    EXPECT_EQ(yaml.origin(node, "t's"), "t''s");
}

TEST(YamlScalar, DecodesEveryEscapeOfDoubleQuotes) {
    const ReadYaml yaml(R"(a: "\0\a\b\t\n\v\f\r\e\ \"\/\\\N\_\L\P\x41\u00e9\U0001F600")");
    const std::string expected =
        std::string("\0\a\b\t\n\v\f\r\x1B \"/\\", 13) + "\u0085\u00A0\u2028\u2029A\u00e9\U0001F600";
    EXPECT_EQ(yaml.at("a").text(), expected);
}

TEST(YamlScalar, MapsEachEscapeToItsPlace) {
    const ReadYaml yaml(R"(Path: "$.caf\u00e9\x2Fbar\tend")");
    const Node node = yaml.at("Path");
    EXPECT_EQ(yaml.origin(node, "\u00e9"), R"(\u00e9)");
    EXPECT_EQ(yaml.origin(node, "/"), R"(\x2F)");
    EXPECT_EQ(yaml.origin(node, "\u00e9/b"), R"(\u00e9\x2Fb)");
    EXPECT_EQ(yaml.origin(node, "end"), "end");
}

TEST(YamlScalar, JoinsSurrogatePairs) {
    const ReadYaml yaml(R"(a: "x\uD83D\uDE00y")");
    EXPECT_EQ(yaml.at("a").text(), "x\U0001F600y");
    EXPECT_EQ(yaml.origin(yaml.at("a"), "\U0001F600"), R"(\uD83D\uDE00)");
}

TEST(YamlScalar, FoldsLinesOfDoubleQuotes) {
    const ReadYaml yaml("a: \"one  \n   two\n\n\n   three\"\n");
    const Node node = yaml.at("a");
    EXPECT_EQ(node.text(), "one two\n\nthree");
    EXPECT_EQ(yaml.origin(node, " "), "  \n   ");
    EXPECT_EQ(yaml.origin(node, "two"), "two");
    EXPECT_EQ(yaml.origin(node, "three"), "three");
}

TEST(YamlScalar, JoinsLinesAtAnEscapedLineBreak) {
    const ReadYaml yaml("a: \"one \\\n   two\\\n   \\ three\"\n");
    const Node node = yaml.at("a");
    EXPECT_EQ(node.text(), "one two three");
    EXPECT_EQ(yaml.origin(node, "two"), "two");
    EXPECT_EQ(yaml.origin(node, " three"), "\\ three");
}

TEST(YamlScalar, FoldsLinesOfSingleQuotes) {
    const ReadYaml yaml("a: 'one\n  two\n\n  three'\n");
    EXPECT_EQ(yaml.at("a").text(), "one two\nthree");
    EXPECT_EQ(yaml.origin(yaml.at("a"), "three"), "three");
}

TEST(YamlScalar, FoldsLinesOfAPlainText) {
    const ReadYaml yaml("a: one\n  two  \n\n  three\nb: x\n");
    const Node node = yaml.at("a");
    EXPECT_EQ(node.text(), "one two\nthree");
    EXPECT_EQ(yaml.source(node), "one\n  two  \n\n  three");
    EXPECT_EQ(yaml.origin(node, "two"), "two");
    EXPECT_EQ(yaml.origin(node, "e t"), "e\n  t");
}

TEST(YamlScalar, KeepsTheLinesOfALiteralBlock) {
    const ReadYaml yaml("a: |\n  one\n    two\n\n  three\nb: x\n");
    const Node node = yaml.at("a");
    EXPECT_EQ(node.text(), "one\n  two\n\nthree\n");
    EXPECT_EQ(node.style(), Style::Literal);
    EXPECT_EQ(yaml.origin(node, "two"), "two");
    EXPECT_EQ(yaml.origin(node, "three"), "three");
    EXPECT_EQ(yaml.origin(node, "e\n  t"), "e\n    t");
}

TEST(YamlScalar, FoldsTheLinesOfAFoldedBlock) {
    const ReadYaml yaml("a: >\n  one\n  two\n\n  three\n");
    const Node node = yaml.at("a");
    EXPECT_EQ(node.text(), "one two\nthree\n");
    EXPECT_EQ(node.style(), Style::Folded);
    EXPECT_EQ(yaml.origin(node, "two"), "two");
    EXPECT_EQ(yaml.origin(node, " "), "\n  ");
}

TEST(YamlScalar, FoldsABreakOfTwoBytesInFrontOfTheClosingQuote) {
    const ReadYaml yaml("a: \"one\r\n  \"\r\n");
    EXPECT_EQ(yaml.at("a").text(), "one ");
}

TEST(YamlScalar, KeepsAllBreaksInFrontOfADeeperLineOfAFoldedBlock) {
    const ReadYaml yaml("a: >\n one\n\n  two\n");
    EXPECT_EQ(yaml.at("a").text(), "one\n\n two\n");
    EXPECT_EQ(yaml.origin(yaml.at("a"), "two"), "two");
}

TEST(YamlScalar, KeepsTheBreaksAroundDeeperLinesOfAFoldedBlock) {
    const ReadYaml yaml("a: >\n  one\n    two\n    three\n\n  four\n  five\n");
    EXPECT_EQ(yaml.at("a").text(), "one\n  two\n  three\n\nfour five\n");
    EXPECT_EQ(yaml.origin(yaml.at("a"), "three"), "three");
}

TEST(YamlScalar, MapsTheLastLineBreakOfABlock) {
    const ReadYaml yaml("a: |\n  one\nb: x\n");
    const Node node = yaml.at("a");
    EXPECT_EQ(node.spanOf({.begin = 3, .end = 4}), (Span{.begin = 10, .end = 11}));
}

TEST(YamlScalar, StripsTheEndOfABlock) {
    EXPECT_EQ(ReadYaml("a: |-\n  one\n\n\nb: x\n").at("a").text(), "one");
    EXPECT_EQ(ReadYaml("a: >-\n  one\n\n\nb: x\n").at("a").text(), "one");
}

TEST(YamlScalar, KeepsTheEndOfABlock) {
    EXPECT_EQ(ReadYaml("a: |+\n  one\n\n\nb: x\n").at("a").text(), "one\n\n\n");
    EXPECT_EQ(ReadYaml("a: >+\n\n\nb: x\n").at("a").text(), "\n\n");
}

TEST(YamlScalar, TakesTheIndentationFromTheHeader) {
    const ReadYaml yaml("a:\n  b: |2-\n      one\n    two\n");
    const Node node = ReadYaml::memberOf(yaml.at("a"), "b");
    EXPECT_EQ(node.text(), "  one\ntwo");
    EXPECT_EQ(yaml.origin(node, "two"), "two");
}

TEST(YamlScalar, CountsTheIndentationOfAListFromItsDash) {
    const ReadYaml yaml("a:\n- |1\n  one\n");
    EXPECT_EQ(yaml.at("a").elements()[0].text(), " one\n");
    EXPECT_EQ(yaml.origin(yaml.at("a").elements()[0], "one"), "one");
}

TEST(YamlScalar, EndsABlockAtTheEndOfTheFile) {
    EXPECT_EQ(ReadYaml("a: |\n  one").at("a").text(), "one\n");
    EXPECT_EQ(ReadYaml("a: |-\n  one").at("a").text(), "one");
}

TEST(YamlScalar, KnowsAnEmptyBlock) {
    const ReadYaml yaml("a: |\nb: x\n");
    EXPECT_TRUE(yaml.at("a").is(Kind::String));
    EXPECT_EQ(yaml.at("a").text(), "");
    EXPECT_EQ(yaml.source(yaml.at("a")), "|");
}

TEST(YamlScalar, TakesTheCarriageReturnForPartOfTheLineBreak) {
    const ReadYaml yaml("a: |\r\n  one\r\n  two\r\nb: x\r\n  y\r\n");
    EXPECT_EQ(yaml.at("a").text(), "one\ntwo\n");
    EXPECT_EQ(yaml.origin(yaml.at("a"), "\nt"), "\r\n  t");
    EXPECT_EQ(yaml.at("b").text(), "x y");
}

TEST(YamlScalar, CountsBytesBehindMultiByteCharacters) {
    const ReadYaml yaml("\u00e9t\u00e9: \"\u2192 \\t \u00fc\"\nNext: Done\n");
    EXPECT_EQ(yaml.origin(yaml.at("\u00e9t\u00e9"), "\u00fc"), "\u00fc");
    EXPECT_EQ(yaml.source(yaml.at("Next")), "Done");
}

}  // namespace stepcheck::syntax
