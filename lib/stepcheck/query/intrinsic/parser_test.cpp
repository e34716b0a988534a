#include "stepcheck/query/intrinsic/parser.h"

#include <gtest/gtest.h>

#include <string>

namespace stepcheck::query::intrinsic {

static Call read(std::string_view text) {
    auto call = parse(text);
    EXPECT_TRUE(call) << text;
    return call ? *call : Call();
}

static std::string quoted(std::string_view text, Span at) {
    return std::string(text.substr(at.begin, at.size()));
}

// The part of the text that is wrong.
static std::string wrong(std::string_view text) {
    const auto call = parse(text);
    EXPECT_FALSE(call) << text;
    return call ? "" : quoted(text, call.error().at);
}

static value::Value literal(std::string_view argument) {
    const Call call = read("States.Array(" + std::string(argument) + ")");
    if (const auto* string = std::get_if<StringLiteral>(&call.arguments[0].kind))
        return string->value;
    return std::get<OtherLiteral>(call.arguments[0].kind).value;
}

TEST(IntrinsicParser, ReadsLiterals) {
    EXPECT_EQ(literal("'text'"), value::Value("text"));
    EXPECT_EQ(literal("-1.5e3"), value::Value(-1500.0));
    EXPECT_EQ(literal("true"), value::Value(true));
    EXPECT_EQ(literal("null"), value::Value(nullptr));
}

TEST(IntrinsicParser, ResolvesItsFourEscapes) {
    EXPECT_EQ(literal(R"('it\'s \{\} \\')"), value::Value(R"(it's {} \)"));
    EXPECT_EQ(literal("'a\nb'"), value::Value("a\nb"));
    EXPECT_EQ(literal(R"('{"a": "b"}')"), value::Value(R"({"a": "b"})"));
}

TEST(IntrinsicParser, ReadsPathsOfEveryRoot) {
    const Call call = read("States.Array($.a[?(@.b == ',)')].c, $$.Map.Item.Value , $total.sum, $.x.concat($.a, $.b))");
    ASSERT_EQ(call.arguments.size(), 4U);
    EXPECT_EQ(std::get<PathArgument>(call.arguments[0].kind).text, "$.a[?(@.b == ',)')].c");
    EXPECT_EQ(std::get<PathArgument>(call.arguments[1].kind).path.root, jsonpath::Root::Context);
    EXPECT_EQ(std::get<PathArgument>(call.arguments[2].kind).path.variable, "total");
    EXPECT_EQ(std::get<PathArgument>(call.arguments[3].kind).text, "$.x.concat($.a, $.b)");
}

TEST(IntrinsicParser, KnowsAllPlaces) {
    const std::string text = "States.MathAdd( States.ArrayLength($.a) ,\n -1 )";
    const Call call = read(text);
    EXPECT_EQ(quoted(text, call.nameAt), "States.MathAdd");
    EXPECT_EQ(quoted(text, call.arguments[0].at), "States.ArrayLength($.a)");
    EXPECT_EQ(quoted(text, call.arguments[1].at), "-1");
    const auto& inner = std::get<Call>(call.arguments[0].kind);
    const auto& path = std::get<PathArgument>(inner.arguments[0].kind);
    EXPECT_EQ(quoted(text, path.path.steps[0].at), "a");
}

TEST(IntrinsicParser, KeepsUnknownFunctions) {
    EXPECT_EQ(read("States.Nope(1)").spec, nullptr);
    EXPECT_EQ(read("States.UUID()").spec->function, catalog::Intrinsic::UUID);
}

TEST(IntrinsicParser, PointsAtWhatIsWrong) {
    EXPECT_EQ(wrong(" States.UUID()"), " ");
    EXPECT_EQ(wrong("Format('a')"), "Format");
    EXPECT_EQ(wrong("States.UUID"), "");
    EXPECT_EQ(wrong("States.UUID() x"), "x");
    EXPECT_EQ(wrong("States.Array(1,)"), ")");
    EXPECT_EQ(wrong("States.Array(1 2)"), "2");
    EXPECT_EQ(wrong("States.Array(\"a\")"), "\"");
    EXPECT_EQ(wrong("States.Array('a)"), "'a)");
    EXPECT_EQ(wrong("States.Array(word)"), "word");
    EXPECT_EQ(wrong("States.Array($.a[)"), ")");
    EXPECT_EQ(wrong(R"(States.Format('say \"hi\"'))"), "\\\"");
    EXPECT_EQ(wrong("States.Array("), "");
}

TEST(IntrinsicParser, StopsAtItsLimit) {
    std::string text;
    for (std::uint32_t i = 0; i <= maxNesting; ++i)
        text += "States.Array(";
    const auto call = parse(text);
    ASSERT_FALSE(call);
    EXPECT_EQ(call.error().message, "more than 100 calls inside each other");
}

}  // namespace stepcheck::query::intrinsic
