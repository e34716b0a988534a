#include "stepcheck/syntax/yaml_fixture.h"
#include "stepcheck/syntax/yaml_reader.h"

#include <gtest/gtest.h>

#include <string>

namespace stepcheck::syntax {

static std::string repeated(std::string_view text, std::size_t times) {
    std::string result;
    for (std::size_t i = 0; i < times; ++i)
        result += text;
    return result;
}

TEST(YamlReader, ReadsNothingFromAnEmptyStream) {
    EXPECT_TRUE(ReadYaml("").document().roots().empty());
    EXPECT_TRUE(ReadYaml("# only a comment\n").document().roots().empty());
}

TEST(YamlReader, ReadsEachDocumentOfAStream) {
    const ReadYaml yaml("--- a\n---\nb: c\n...\n---\n");
    ASSERT_EQ(yaml.document().roots().size(), 3U);
    EXPECT_EQ(yaml.document().roots()[0].text(), "a");
    EXPECT_TRUE(yaml.document().roots()[1].is(Kind::Object));
    EXPECT_TRUE(yaml.document().roots()[2].is(Kind::Null));
}

TEST(YamlReader, ReadsDirectives) {
    EXPECT_EQ(ReadYaml("%YAML 1.2\n---\na: b\n").at("a").text(), "b");
}

TEST(YamlReader, KeepsMembersInTheOrderOfTheDocument) {
    const ReadYaml yaml("b: 1\na: 2\n");
    EXPECT_EQ(yaml.root().members()[0].name(), "b");
    EXPECT_EQ(yaml.root().members()[1].name(), "a");
}

TEST(YamlReader, KeepsBothOfTwoEqualKeys) {
    const ReadYaml yaml("a: 1\na: 2\n");
    ASSERT_EQ(yaml.root().members().size(), 2U);
    EXPECT_EQ(yaml.root().members()[1].value.text(), "2");
}

TEST(YamlReader, PlacesPlainKeysAndValues) {
    const ReadYaml yaml("States:\n  Pay now:   Charge card  # first\n");
    const Member& member = yaml.at("States").members()[0];
    EXPECT_EQ(member.key.span(), (Span{.begin = 10, .end = 17}));
    EXPECT_EQ(member.value.span(), (Span{.begin = 21, .end = 32}));
}

TEST(YamlReader, PlacesQuotedKeysAndValuesWithTheirQuotes) {
    const ReadYaml yaml("\"Pay\" : 'now'\n");
    EXPECT_EQ(yaml.root().members()[0].key.span(), (Span{.begin = 0, .end = 5}));
    EXPECT_EQ(yaml.root().members()[0].value.span(), (Span{.begin = 8, .end = 13}));
}

TEST(YamlReader, PlacesABlockScalarFromItsHeaderToItsLastLine) {
    const ReadYaml yaml("a: !Sub |-  # text | more\n  one\n\n  two\n\n# end\nb: >\n  x\n");
    EXPECT_EQ(yaml.source(yaml.at("a")), "|-  # text | more\n  one\n\n  two");
    EXPECT_EQ(yaml.source(yaml.at("b")), ">\n  x");
}

TEST(YamlReader, PlacesFlowCollectionsWithTheirBrackets) {
    const ReadYaml yaml("a: { b: [1, 2] , c: {} }\n");
    EXPECT_EQ(yaml.source(yaml.at("a")), "{ b: [1, 2] , c: {} }");
    EXPECT_EQ(yaml.source(ReadYaml::memberOf(yaml.at("a"), "b")), "[1, 2]");
}

TEST(YamlReader, EndsBlockCollectionsAtTheirLastValue) {
    const ReadYaml yaml("a:\n  b: c\n\n  # more\n\nd:\n- e\n- f: g\n\n");
    EXPECT_EQ(yaml.source(yaml.at("a")), "b: c");
    EXPECT_EQ(yaml.source(yaml.at("d")), "- e\n- f: g");
    EXPECT_EQ(yaml.root().span(), (Span{.begin = 0, .end = 34}));
}

TEST(YamlReader, PlacesAPairInAListFromItsKeyToItsValue) {
    const ReadYaml yaml("[a: b, \"c\": d]\n");
    EXPECT_EQ(yaml.source(yaml.root().elements()[0]), "a: b");
    EXPECT_EQ(yaml.source(yaml.root().elements()[1]), "\"c\": d");
}

TEST(YamlReader, PlacesAnEmptyValueBehindItsColon) {
    const ReadYaml yaml("Next:\nEnd :   # nothing\n");
    EXPECT_TRUE(yaml.at("Next").is(Kind::Null));
    EXPECT_EQ(yaml.at("Next").span(), (Span{.begin = 5, .end = 5}));
    EXPECT_EQ(yaml.at("End").span(), (Span{.begin = 11, .end = 11}));
}

TEST(YamlReader, PlacesAnEmptyElementBehindItsDash) {
    const ReadYaml yaml("a:\n  - b\n  -\n  - c\n");
    EXPECT_EQ(yaml.at("a").elements()[1].span(), (Span{.begin = 12, .end = 12}));
}

TEST(YamlReader, PlacesAnEmptyValueBehindItsTag) {
    const ReadYaml yaml("a: !GetAZs\n");
    EXPECT_TRUE(yaml.at("a").is(Kind::Null));
    EXPECT_EQ(yaml.at("a").span(), (Span{.begin = 10, .end = 10}));
}

TEST(YamlReader, PlacesAKeyWithoutAColon) {
    const ReadYaml yaml("{a, b: }\n");
    EXPECT_EQ(yaml.at("a").span(), (Span{.begin = 2, .end = 2}));
    EXPECT_EQ(yaml.at("b").span(), (Span{.begin = 6, .end = 6}));
}

TEST(YamlReader, PlacesAnEmptyKeyAtItsColon) {
    const ReadYaml yaml(": b\n");
    EXPECT_EQ(yaml.root().members()[0].key.kind(), Kind::String);
    EXPECT_EQ(yaml.root().members()[0].key.span(), (Span{.begin = 0, .end = 0}));
}

TEST(YamlReader, CountsTheByteOrderMark) {
    const ReadYaml yaml("\xEF\xBB\xBF\"a\": b\n");
    EXPECT_EQ(yaml.root().members()[0].key.span(), (Span{.begin = 3, .end = 6}));
}

TEST(YamlReader, EndsLinesWithCarriageReturns) {
    const ReadYaml yaml("a: b\rc: d\r\ne: f\r");
    EXPECT_EQ(yaml.root().members().size(), 3U);
    EXPECT_EQ(yaml.source(yaml.at("e")), "f");
}

TEST(YamlReader, MakesOneUnreadableNodeOfAKeyThatIsACollection) {
    const ReadYaml yaml("? [a, {b: c}]\n: d\n{e: f}: g\n? h: i\n  j: k\n: l\n");
    ASSERT_EQ(yaml.root().members().size(), 3U);
    EXPECT_TRUE(yaml.root().members()[0].key.is(Kind::Invalid));
    EXPECT_EQ(yaml.source(yaml.root().members()[0].key), "[a, {b: c}]");
    EXPECT_EQ(yaml.source(yaml.root().members()[1].key), "{e: f}");
    EXPECT_EQ(yaml.source(yaml.root().members()[2].key), "h: i\n  j: k");
    EXPECT_EQ(yaml.root().members()[2].value.text(), "l");
}

TEST(YamlReader, CollectsComments) {
    const ReadYaml yaml("# stepcheck: ignore  \na: b # why\nc: |  #header\n  # text\nd: [x, # in\n  y#z]\n#end");
    const std::vector<Comment>& comments = yaml.document().comments();
    ASSERT_EQ(comments.size(), 5U);
    EXPECT_EQ(comments[0].text, "stepcheck: ignore");
    EXPECT_EQ(comments[0].span, (Span{.begin = 0, .end = 21}));
    EXPECT_EQ(yaml.source(comments[1].span), "# why");
    EXPECT_EQ(comments[2].text, "header");
    EXPECT_EQ(comments[3].text, "in");
    EXPECT_EQ(comments[4].text, "end");
}

TEST(YamlReader, TakesNoCommentFromAText) {
    EXPECT_TRUE(ReadYaml("a: \"b # c\"\nd: 'e # f'\ng: h#i\nj: k\n   l#m\n").document().comments().empty());
}

TEST(YamlReader, TakesNoCommentFromAMarkInAnAnchor) {
    const ReadYaml yaml("a: &${ #x} |\n  b\nc: !Sub # d\n  e\n");
    EXPECT_EQ(yaml.at("a").text(), "b\n");
    ASSERT_EQ(yaml.document().comments().size(), 1U);
    EXPECT_EQ(yaml.document().comments()[0].text, "d");
}

TEST(YamlReader, LetsBracketsCloseBelowTheirKey) {
    const ReadYaml yaml("a:\n  b: [\n    c\n  ]\n  d: {\n  e: f\n}\n");
    EXPECT_EQ(yaml.source(ReadYaml::memberOf(yaml.at("a"), "b")), "[\n    c\n  ]");
    EXPECT_TRUE(yaml.document().diagnostics().empty());
}

TEST(YamlReader, LetsABlockScalarBeginBelowItsKey) {
    const ReadYaml yaml("a: # text\n  # more\n  !Sub |\n    one\n      two\nb: c\n");
    EXPECT_EQ(yaml.at("a").text(), "one\n  two\n");
    EXPECT_EQ(yaml.at("a").tag(), "!Sub");
    EXPECT_EQ(yaml.source(yaml.at("a")), "|\n    one\n      two");
    EXPECT_EQ(yaml.document().comments().size(), 2U);
}

TEST(YamlReader, LetsABlockScalarBeginBelowItsDash) {
    const ReadYaml yaml("a:\n  -\n    !Sub |-\n     one\n");
    EXPECT_EQ(yaml.at("a").elements()[0].text(), "one");
}

TEST(YamlReader, TakesAKeyThatBeginsWithAColonBehindAValueOfSeveralLines) {
    const ReadYaml yaml("a:\n  b: one\n    two\n  :status: 1\n  \":total\": |\n    :x: y\n");
    EXPECT_EQ(ReadYaml::memberOf(yaml.at("a"), "b").text(), "one two");
    EXPECT_EQ(ReadYaml::memberOf(yaml.at("a"), ":status").text(), "1");
    EXPECT_EQ(ReadYaml::memberOf(yaml.at("a"), ":total").text(), ":x: y\n");
    EXPECT_TRUE(yaml.document().diagnostics().empty());
}

TEST(YamlReader, RepeatsTheValueOfAnAnchorAtItsAliases) {
    const ReadYaml yaml("a: &retry\n  - b: c\nd: *retry\n");
    EXPECT_EQ(yaml.source(yaml.at("d")), "*retry");
    ASSERT_EQ(yaml.at("d").elements().size(), 1U);
    EXPECT_EQ(yaml.source(yaml.at("d").elements()[0]), "b: c");
}

TEST(YamlReader, LeadsFromTheTextOfAnAliasToItsAnchor) {
    const ReadYaml yaml("a: &x some text\nb: *x\n");
    EXPECT_EQ(yaml.at("b").text(), "some text");
    EXPECT_EQ(yaml.at("b").spanOf({.begin = 5, .end = 9}), (Span{.begin = 11, .end = 15}));
}

TEST(YamlReader, TakesTheLastOfSeveralEqualAnchors) {
    const ReadYaml yaml("a: &x 1\nb: *x\nc: &x 2\nd: *x\n");
    EXPECT_EQ(yaml.at("b").text(), "1");
    EXPECT_EQ(yaml.at("d").text(), "2");
}

TEST(YamlReader, RepeatsKeysAsText) {
    const ReadYaml yaml("a: &x 5\n*x : b\n");
    EXPECT_TRUE(yaml.root().members()[1].key.is(Kind::String));
    EXPECT_EQ(yaml.root().members()[1].key.text(), "5");
    EXPECT_EQ(yaml.source(yaml.root().members()[1].key), "*x");
}

TEST(YamlReader, ForgetsAnchorsAtTheEndOfADocument) {
    EXPECT_EQ(ReadYaml("--- &x a\n--- *x\n").error(), "13-15: no anchor \"&x\" stands before this alias");
}

TEST(YamlReader, MergesTheMembersOfAnAlias) {
    const ReadYaml yaml("a: &x {b: 1, c: 2}\nd:\n  <<: *x\n  e: 3\n");
    const Node node = yaml.at("d");
    ASSERT_EQ(node.members().size(), 3U);
    EXPECT_EQ(ReadYaml::memberOf(node, "b").text(), "1");
    EXPECT_EQ(ReadYaml::memberOf(node, "e").text(), "3");
}

TEST(YamlReader, PrefersExplicitMembersToMergedOnes) {
    const ReadYaml yaml("a: &x {b: 1, c: 2}\nd:\n  <<: *x\n  b: 3\n");
    ASSERT_EQ(yaml.at("d").members().size(), 2U);
    EXPECT_EQ(ReadYaml::memberOf(yaml.at("d"), "b").text(), "3");
}

TEST(YamlReader, PrefersTheFirstOfSeveralMergedObjects) {
    const ReadYaml yaml("a: &x {b: 1}\nc: &y {b: 2, d: 3}\ne:\n  <<: [*x, *y, {d: 4, f: 5}]\n");
    const Node node = yaml.at("e");
    ASSERT_EQ(node.members().size(), 3U);
    EXPECT_EQ(ReadYaml::memberOf(node, "b").text(), "1");
    EXPECT_EQ(ReadYaml::memberOf(node, "d").text(), "3");
    EXPECT_EQ(ReadYaml::memberOf(node, "f").text(), "5");
}

TEST(YamlReader, MergesAnInlineObject) {
    EXPECT_EQ(ReadYaml("<<: {b: 1}\nc: 2\n").at("b").text(), "1");
}

TEST(YamlReader, KeepsAMergeKeyWhoseValueHasNoMembers) {
    const ReadYaml yaml("a: &x text\nb:\n  <<: *x\nc:\n  <<: [1]\nd:\n  <<: text\ne:\n  \"<<\": {f: g}\n");
    EXPECT_EQ(ReadYaml::memberOf(yaml.at("b"), "<<").text(), "text");
    EXPECT_EQ(yaml.source(ReadYaml::memberOf(yaml.at("c"), "<<")), "[1]");
    EXPECT_EQ(ReadYaml::memberOf(yaml.at("d"), "<<").text(), "text");
    EXPECT_TRUE(ReadYaml::memberOf(yaml.at("e"), "<<").is(Kind::Object));
}

TEST(YamlReader, RefusesAnAliasInsideItsAnchor) {
    EXPECT_EQ(ReadYaml("a: &x\n  b: *x\n").error(), "11-13: the alias \"*x\" stands inside the value that it repeats");
}

TEST(YamlReader, StopsAtTheLimitOfAliases) {
    std::string text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n";
    for (int i = 1; i < 10; ++i)
        text += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" +
                repeated("*a" + std::to_string(i - 1) + ", ", 9) + "]\n";
    EXPECT_NE(ReadYaml(text).limit().find("(limit: alias expansion)"), std::string::npos);
}

TEST(YamlReader, StopsAtTheLimitOfAliasesInMergeKeys) {
    const std::string text = "a: &x {b: 1, c: 2}\nd:\n  <<: [" + repeated("*x, ", 20) + "]\n";
    EXPECT_NE(ReadYaml(text, {}, {.aliasNodes = 50}).limit().find("(limit: alias expansion)"), std::string::npos);
}

TEST(YamlReader, StopsAtTheLimitOfDepth) {
    const ReadYaml flow(repeated("[", 1'000'000));
    EXPECT_EQ(flow.limit(),
        "text.yaml:1:5001: nests arrays and objects deeper than 5000, the most that stepcheck reads "
        "(limit: depth)");
    EXPECT_NE(ReadYaml(repeated("- ", 100'000)).limit(), "");
}

TEST(YamlReader, SkipsADeepKey) {
    const ReadYaml yaml("? " + repeated("[", 10'000) + repeated("]", 10'000) + "\n: b\n");
    EXPECT_TRUE(yaml.root().members()[0].key.is(Kind::Invalid));
}

TEST(YamlReader, ReadsManyMergeKeysOfOneObject) {
    std::string text = "a: &x {b: 1}\nc:\n";
    for (int i = 0; i < 20'000; ++i)
        text += "  k" + std::to_string(i) + ": v\n  <<: *x\n";
    EXPECT_EQ(ReadYaml(text).at("c").members().size(), 20'001U);
}

}  // namespace stepcheck::syntax
