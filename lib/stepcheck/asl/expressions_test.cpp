#include "stepcheck/asl/builder.h"
#include "stepcheck/asl/expressions.h"
#include "stepcheck/syntax/reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>

namespace stepcheck::asl {

using testing::ElementsAre;
using testing::IsEmpty;

namespace {

struct Found {
    explicit Found(std::string json)
        : document(*syntax::readDocument(
              std::make_shared<const support::SourceText>("test.asl.json", std::move(json)), syntax::Language::Json)),
          machine(buildMachine(document->roots().front())),
          expressions(findExpressions(machine)) {}

    [[nodiscard]] std::vector<std::string> texts() const {
        std::vector<std::string> result;
        for (const Expression& expression : expressions)
            result.emplace_back(expression.text());
        return result;
    }

    std::shared_ptr<const syntax::Document> document;
    Machine machine;
    std::vector<Expression> expressions;
};

}  // namespace

TEST(FindExpressions, FindsPathsInFieldsAndTemplates) {
    const Found found(R"j({"StartAt": "A", "States": {"A": {"Type": "Task", "InputPath": "$.order",
        "Parameters": {"id.$": "$.id", "all": [{"x.$": "States.Array($.y)"}], "text": "$.text"}, "End": true}}})j");
    EXPECT_THAT(found.texts(), ElementsAre("$.order", "$.id", "States.Array($.y)"));
    EXPECT_TRUE(std::holds_alternative<query::intrinsic::Call>(found.expressions.back().parsed));
}

TEST(FindExpressions, FindsJsonataAtAnyDepth) {
    const Found found(R"j({"QueryLanguage": "JSONata", "StartAt": "A", "States": {"A": {"Type": "Task",
        "TimeoutSeconds": "{% 1 + 2 %}", "Arguments": {"a": ["{%$states.input.b%}", "plain"]}, "End": true}}})j");
    EXPECT_THAT(found.texts(), ElementsAre("1 + 2", "$states.input.b"));
    EXPECT_TRUE(std::holds_alternative<query::jsonata::Expression>(found.expressions.front().parsed));
}

TEST(FindExpressions, TellsWhenAFieldIsEvaluated) {
    const Found found(R"j({"QueryLanguage": "JSONata", "StartAt": "A", "States": {"A": {"Type": "Task",
        "Arguments": "{% 1 %}", "Output": "{% 2 %}", "Next": "B",
        "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "B", "Output": "{% 3 %}"}]},
        "B": {"Type": "Pass", "Output": "{% 4 %}", "End": true}}})j");
    std::vector<Moment> moments;
    for (const Expression& expression : found.expressions)
        moments.push_back(expression.moment);
    EXPECT_THAT(
        moments, testing::UnorderedElementsAre(Moment::Entry, Moment::Result, Moment::ErrorOutput, Moment::Entry));
}

TEST(FindExpressions, NamesTheVariablesThatAreRead) {
    const Found found(R"j({"StartAt": "A", "States": {
        "A": {"Type": "Pass", "Parameters": {"a.$": "States.Array($x.y, States.JsonToString($z), $.w)"}, "Next": "B"},
        "B": {"Type": "Pass", "QueryLanguage": "JSONata", "Output": "{% ($v := 1; $v + $u + $f($states.input)) %}",
            "End": true}}})j");
    std::vector<std::string> names;
    for (const Expression& expression : found.expressions)
        for (const VariableUse& use : expression.variables)
            names.push_back(use.name);
    EXPECT_THAT(names, ElementsAre("x", "z", "u"));
}

TEST(FindExpressions, KeepsWhyATextIsNone) {
    const Found found(R"j({"StartAt": "A", "States": {"A": {"Type": "Pass", "InputPath": "order", "End": true}}})j");
    EXPECT_TRUE(std::holds_alternative<query::SyntaxError>(found.expressions.front().parsed));
}

TEST(FindExpressions, LeavesOutHolesAndTheFieldsOfTheOtherLanguage) {
    EXPECT_THAT(Found(R"j({"StartAt": "A", "States": {"A": {"Type": "Task", "InputPath": "$.${Name}",
        "Output": "{% 1 %}", "TimeoutSeconds": "{% 1 %}", "End": true}}})j")
                    .texts(),
        IsEmpty());
}

TEST(JsonataInside, IsTrimmed) {
    EXPECT_EQ(jsonataInside("{% 1 %}"), (Span{.begin = 3, .end = 4}));
    EXPECT_EQ(jsonataInside("{%%}"), (Span{.begin = 2, .end = 2}));
    EXPECT_EQ(jsonataInside("{%  %}")->size(), 0U);
    EXPECT_EQ(jsonataInside(" {% 1 %}"), std::nullopt);
    EXPECT_EQ(jsonataInside("{%}"), std::nullopt);
}

}  // namespace stepcheck::asl
