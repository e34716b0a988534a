#include "stepcheck/syntax/json_fixture.h"
#include "stepcheck/syntax/node.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <optional>
#include <string_view>

namespace stepcheck::syntax {

static std::optional<std::int64_t> integerOf(std::string_view number) {
    return ReadJson(std::string(number)).root().integer();
}

static double numberOf(std::string_view number) {
    return ReadJson(std::string(number)).root().number();
}

TEST(Node, IsInvalidUntilItIsRead) {
    EXPECT_TRUE(Node().is(Kind::Invalid));
    EXPECT_EQ(Node().text(), "");
}

TEST(Node, ReadsIntegersInEverySpelling) {
    for (const std::string_view five : {"5", "5.0", "5e0", "50e-1", "0.5E+1"})
        EXPECT_EQ(integerOf(five), 5) << five;
}

TEST(Node, ReadsTheLargestIntegersExactly) {
    EXPECT_EQ(integerOf("9223372036854775807"), std::numeric_limits<std::int64_t>::max());
    EXPECT_EQ(integerOf("-9223372036854775808"), std::numeric_limits<std::int64_t>::min());
}

TEST(Node, ReadsNoIntegerThatDoesNotFit) {
    for (const std::string_view number : {"9223372036854775808", "1e30", "5.5", "1e-3", "1e400"})
        EXPECT_EQ(integerOf(number), std::nullopt) << number;
}

TEST(Node, ReadsNoIntegerFromAString) {
    EXPECT_EQ(integerOf("\"5\""), std::nullopt);
}

TEST(Node, ReadsNumbersBeyondTheRangeAsInfinite) {
    EXPECT_EQ(numberOf("1e400"), std::numeric_limits<double>::infinity());
    EXPECT_EQ(numberOf("-1e400"), -std::numeric_limits<double>::infinity());
}

TEST(Node, ReadsNumbersTooSmallAsZero) {
    EXPECT_EQ(numberOf("1e-400"), 0.0);
    EXPECT_TRUE(std::signbit(numberOf("-1e-400")));
}

TEST(Node, KnowsTheSizeOfANumberWithoutItsExponent) {
    const std::string zeros(400, '0');
    EXPECT_EQ(numberOf("0." + zeros + "1"), 0.0);
    EXPECT_EQ(numberOf("1" + zeros), std::numeric_limits<double>::infinity());
}

TEST(Node, FindsTheFirstOfTwoEqualMembers) {
    const ReadJson json(R"({"a": 1, "a": 2})");
    ASSERT_NE(json.root().find("a"), nullptr);
    EXPECT_EQ(json.root().find("a")->value.text(), "1");
}

TEST(Node, FindsNoMemberWhoseNameIsNotKnown) {
    EXPECT_EQ(ReadJson(R"({"${a}": 1, "x${b}": 2})").root().find("x${b}"), nullptr);
}

TEST(Node, GivesNoNameToAMemberThatNobodyKnows) {
    EXPECT_EQ(ReadJson(R"({"x${b}": 2})").root().members()[0].name(), "");
}

TEST(Node, KnowsATemplateFunction) {
    const ReadJson json(R"([{"Ref": "A"}, {"Fn::GetAtt": ["A", "Arn"]}, {"Ref": "A", "b": 1}, {"Fn": 1}, "Ref"])");
    std::string unknown;
    for (const Node& element : json.root().elements())
        unknown += element.isUnknown() ? 'u' : 'k';
    EXPECT_EQ(unknown, "uukkk");
}

TEST(Node, KnowsThatAHoleIsUnknown) {
    EXPECT_TRUE(ReadJson("[${a}]").root().elements()[0].isUnknown());
    EXPECT_TRUE(ReadJson("[oops]").root().elements()[0].isUnknown());
    EXPECT_FALSE(ReadJson(R"(["${a} b"])").root().elements()[0].isUnknown());
}

TEST(Node, TellsFinalStrings) {
    const ReadJson json(R"(["a", "${b}", "${b}c", 1])");
    std::string final;
    for (const Node& element : json.root().elements())
        final += element.isFinalString() ? 'y' : 'n';
    EXPECT_EQ(final, "ynnn");
}

TEST(Node, PlacesAMemberFromItsKeyToItsValue) {
    const ReadJson json(R"({ "a" : [1] })");
    EXPECT_EQ(json.source(json.root().members()[0].span()), R"("a" : [1])");
}

TEST(Node, KeepsARangeBehindTheTextInsideTheQuotes) {
    const ReadJson json(R"(["ab"])");
    EXPECT_EQ(json.root().elements()[0].spanOf({.begin = 1, .end = 9}), (Span{.begin = 3, .end = 4}));
}

TEST(Node, SaysWhatPeopleCallAKind) {
    EXPECT_EQ(describe(Kind::Object), "an object");
    EXPECT_EQ(describe(Kind::Hole), "a placeholder");
    EXPECT_EQ(describe(Kind::Null), "null");
}

}  // namespace stepcheck::syntax
