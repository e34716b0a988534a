#include "stepcheck/asl/builder.h"
#include "stepcheck/lint/least_way.h"
#include "stepcheck/syntax/reader.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <variant>

namespace stepcheck::lint {

// The cheapest way through the top level when a Wait costs its seconds, a Parallel its dearest branch.
static std::string wayThrough(std::string_view states) {
    const auto source = std::make_shared<const support::SourceText>(
        "test.json", R"({"StartAt": "A", "States": )" + std::string(states) + "}");
    const auto document = *syntax::readDocument(source, syntax::Language::Json);
    const asl::Machine machine = asl::buildMachine(document->roots().front());
    const flow::Graph graph(machine);
    const auto ways = leastWays(machine, graph, [](const asl::State& state, std::span<const LeastWay> inner) {
        std::uint64_t cost = 0;
        if (const auto* wait = std::get_if<asl::Wait>(&state.kind); wait != nullptr && asl::get(wait->seconds))
            cost = static_cast<std::uint64_t>(asl::get(wait->seconds)->value);
        if (const auto* parallel = std::get_if<asl::Parallel>(&state.kind))
            for (const asl::ScopeId branch : parallel->branches)
                cost = std::max(cost, inner[branch.index].cost);
        return cost;
    });
    std::string text = std::to_string(ways.front().cost) + ":";
    for (const asl::StateId id : ways.front().states)
        text += " " + std::string(machine.state(id).name.value);
    return text;
}

TEST(LeastWay, TakesTheCheaperTransition) {
    EXPECT_EQ(wayThrough(R"({"A": {"Type": "Choice", "Choices": [{"Variable": "$.x", "IsNull": true, "Next": "B"}],
                                   "Default": "C"},
                             "B": {"Type": "Wait", "Seconds": 9, "End": true},
                             "C": {"Type": "Wait", "Seconds": 5, "Next": "D"},
                             "D": {"Type": "Succeed"}})"),
        "5: A C D");
}

TEST(LeastWay, CountsWhatLiesInBranches) {
    EXPECT_EQ(wayThrough(R"({"A": {"Type": "Parallel", "End": true, "Branches": [
                               {"StartAt": "X", "States": {"X": {"Type": "Wait", "Seconds": 3, "End": true}}},
                               {"StartAt": "Y", "States": {"Y": {"Type": "Wait", "Seconds": 7, "End": true}}}]}})"),
        "7: A");
}

TEST(LeastWay, LeavesAFailingStateForNothing) {
    EXPECT_EQ(wayThrough(R"({"A": {"Type": "Parallel", "End": true,
                               "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "B"}], "Branches": [
                               {"StartAt": "X", "States": {"X": {"Type": "Wait", "Seconds": 3, "End": true}}}]},
                             "B": {"Type": "Succeed"}})"),
        "0: A B");
}

TEST(LeastWay, OfAScopeWithoutAKnownStartIsNothing) {
    EXPECT_EQ(wayThrough(R"({"B": {"Type": "Wait", "Seconds": 3, "End": true}})"), "0:");
}

}  // namespace stepcheck::lint
