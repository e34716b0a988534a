#include "stepcheck/embed/chooser.h"
#include "stepcheck/syntax/reader.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

namespace stepcheck::embed {
namespace {

// The text of what `value` comes to, or its kind when that is no scalar.
std::string chosen(const std::string& value, const std::vector<Assumption>& assumed = {}) {
    const std::string text = "Value: " + value + R"(
Mappings: {Stages: {prod: {Queue: orders, Seconds: 60}}}
Parameters:
  Only: {Type: String, AllowedValues: [EXPRESS]}
  Any: {Type: String, AllowedValues: [STANDARD, EXPRESS], Default: EXPRESS}
Resources: {Done: {Type: AWS::SNS::Topic}}
)";
    auto source = std::make_shared<const support::SourceText>("template.yaml", text);
    auto document = syntax::readDocument(std::move(source), syntax::Language::Yaml);
    const auto content = templateOf(std::shared_ptr<const syntax::Document>(std::move(*document)), From::Auto);
    const Node& written = content->document().roots().front().find("Value")->value;
    const Node& node = Chooser(*content, assumed).chosen(written);
    return &node == &written ? "not known" : std::string(node.text());
}

TEST(Chooser, FindsInAMapWhatLiteralKeysName) {
    EXPECT_EQ(chosen("!FindInMap [Stages, prod, Queue]"), "orders");
    EXPECT_EQ(chosen("{Fn::FindInMap: [Stages, prod, Seconds]}"), "60");
    EXPECT_EQ(chosen("!FindInMap [Stages, !Ref Stage, Queue]"), "not known");
    EXPECT_EQ(chosen("!FindInMap [Stages, test, Queue]"), "not known");
}

TEST(Chooser, SelectsFromAList) {
    EXPECT_EQ(chosen("!Select [1, [a, b]]"), "b");
    EXPECT_EQ(chosen("{Fn::Select: ['0', [a, b]]}"), "a");
    EXPECT_EQ(chosen("!Select [2, [a, b]]"), "not known");
    EXPECT_EQ(chosen("!Select [0, !Ref Subnets]"), "not known");
}

TEST(Chooser, FollowsOnlyConditionsThatSomethingIsAssumedOf) {
    EXPECT_EQ(chosen("!If [IsProd, a, b]"), "not known");
    EXPECT_EQ(chosen("!If [IsProd, a, b]", {{"IsProd", true}}), "a");
    EXPECT_EQ(chosen("!If [IsProd, a, !If [IsTest, b, c]]", {{"IsProd", false}, {"IsTest", false}}), "c");
}

TEST(Chooser, TakesOnlyTheOneAllowedValueOfAParameterForCertain) {
    EXPECT_EQ(chosen("!Ref Only"), "EXPRESS");
    EXPECT_EQ(chosen("!Ref Any"), "not known");
}

TEST(Chooser, FollowsChoicesInsideEachOther) {
    EXPECT_EQ(chosen("!Select [0, [!FindInMap [Stages, !Select [0, [prod]], Queue]]]"), "orders");
}

}  // namespace
}  // namespace stepcheck::embed
