#include "stepcheck/syntax/yaml_fixture.h"

#include <gtest/gtest.h>

namespace stepcheck::syntax {

TEST(YamlValue, IsTextBetweenQuotesAndInBlocks) {
    EXPECT_EQ(ReadYaml("a: \"5\"\n").at("a").kind(), Kind::String);
    EXPECT_EQ(ReadYaml("a: 'true'\n").at("a").kind(), Kind::String);
    EXPECT_EQ(ReadYaml("a: |-\n  null\n").at("a").kind(), Kind::String);
}

TEST(YamlValue, KnowsTheBooleans) {
    EXPECT_TRUE(ReadYaml("End: True\n").at("End").boolean());
    EXPECT_FALSE(ReadYaml("End: false\n").at("End").boolean());
}

TEST(YamlValue, KeepsTheTextOfANumber) {
    const ReadYaml yaml("Seconds: 5e0\n");
    EXPECT_EQ(yaml.at("Seconds").text(), "5e0");
    EXPECT_EQ(yaml.at("Seconds").integer(), 5);
}

TEST(YamlValue, KeepsTheTextOfANumberThatJsonDoesNotKnow) {
    const ReadYaml yaml("Seconds: 0x1F\n");
    EXPECT_TRUE(yaml.at("Seconds").is(Kind::Invalid));
    EXPECT_EQ(yaml.at("Seconds").text(), "0x1F");
}

TEST(YamlValue, LeavesTextAsWritten) {
    EXPECT_EQ(ReadYaml("Next: No\n").at("Next").text(), "No");
    EXPECT_TRUE(ReadYaml("Version: 2012-10-17\n").at("Version").is(Kind::String));
}

TEST(YamlValue, IsAStringAsAKeyHoweverItIsWritten) {
    const ReadYaml yaml("1: a\nYes: b\nnull: c\ntrue: d\n");
    for (const Member& member : yaml.root().members()) {
        EXPECT_EQ(member.key.kind(), Kind::String);
        EXPECT_EQ(member.key.style(), Style::Plain);
        EXPECT_EQ(yaml.source(member.key), member.key.text());
    }
}

TEST(YamlValue, IsWhatItsTagSays) {
    EXPECT_TRUE(ReadYaml("a: !!str 5\n").at("a").is(Kind::String));
    EXPECT_TRUE(ReadYaml("a: !!int \"5\"\n").at("a").is(Kind::Number));
    EXPECT_TRUE(ReadYaml("a: ! 5\n").at("a").is(Kind::String));
}

TEST(YamlValue, KeepsTheTagAsWritten) {
    EXPECT_EQ(ReadYaml("a: !Sub x\n").at("a").tag(), "!Sub");
    EXPECT_EQ(ReadYaml("a: !!str 5\n").at("a").tag(), "!!str");
    EXPECT_EQ(ReadYaml("a: !GetAtt\n  - b\n").at("a").tag(), "!GetAtt");
    EXPECT_EQ(ReadYaml("a: !Join [b]\n").at("a").tag(), "!Join");
}

TEST(YamlValue, WritesVerbatimTagsOfYamlShort) {
    EXPECT_EQ(ReadYaml("a: !<tag:yaml.org,2002:str> 5\n").at("a").tag(), "!!str");
}

TEST(YamlValue, ResolvesTagsThroughTheirDirective) {
    EXPECT_TRUE(ReadYaml("%TAG !y! tag:yaml.org,2002:\n---\na: !y!str 5\n").at("a").is(Kind::String));
}

TEST(YamlValue, SpansTheTextWithoutItsTagAndAnchor) {
    const ReadYaml yaml("a: !Sub &x \"b\"\n");
    EXPECT_EQ(yaml.source(yaml.at("a")), "\"b\"");
}

TEST(YamlValue, IsAHoleWhenTheWholeTextIsOne) {
    for (const char* text :
        {"a: ${Name}\n", "a: \"${Name}\"\n", "a: '${Name}'\n", "a: {{ Name }}\n", "a: >-\n  ${Name}\n"}) {
        const ReadYaml yaml(text);
        EXPECT_TRUE(yaml.at("a").is(Kind::Hole)) << text;
        EXPECT_EQ(yaml.at("a").text(), "Name") << text;
        EXPECT_EQ(yaml.origin(yaml.at("a"), "Name"), "Name") << text;
    }
}

TEST(YamlValue, IsAHoleInFlowContext) {
    const ReadYaml yaml("a: {b: ${N}, c: [${M}, 2], d: {{ x }}}\n");
    EXPECT_TRUE(ReadYaml::memberOf(yaml.at("a"), "b").is(Kind::Hole));
    EXPECT_EQ(yaml.source(ReadYaml::memberOf(yaml.at("a"), "b")), "${N}");
    EXPECT_EQ(ReadYaml::memberOf(yaml.at("a"), "c").elements()[0].text(), "M");
    EXPECT_EQ(ReadYaml::memberOf(yaml.at("a"), "d").text(), "x");
}

TEST(YamlValue, IsAHoleWithQuotesInside) {
    const ReadYaml yaml("[${lookup(\"a\", 'b')}, c]\n");
    EXPECT_EQ(yaml.root().elements()[0].text(), "lookup(\"a\", 'b')");
    EXPECT_EQ(yaml.root().elements()[1].text(), "c");
}

TEST(YamlValue, KnowsThePlaceOfEachPartOfAHole) {
    const ReadYaml yaml("a: \"${lookup(\\\"b\\\",\n  c)}\"\n");
    EXPECT_EQ(yaml.at("a").text(), "lookup(\"b\", c)");
    EXPECT_EQ(yaml.origin(yaml.at("a"), "b"), "b");
    EXPECT_EQ(yaml.origin(yaml.at("a"), "c"), "c");
}

TEST(YamlValue, NotesHolesInsideAText) {
    const ReadYaml yaml("Resource: arn:${partition}:states:::lambda:${action}\n");
    const Node node = yaml.at("Resource");
    ASSERT_EQ(node.holes().size(), 2U);
    EXPECT_EQ(node.holes()[1].name, "action");
    EXPECT_EQ(yaml.source(node.spanOf(node.holes()[1].at)), "${action}");
}

TEST(YamlValue, NotesHolesInsideADecodedText) {
    const ReadYaml yaml("a: \"caf\\u00e9 ${ x } ${y}\"\n");
    const Node node = yaml.at("a");
    ASSERT_EQ(node.holes().size(), 2U);
    EXPECT_EQ(node.holes()[0].name, "x");
    EXPECT_EQ(yaml.source(node.spanOf(node.holes()[0].at)), "${ x }");
    EXPECT_EQ(yaml.source(node.spanOf(node.holes()[1].at)), "${y}");
}

TEST(YamlValue, ReplacesEscapesOfHoles) {
    const ReadYaml yaml("a: x $${b} ${!c} ${d}\n");
    const Node node = yaml.at("a");
    EXPECT_EQ(node.text(), "x ${b} ${c} ${d}");
    EXPECT_EQ(yaml.origin(node, "${b}"), "$${b}");
    EXPECT_EQ(yaml.origin(node, "${c}"), "${!c}");
    ASSERT_EQ(node.holes().size(), 1U);
    EXPECT_EQ(yaml.source(node.spanOf(node.holes()[0].at)), "${d}");
}

TEST(YamlValue, IsAHoleAsAKey) {
    const ReadYaml yaml("${Table}: x\n\"a ${b}\": y\n");
    EXPECT_TRUE(yaml.root().members()[0].key.is(Kind::Hole));
    EXPECT_FALSE(yaml.root().members()[1].key.isFinalString());
}

TEST(YamlValue, IsTextWhenHolesAreOff) {
    const ReadYaml yaml("a: ${Name}\n", {.holes = false});
    EXPECT_EQ(yaml.at("a").text(), "${Name}");
}

TEST(YamlValue, IsNoHoleInAFlowMappingOfItsOwn) {
    const ReadYaml yaml("a: {{b: c}: d}\n");
    EXPECT_TRUE(yaml.at("a").is(Kind::Object));
}

TEST(YamlValue, KeepsBackslashesInFrontOfHoles) {
    const ReadYaml yaml("a: \"\\\\${b} c\"\n");
    EXPECT_EQ(yaml.at("a").text(), "\\${b} c");
    EXPECT_EQ(yaml.at("a").holes().size(), 1U);
}

TEST(YamlValue, KeepsAColonAndAHashInsideAHole) {
    const ReadYaml yaml("a: ${b: c #d}\n");
    EXPECT_EQ(yaml.at("a").text(), "b: c #d");
    EXPECT_TRUE(yaml.document().comments().empty());
}

}  // namespace stepcheck::syntax
