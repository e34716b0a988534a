#include "stepcheck/embed/template.h"
#include "stepcheck/syntax/reader.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

namespace stepcheck::embed {
namespace {

std::unique_ptr<const Template> read(std::string text, From from = From::Auto) {
    auto source = std::make_shared<const support::SourceText>("template.yaml", std::move(text));
    auto document = syntax::readDocument(std::move(source), syntax::Language::Yaml);
    return templateOf(std::shared_ptr<const syntax::Document>(std::move(*document)), from);
}

std::vector<std::string> idsOf(const Template& content) {
    std::vector<std::string> ids;
    for (const Resource& resource : content.resources())
        ids.push_back(resource.id);
    return ids;
}

TEST(Template, OfCloudFormationHasItsStateMachines) {
    const auto content =
        read("Resources:\n  A: {Type: AWS::StepFunctions::StateMachine}\n  B: {Type: AWS::S3::Bucket}\n"
             "  C: {Type: AWS::Serverless::StateMachine}\n");
    ASSERT_NE(content, nullptr);
    EXPECT_EQ(content->dialect(), Dialect::CloudFormation);
    EXPECT_EQ(idsOf(*content), (std::vector<std::string>{"A", "C"}));
}

TEST(Template, OfServerlessHasMachinesOfThePluginAndOfItsResources) {
    const auto content = read("stepFunctions:\n  stateMachines:\n    a: {definition: {}}\n"
                              "resources:\n  Resources:\n    B: {Type: AWS::StepFunctions::StateMachine}\n");
    ASSERT_NE(content, nullptr);
    EXPECT_EQ(content->dialect(), Dialect::Serverless);
    EXPECT_EQ(idsOf(*content), (std::vector<std::string>{"a", "B"}));
}

TEST(Template, OfATerraformPlanHasTheMachinesOfAllModulesOnce) {
    const auto content = read(R"({"terraform_version": "1.9", "planned_values": {"root_module": {
      "resources": [{"address": "aws_sfn_state_machine.a", "type": "aws_sfn_state_machine", "values": {}}],
      "child_modules": [{"resources": [
        {"address": "module.m.aws_sfn_state_machine.b", "type": "aws_sfn_state_machine", "values": {}}]}]}},
      "resource_changes": [
        {"address": "aws_sfn_state_machine.a", "type": "aws_sfn_state_machine", "change": {"after": {}}},
        {"address": "aws_sfn_state_machine.c", "type": "aws_sfn_state_machine", "change": {"after": null}}]})");
    ASSERT_NE(content, nullptr);
    EXPECT_EQ(
        idsOf(*content), (std::vector<std::string>{"aws_sfn_state_machine.a", "module.m.aws_sfn_state_machine.b"}));
}

TEST(Template, IsNotADefinition) {
    EXPECT_EQ(read("StartAt: A\nStates: {A: {Type: Succeed}}\n"), nullptr);
    EXPECT_EQ(read("Resources: {A: {Type: AWS::StepFunctions::StateMachine}}\n", From::Asl), nullptr);
}

TEST(MayHoldMachines, IsFalseForATextWithoutAny) {
    EXPECT_FALSE(mayHoldMachines("Resources:\n  B: {Type: AWS::S3::Bucket}\n"));
    EXPECT_TRUE(mayHoldMachines("stepFunctions:\n  stateMachines: {}\n"));
}

}  // namespace
}  // namespace stepcheck::embed
