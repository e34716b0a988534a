#include "stepcheck/flow/graph.h"
#include "stepcheck/flow/test_definition.h"

#include <fmt/format.h>

namespace stepcheck::flow {

using testing::ElementsAre;
using testing::IsEmpty;

static std::string_view word(EdgeKind kind) {
    switch (kind) {
        case EdgeKind::Next: return "next";
        case EdgeKind::Default: return "default";
        case EdgeKind::Rule: return "rule";
        case EdgeKind::Catcher: return "catcher";
        case EdgeKind::Branch: return "branch";
        case EdgeKind::Iteration: return "iteration";
    }
    return "";
}

static std::vector<std::string> edges(const TestDefinition& definition) {
    std::vector<std::string> result;
    for (const Edge& edge : definition.facts.graph.edges())
        result.push_back(fmt::format(
            "{} {} {} {}", definition.name(edge.from), word(edge.kind), edge.index, definition.name(edge.to)));
    return result;
}

static std::vector<std::string> dangling(const TestDefinition& definition) {
    std::vector<std::string> result;
    for (const DanglingEdge& edge : definition.facts.graph.dangling())
        result.push_back(fmt::format("{} {} {} {}{}{}", definition.name(edge.from), word(edge.kind), edge.index,
            edge.target, edge.isKnown ? "" : " unknown", edge.meant ? " meant " + definition.name(*edge.meant) : ""));
    return result;
}

TEST(Graph, HasEveryKindOfTransition) {
    const TestDefinition definition(R"({"StartAt": "Choose", "States": {
        "Choose": {"Type": "Choice", "Default": "Both", "Choices": [
            {"Variable": "$.a", "IsPresent": true, "Next": "Each"},
            {"Variable": "$.b", "IsPresent": true, "Next": "Both"}]},
        "Each": {"Type": "Map", "Next": "Both", "ItemProcessor": {
            "StartAt": "Item", "States": {"Item": {"Type": "Pass", "End": true}}},
            "Catch": [{"ErrorEquals": ["E"], "Next": "Stop"}, {"ErrorEquals": ["States.ALL"], "Next": "Choose"}]},
        "Both": {"Type": "Parallel", "End": true, "Branches": [
            {"StartAt": "Left", "States": {"Left": {"Type": "Succeed"}}},
            {"StartAt": "Right", "States": {"Right": {"Type": "Succeed"}}}]},
        "Stop": {"Type": "Fail"}}})");
    EXPECT_THAT(edges(definition), ElementsAre("Choose rule 0 Each", "Choose rule 1 Both", "Choose default 0 Both",
                                       "Each next 0 Both", "Each catcher 0 Stop", "Each catcher 1 Choose",
                                       "Each iteration 0 Item", "Both branch 0 Left", "Both branch 1 Right"));
    EXPECT_THAT(dangling(definition), IsEmpty());
}

TEST(Graph, PointsAtTheWrittenTarget) {
    const TestDefinition definition(
        R"({"StartAt": "A", "States": {"A": {"Type": "Pass", "Next": "B"}, "B": {"Type": "Succeed"}}})");
    const support::Span at = definition.facts.graph.edges().front().at;
    EXPECT_EQ(definition.document->source().text().substr(at.begin, at.size()), "\"B\"");
}

TEST(Graph, CountsElementsThatAreNoObjects) {
    const TestDefinition definition(R"({"StartAt": "A", "States": {
        "A": {"Type": "Choice", "Choices": [7, {"Variable": "$.a", "IsNull": true, "Next": "B"}], "Default": "B"},
        "B": {"Type": "Succeed"}}})");
    EXPECT_THAT(edges(definition), ElementsAre("A rule 1 B", "A default 0 B"));
    EXPECT_TRUE(definition.facts.graph.hasUnknownExit(definition.id("A")));
}

TEST(Graph, FindsTheNearestNameOfTheScope) {
    const TestDefinition definition(R"({"StartAt": "Load", "States": {
        "Load": {"Type": "Pass", "Next": "Proces order"}, "Process order": {"Type": "Succeed"}}})");
    EXPECT_THAT(dangling(definition), ElementsAre("Load next 0 Proces order meant Process order"));
}

TEST(Graph, PrefersANameThatNothingLeadsTo) {
    const TestDefinition definition(R"({"StartAt": "Step1", "States": {
        "Step1": {"Type": "Pass", "Next": "Step2"},
        "Step2": {"Type": "Pass", "Next": "Step4"},
        "Step3": {"Type": "Succeed"}}})");
    EXPECT_THAT(dangling(definition), ElementsAre("Step2 next 0 Step4 meant Step3"));
}

TEST(Graph, FindsTheStateInAnotherScope) {
    const TestDefinition definition(R"({"StartAt": "Each", "States": {
        "Each": {"Type": "Map", "Next": "Done", "ItemProcessor": {
            "StartAt": "Item", "States": {"Item": {"Type": "Pass", "Next": "Done"}, "Don": {"Type": "Succeed"}}}},
        "Done": {"Type": "Succeed"}}})");
    EXPECT_THAT(dangling(definition), ElementsAre("Item next 0 Done meant Done"));
}

TEST(Graph, DoesNotKnowTargetsWithHoles) {
    const TestDefinition definition(R"({"StartAt": "A", "States": {
        "A": {"Type": "Pass", "Next": "${Target}"}, "B": {"Type": "Pass", "Next": "Go ${Where}"}}})");
    EXPECT_THAT(dangling(definition), ElementsAre("A next 0 Target unknown", "B next 0 Go ${Where} unknown"));
    EXPECT_TRUE(definition.facts.graph.mayLeadAnywhere(definition.id("A")));
    EXPECT_TRUE(definition.facts.graph.mayLeadAnywhere(definition.id("B")));
}

TEST(Graph, DoesNotKnowTargetsInAScopeWithHolesInNames) {
    const TestDefinition definition(R"({"StartAt": "A", "States": {
        "A": {"Type": "Pass", "Next": "Run job"}, "Run ${Job}": {"Type": "Succeed"}}})");
    EXPECT_THAT(dangling(definition), ElementsAre("A next 0 Run job unknown"));
}

TEST(Graph, KnowsNothingOfAMissingTarget) {
    const TestDefinition definition(R"({"StartAt": "A", "States": {
        "A": {"Type": "Pass"}, "B": {"Type": "Pass", "Next": 5}, "C": {"Type": "Pass", "Next": ""},
        "D": {"Type": "Choice", "Choices": [{"Variable": "$.a", "IsNull": true}]},
        "E": {"Type": "Task", "End": true, "Catch": [{"ErrorEquals": ["States.ALL"]}]},
        "F": {"Type": "Pass", "End": false}, "G": {"Type": "Choice"}}})");
    for (const char* name : {"A", "B", "C", "D", "E", "F", "G"}) {
        EXPECT_TRUE(definition.facts.graph.hasUnknownExit(definition.id(name))) << name;
        EXPECT_FALSE(definition.facts.graph.mayLeadAnywhere(definition.id(name))) << name;
    }
    EXPECT_THAT(dangling(definition), IsEmpty());
}

TEST(Graph, MayLeadAnywhereFromWhatIsNotKnown) {
    const TestDefinition definition(R"({"StartAt": "A", "States": {
        "A": {"Type": "Choice", "Choices": "${Rules}"},
        "B": {"Type": "Choice", "Choices": ["${Rule}"], "Default": "A"},
        "C": {"Type": "Task", "End": true, "Catch": "${Handlers}"},
        "D": {"Type": "Chioce", "Choices": [{"Next": "A"}]},
        "E": "${Whole}",
        "F": {"Fn::Transform": {"Name": "AWS::Include"}}}})");
    for (const char* name : {"A", "B", "C", "D", "E", "F"})
        EXPECT_TRUE(definition.facts.graph.mayLeadAnywhere(definition.id(name))) << name;
}

TEST(Graph, KnowsTheExitsOfATerminalState) {
    const TestDefinition definition(R"({"StartAt": "A", "States": {
        "A": {"Type": "Pass", "End": true}, "B": {"Type": "Succeed"}, "C": {"Type": "Fail"},
        "D": {"Type": "Tsk", "End": true}}})");
    for (const char* name : {"A", "B", "C", "D"})
        EXPECT_FALSE(definition.facts.graph.hasUnknownExit(definition.id(name))) << name;
}

TEST(Graph, HasAStartForEachScope) {
    const TestDefinition definition(R"({"StartAt": "Bot", "States": {
        "Both": {"Type": "Parallel", "End": true, "Branches": [
            {"StartAt": "Left", "States": {"Left": {"Type": "Succeed"}}},
            {"StartAt": "${First}", "States": {"Right": {"Type": "Succeed"}}},
            {"StartAt": "Nothing", "States": {}}]}}})");
    const Graph& graph = definition.facts.graph;
    EXPECT_TRUE(graph.start(asl::ScopeId(std::size_t{0})).isDangling);
    EXPECT_EQ(graph.start(asl::ScopeId(std::size_t{0})).meant, definition.id("Both"));
    EXPECT_EQ(graph.start(asl::ScopeId(std::size_t{1})).state, definition.id("Left"));
    EXPECT_FALSE(graph.start(asl::ScopeId(std::size_t{2})).isDangling);
    EXPECT_FALSE(graph.start(asl::ScopeId(std::size_t{3})).isDangling);
}

TEST(Graph, EndsSuggestionsBeforeTheyTakeLong) {
    std::string json = R"({"StartAt": "A", "States": {"A": {"Type": "Succeed"})";
    for (int i = 0; i < 3000; ++i)
        json += fmt::format(R"(,"Process order {0}": {{"Type": "Pass", "Next": "Process older {0}"}})", i);
    const TestDefinition definition(json + "}}");
    EXPECT_EQ(definition.facts.graph.dangling().size(), 3000);
    EXPECT_TRUE(definition.facts.graph.dangling().front().meant.has_value());
    EXPECT_FALSE(definition.facts.graph.dangling().back().meant.has_value());
}

}  // namespace stepcheck::flow
