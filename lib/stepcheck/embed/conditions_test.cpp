#include "stepcheck/embed/conditions.h"
#include "stepcheck/syntax/reader.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>

namespace stepcheck::embed {
namespace {

class Conditions : public testing::Test {
protected:
    std::vector<Condition> of(const std::string& properties) {
        auto source = std::make_shared<const support::SourceText>("template.yaml",
            "Resources: {Orders: {Type: AWS::StepFunctions::StateMachine, Properties: " + properties + "}}\n");
        auto document = syntax::readDocument(std::move(source), syntax::Language::Yaml);
        content_ = templateOf(std::shared_ptr<const syntax::Document>(std::move(*document)), From::Auto);
        return conditionsOf(content_->resources().front());
    }

    std::string text(Span span) const {
        return std::string(content_->document().source().text().substr(span.begin, span.size()));
    }

private:
    std::unique_ptr<const Template> content_;
};

TEST_F(Conditions, AreThoseOfTheDefinitionAndTheType) {
    const auto conditions = of("{RoleArn: !If [A, a, b], StateMachineType: !If [B, EXPRESS, STANDARD], "
                               "DefinitionString: {'Fn::Sub': ['${C}', {C: !If [C, x, y]}]}}");
    ASSERT_EQ(conditions.size(), 2U);
    EXPECT_EQ(conditions[0].name, "B");
    EXPECT_EQ(conditions[1].name, "C");
    EXPECT_EQ(text(conditions[1].alternatives.at(1)), "y");
}

TEST_F(Conditions, KnowInWhichAlternativeTheyCount) {
    const auto conditions = of("{DefinitionString: !If [A, x, !If [B, y, z]], StateMachineType: !If [C, p, q]}");
    ASSERT_EQ(conditions.size(), 3U);
    EXPECT_FALSE(conditions[0].scope);
    ASSERT_EQ(conditions[1].around.size(), 1U);
    EXPECT_EQ(conditions[1].around.front().condition, "A");
    EXPECT_FALSE(conditions[1].around.front().holds);
    EXPECT_TRUE(conditions[1].scope);
    EXPECT_TRUE(conditions[2].around.empty());
}

}  // namespace
}  // namespace stepcheck::embed
