#include "stepcheck/embed/definition.h"
#include "stepcheck/syntax/reader.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>

namespace stepcheck::embed {
namespace {

std::unique_ptr<const Template> read(std::string text, syntax::Language language = syntax::Language::Yaml) {
    auto source = std::make_shared<const support::SourceText>("app/template.yaml", std::move(text));
    auto document = syntax::readDocument(std::move(source), language);
    return templateOf(std::shared_ptr<const syntax::Document>(std::move(*document)), From::Auto);
}

std::string inFile(const Definition& definition, Span span) {
    const support::SourceText& source = definition.document->source();
    const Span place = source.toFile(span);
    return std::string(source.file().text().substr(place.begin, place.size()));
}

TEST(Definition, OfSubInABlockScalarKeepsThePlaceOfEachLine) {
    const auto content = read(R"(Resources:
  Orders:
    Type: AWS::StepFunctions::StateMachine
    Properties:
      DefinitionString: !Sub |
        {
          "StartAt": "Charge card",
          "States": {"Charge card": {"Type": "Task", "Resource": "${Charge.Arn}", "End": true}}
        }
)");
    const auto located = locateDefinition(*content, content->resources().front());
    const auto& definition = std::get<Definition>(located);
    const Node& root = definition.document->roots().front();
    EXPECT_EQ(inFile(definition, root.find("StartAt")->value.span()), "\"Charge card\"");
    const Node& state = root.find("States")->value.members().front().value;
    EXPECT_EQ(inFile(definition, state.find("Resource")->value.span()), "\"${Charge.Arn}\"");
    EXPECT_TRUE(state.find("Resource")->value.is(syntax::Kind::Hole));
}

TEST(Definition, OfJoinKnowsTheArnOfAFunctionOfTheTemplate) {
    const auto content = read(R"({"Resources": {
      "Charge": {"Type": "AWS::Lambda::Function"},
      "Orders": {"Type": "AWS::StepFunctions::StateMachine", "Properties": {"DefinitionString": {"Fn::Join": ["", [
        "{\"StartAt\":\"Charge\",\"States\":{\"Charge\":{\"Type\":\"Task\",\"Resource\":\"",
        {"Fn::GetAtt": ["Charge", "Arn"]},
        "\",\"End\":true}}}"]]}}}}})",
        syntax::Language::Json);
    const auto located = locateDefinition(*content, content->resources().front());
    const auto& definition = std::get<Definition>(located);
    EXPECT_TRUE(definition.document->diagnostics().empty());
    const Node& state = definition.document->roots().front().find("States")->value.members().front().value;
    EXPECT_EQ(state.find("Resource")->value.text(),
        "arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:${Charge}");
    EXPECT_EQ(inFile(definition, state.find("End")->key.span()), R"(\"End\")");
    EXPECT_EQ(inFile(definition, {.begin = 70, .end = 71}), R"({"Fn::GetAtt": ["Charge", "Arn"]})");
}

TEST(Definition, ThatIsAnObjectHasTheArnInThePlaceOfGetAtt) {
    const auto content = read(R"(Resources:
  Charge: {Type: AWS::Serverless::Function}
  Orders:
    Type: AWS::Serverless::StateMachine
    Properties:
      DefinitionSubstitutions: {Queue: "https://queue"}
      Definition:
        StartAt: Charge
        States:
          Charge: {Type: Task, Resource: !GetAtt Charge.Arn, Comment: "to ${Queue}", End: true}
)");
    const auto located = locateDefinition(*content, content->resources().front());
    const auto& definition = std::get<Definition>(located);
    const Node& state = definition.document->roots().front().find("States")->value.members().front().value;
    EXPECT_EQ(state.find("Resource")->value.text(),
        "arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:${Charge}");
    EXPECT_EQ(state.find("Comment")->value.text(), "to https://queue");
    EXPECT_EQ(inFile(definition, state.find("Resource")->value.span()), "Charge.Arn");
}

TEST(Definition, OfAFileIsBesideTheTemplate) {
    const auto content = read(R"(Resources:
  Orders:
    Type: AWS::Serverless::StateMachine
    Properties: {Type: EXPRESS, DefinitionUri: ../orders.asl.json}
)");
    const auto located = locateDefinition(*content, content->resources().front());
    const auto& file = std::get<LinkedFile>(located);
    EXPECT_EQ(file.path, "orders.asl.json");
    EXPECT_EQ(file.type, asl::MachineType::Express);
}

TEST(Definition, InS3IsSkipped) {
    const auto content = read(R"(Resources:
  Orders:
    Type: AWS::Serverless::StateMachine
    Properties: {DefinitionUri: {Bucket: orders, Key: a.json}}
)");
    EXPECT_EQ(std::get<Skipped>(locateDefinition(*content, content->resources().front())).reason, "lies in S3");
}

TEST(EditInSource, EscapesWhatItWritesIntoAJsonString) {
    const auto content = read(
        R"({"Resources": {"Orders": {"Type": "AWS::StepFunctions::StateMachine", "Properties":
          {"DefinitionString": "{\"StartAt\": \"A\"}"}}}})",
        syntax::Language::Json);
    const auto located = locateDefinition(*content, content->resources().front());
    const auto& definition = std::get<Definition>(located);
    const Span at = definition.document->roots().front().find("StartAt")->value.span();
    const auto edit = editInSource(content->document().source(), definition, {.at = at, .text = "\"B\""});
    ASSERT_TRUE(edit);
    EXPECT_EQ(edit->text, R"(\"B\")");
    EXPECT_EQ(content->document().source().text().substr(edit->at.begin, edit->at.size()), R"(\"A\")");
}

TEST(EditInSource, IndentsNewLinesOfABlockScalar) {
    const auto content = read(R"(Resources:
  Orders:
    Type: AWS::StepFunctions::StateMachine
    Properties:
      DefinitionString: |
        {"StartAt": "A"}
)");
    const auto located = locateDefinition(*content, content->resources().front());
    const auto& definition = std::get<Definition>(located);
    const auto edit =
        editInSource(content->document().source(), definition, {.at = {.begin = 1, .end = 1}, .text = "\n  "});
    ASSERT_TRUE(edit);
    EXPECT_EQ(edit->text, "\n          ");
}

}  // namespace
}  // namespace stepcheck::embed
