#include "stepcheck/syntax/json_fixture.h"
#include "stepcheck/syntax/json_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace stepcheck::syntax {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

TEST(JsonReader, ReadsEveryKindOfValue) {
    const ReadJson json(R"({"a": null, "b": [true, false], "c": -1.5e3, "d": "x", "e": {}})");
    EXPECT_EQ(json.tree(), R"({"a":null,"b":[true,false],"c":-1.5e3,"d":"x","e":{}})");
    EXPECT_THAT(json.findings(), IsEmpty());
}

TEST(JsonReader, ReadsAScalarAtTheTop) {
    EXPECT_EQ(ReadJson(" 5\n").tree(), "5");
    EXPECT_EQ(ReadJson("\"Done\"").tree(), "\"Done\"");
    EXPECT_EQ(ReadJson("null").tree(), "null");
}

TEST(JsonReader, FindsNoRootInABlankText) {
    for (const std::string_view blank : {"", " ", "\n\t\r\n", "\xEF\xBB\xBF"})
        EXPECT_TRUE(ReadJson(std::string(blank)).document().roots().empty());
}

TEST(JsonReader, PlacesKeysAndStringsWithTheirQuotes) {
    const ReadJson json("{\n  \"StartAt\": \"Charge card\"\n}");
    const Member& member = json.root().members()[0];
    EXPECT_EQ(member.key.span(), (Span{.begin = 4, .end = 13}));
    EXPECT_EQ(member.value.span(), (Span{.begin = 15, .end = 28}));
}

TEST(JsonReader, PlacesScalarsExactly) {
    const ReadJson json(R"([ -10.5 ,true, false,null ])");
    EXPECT_EQ(json.source(json.root().elements()[0].span()), "-10.5");
    EXPECT_EQ(json.source(json.root().elements()[1].span()), "true");
    EXPECT_EQ(json.source(json.root().elements()[2].span()), "false");
    EXPECT_EQ(json.source(json.root().elements()[3].span()), "null");
}

TEST(JsonReader, PlacesContainersWithTheirBrackets) {
    const ReadJson json(R"( {"a": [ 1 ], "b": { } } )");
    EXPECT_EQ(json.source(json.root().span()), R"({"a": [ 1 ], "b": { } })");
    EXPECT_EQ(json.source(json.at("a").span()), "[ 1 ]");
    EXPECT_EQ(json.source(json.at("b").span()), "{ }");
}

TEST(JsonReader, KeepsBothOfTwoEqualKeys) {
    const ReadJson json(R"({"Pay": 1, "Pay": 2})");
    ASSERT_THAT(json.root().members(), SizeIs(2));
    EXPECT_EQ(json.root().members()[0].value.text(), "1");
    EXPECT_EQ(json.root().members()[1].value.text(), "2");
}

TEST(JsonReader, KeepsTheTextOfNumbers) {
    const ReadJson json("[1.0, 100000000000000000000, 1e-400, -0]");
    EXPECT_EQ(json.tree(), "[1.0,100000000000000000000,1e-400,-0]");
}

TEST(JsonReader, TellsHowScalarsAreWritten) {
    const ReadJson json(R"({"a": 1})");
    EXPECT_EQ(json.root().members()[0].key.style(), Style::DoubleQuoted);
    EXPECT_EQ(json.root().members()[0].value.style(), Style::Plain);
}

TEST(JsonReader, TakesEveryWhiteSpaceOfJson) {
    EXPECT_EQ(ReadJson("\t{\r\n\t\"a\"\t:\r1 ,\n\"b\" : 2\t}\r\n").tree(), R"({"a":1,"b":2})");
}

TEST(JsonReader, FindsTheEndOfALongIndentation) {
    const std::string blanks(100, ' ');
    const ReadJson json("{\n" + blanks + "\"a\":\n" + blanks + "1}");
    EXPECT_EQ(json.at("a").span(), (Span{.begin = 207, .end = 208}));
}

TEST(JsonReader, ReadsStringsOfEveryLength) {
    for (std::size_t size = 0; size < 70; ++size) {
        const std::string text(size, 'x');
        EXPECT_EQ(ReadJson("[\"" + text + "\",1]").tree(), "[\"" + text + "\",1]");
    }
}

TEST(JsonReader, ReadsDeepTextsWithoutRecursion) {
    const std::size_t depth = 5'000;
    const ReadJson json(std::string(depth, '[') + std::string(depth, ']'));
    EXPECT_EQ(json.root().span().size(), 2 * depth);
}

TEST(JsonReader, NamesTheDepthThatIsPassed) {
    const ReadJson json("[\n [[1]]]", Language::Json, {}, {.depth = 2});
    EXPECT_EQ(json.limit(),
        "text.json:2:3: nests arrays and objects deeper than 2, the most that stepcheck reads (limit: depth)");
}

TEST(JsonReader, NamesTheNumberOfNodesThatIsPassed) {
    const ReadJson json(R"({"a": 1, "b": 2})", Language::Json, {}, {.nodes = 3});
    EXPECT_EQ(
        json.limit(), "text.json:1:15: has more keys and values than 3, the most that stepcheck reads (limit: nodes)");
}

TEST(JsonReader, TakesAMillionBracketsForAPassedLimit) {
    const ReadJson json(std::string(1'000'000, '['));
    EXPECT_EQ(json.limit(),
        "text.json:1:5001: nests arrays and objects deeper than 5000, the most that stepcheck reads (limit: depth)");
}

TEST(JsonReader, ReportsCommentsInPlainJsonOnce) {
    const ReadJson json("{ // first\n \"a\": 1 /* second */ }");
    EXPECT_EQ(json.tree(), R"({"a":1})");
    EXPECT_THAT(json.findings(), ElementsAre("1:3 JSON has no comments"));
    EXPECT_EQ(json.finding().help, "name the file .jsonc, or pass --allow-comments");
}

TEST(JsonReader, TakesCommentsWhenTheyAreAllowed) {
    const ReadJson json("{ // first\n \"a\": 1 /* second */ }", Language::Json, {.comments = true});
    EXPECT_EQ(json.tree(), R"({"a":1})");
    EXPECT_THAT(json.findings(), IsEmpty());
}

TEST(JsonReader, AllowsNoTrailingCommaWithComments) {
    const ReadJson json("[1, /* last */]", Language::Json, {.comments = true});
    EXPECT_THAT(json.findings(), ElementsAre("1:3 expected another element after \",\", found \"]\""));
}

TEST(JsonReader, TakesCommentsAndTrailingCommasInJsonc) {
    const ReadJson json("// head\n{\"a\": [1, 2,], /* b */ \"c\": 3,}", Language::Jsonc);
    EXPECT_EQ(json.tree(), R"({"a":[1,2],"c":3})");
    EXPECT_THAT(json.findings(), IsEmpty());
}

TEST(JsonReader, CollectsCommentsInOrder) {
    const ReadJson json("// one\n[1, /* two\n lines */ 2] //\tthree\r\n", Language::Jsonc);
    ASSERT_THAT(json.document().comments(), SizeIs(3));
    EXPECT_EQ(json.document().comments()[0].text, "one");
    EXPECT_EQ(json.document().comments()[1].text, "two\n lines");
    EXPECT_EQ(json.document().comments()[2].text, "three");
}

TEST(JsonReader, PlacesCommentsWithTheirMarks) {
    const ReadJson json("[1, /* two */ 2] // three\r\n", Language::Jsonc);
    EXPECT_EQ(json.source(json.document().comments()[0].span), "/* two */");
    EXPECT_EQ(json.source(json.document().comments()[1].span), "// three");
}

TEST(JsonReader, TakesEmptyComments) {
    const ReadJson json("/**/[//\n1]", Language::Jsonc);
    ASSERT_THAT(json.document().comments(), SizeIs(2));
    EXPECT_EQ(json.document().comments()[0].text, "");
    EXPECT_EQ(json.document().comments()[1].text, "");
}

TEST(JsonReader, SeesNoCommentInAString) {
    const ReadJson json(R"(["http://example.com", "/* x */"])", Language::Jsonc);
    EXPECT_THAT(json.document().comments(), IsEmpty());
}

TEST(JsonReader, StopsAfterAHundredMistakes) {
    std::string text = "[";
    for (int i = 0; i < 1'000; ++i)
        text += "x,";
    const ReadJson json(text + "1]");
    ASSERT_THAT(json.findings(), SizeIs(101));
    EXPECT_EQ(json.findings().back(), "1:201 the text is not read any further behind 100 mistakes (limit: mistakes)");
    EXPECT_FALSE(json.root().isComplete());
}

}  // namespace stepcheck::syntax
