#include "stepcheck/query/jsonpath/condition.h"
#include "stepcheck/query/jsonpath/parser.h"

#include <gtest/gtest.h>

#include <string>

namespace stepcheck::query::jsonpath {

static Path read(std::string_view text) {
    auto path = parse(text);
    EXPECT_TRUE(path) << text;
    return path ? *path : Path();
}

static std::string quoted(std::string_view text, Span at) {
    return std::string(text.substr(at.begin, at.size()));
}

// The part of the text that is wrong.
static std::string wrong(std::string_view text) {
    const auto path = parse(text);
    EXPECT_FALSE(path) << text;
    return path ? "" : quoted(text, path.error().at);
}

TEST(JsonPathParser, TellsTheRootsApart) {
    EXPECT_EQ(read("$.a").root, Root::Input);
    EXPECT_EQ(read("$$.Execution.Id").root, Root::Context);
    EXPECT_EQ(read("$total.sum").root, Root::Variable);
    EXPECT_EQ(read("$größe[0]").variable, "größe");
}

TEST(JsonPathParser, KnowsThePlainInput) {
    EXPECT_TRUE(read("$").isPlainInput());
    EXPECT_FALSE(read("$$").isPlainInput());
    EXPECT_FALSE(read("$.a").isPlainInput());
}

TEST(JsonPathParser, RefusesOtherRootsWhenTold) {
    EXPECT_FALSE(parse("$items", {.otherRoots = false}));
    EXPECT_FALSE(parse("$$.State", {.otherRoots = false}));
}

TEST(JsonPathParser, KnowsThePlaceOfEveryStep) {
    const std::string text = "$.a['b'][0]..c[1:2].length()";
    const Path path = read(text);
    std::vector<std::string> steps;
    for (const Step& step : path.steps)
        steps.push_back(quoted(text, step.at));
    EXPECT_EQ(steps, (std::vector<std::string>{"a", "['b']", "[0]", "..", "c", "[1:2]", "length()"}));
}

TEST(JsonPathParser, KnowsThePlacesInsideAFilter) {
    const std::string text = "$.items[?(@.price > 10)]";
    const Path path = read(text);
    const auto& filter = std::get<Filter>(path.steps[1].kind);
    const auto& comparison = std::get<Comparison>(filter.condition->kind);
    EXPECT_EQ(quoted(text, comparison.left.at), "@.price");
    EXPECT_EQ(quoted(text, comparison.operatorAt), ">");
    EXPECT_EQ(quoted(text, comparison.right.at), "10");
    EXPECT_EQ(quoted(text, std::get<Path>(comparison.left.kind).steps[0].at), "price");
}

TEST(JsonPathParser, SaysWhichPathsAreDefinite) {
    for (const char* text : {"$", "$.a.b", "$['a'][0]", "$.a[-1]", "$['a','b']", "$.a.length()"})
        EXPECT_TRUE(read(text).definite) << text;
    for (const char* text : {"$.*", "$[*]", "$..a", "$[0,1]", "$[1:]", "$[?(@.a)]", "$['a','b'].c", "$.a[*].length()"})
        EXPECT_FALSE(read(text).definite) << text;
}

TEST(JsonPathParser, SaysWhyAPathIsNoReferencePath) {
    const std::string text = "$.a[*].b";
    const auto why = whyNoReference(read(text));
    ASSERT_TRUE(why);
    EXPECT_EQ(why->message, "a wildcard selects several nodes");
    EXPECT_EQ(quoted(text, why->at), "[*]");
    EXPECT_TRUE(read("$.store\\.book['a b'][0]").isReference);
    EXPECT_FALSE(read("$['a','b']").isReference);
}

TEST(JsonPathParser, TakesABackslashBeforeASpecialCharacter) {
    EXPECT_EQ(std::get<Names>(read("$.store\\.book").steps[0].kind).names[0], "store.book");
}

TEST(JsonPathParser, PointsAtWhatIsWrong) {
    EXPECT_EQ(wrong("a.b"), "a");
    EXPECT_EQ(wrong("$.a."), ".");
    EXPECT_EQ(wrong("$.a b"), " ");
    EXPECT_EQ(wrong("$.a[x]"), "x");
    EXPECT_EQ(wrong("$.a["), "");
    EXPECT_EQ(wrong("$.a['b]"), "'b]");
    EXPECT_EQ(wrong("$.a[1.5]"), ".");
    EXPECT_EQ(wrong("$.a[?@.x]"), "@");
    EXPECT_EQ(wrong("$.a[?(@.x == y)]"), "y");
    EXPECT_EQ(wrong("$.a[?(@.x = 1)]"), "=");
    EXPECT_EQ(wrong("$.a[?(@.x =~ /(/)]"), "/(/");
    EXPECT_EQ(wrong("$.a[?(true)]"), "true");
}

TEST(JsonPathParser, StopsAtItsLimits) {
    EXPECT_FALSE(parse("$" + std::string(maxPathBytes, 'a')));
    std::string steps = "$";
    std::string nested = "$[?(@.a)]";
    for (std::uint32_t i = 0; i <= maxSteps; ++i)
        steps += ".a";
    for (std::uint32_t i = 0; i <= maxNesting; ++i)
        nested = "$[?(@" + nested.substr(1) + ")]";
    EXPECT_FALSE(parse(steps));
    EXPECT_FALSE(parse(nested));
    EXPECT_FALSE(parse("$[?(" + std::string(8'000, '(') + ")]"));
    EXPECT_FALSE(parse("$[?(" + std::string(8'000, '!') + ")]"));
}

}  // namespace stepcheck::query::jsonpath
