#include "stepcheck/flow/dominators.h"
#include "stepcheck/flow/test_definition.h"

#include <fmt/format.h>

#include <random>

namespace stepcheck::flow {

using testing::ElementsAre;

static std::vector<std::string> described(std::string json) {
    const TestDefinition definition(std::move(json));
    std::vector<std::string> result;
    const auto dominator = dominators(definition.machine, definition.facts.graph);
    for (const asl::State& state : definition.machine.states())
        result.push_back(fmt::format("{} < {}", state.name.value,
            dominator[state.id.index] ? definition.name(*dominator[state.id.index]) : "-"));
    return result;
}

TEST(Dominators, OfADiamondIsItsTop) {
    EXPECT_THAT(described(R"({"StartAt": "A", "States": {
        "A": {"Type": "Choice", "Choices": [{"Variable": "$.a", "IsNull": true, "Next": "B"}], "Default": "C"},
        "B": {"Type": "Pass", "Next": "D"}, "C": {"Type": "Pass", "Next": "D"}, "D": {"Type": "Succeed"},
        "Lost": {"Type": "Succeed"}}})"),
        ElementsAre("A < -", "B < A", "C < A", "D < A", "Lost < -"));
}

TEST(Dominators, LeadIntoScopes) {
    EXPECT_THAT(described(R"({"StartAt": "Each", "States": {
        "Each": {"Type": "Map", "Next": "Done", "ItemProcessor": {"StartAt": "Item", "States": {
            "Item": {"Type": "Succeed"}}}},
        "Done": {"Type": "Succeed"}}})"),
        ElementsAre("Each < -", "Done < Each", "Item < Each"));
}

TEST(Dominators, AreNoneWithoutAStart) {
    EXPECT_THAT(described(R"({"StartAt": "X", "States": {"A": {"Type": "Succeed"}}})"), ElementsAre("A < -"));
}

// The states that the start reaches when one of them is taken away.
static std::vector<bool> reachedWithout(const Graph& graph, asl::StateId start, std::optional<asl::StateId> removed) {
    std::vector<bool> seen(graph.stateCount());
    std::vector<asl::StateId> pending{start};
    while (!pending.empty()) {
        const asl::StateId state = pending.back();
        pending.pop_back();
        if (state == removed || seen[state.index])
            continue;
        seen[state.index] = true;
        for (const Edge& edge : graph.edgesFrom(state))
            pending.push_back(edge.to);
    }
    return seen;
}

static std::string randomDefinition(std::mt19937& random, std::size_t states) {
    std::string json = R"({"StartAt": "S0", "States": {)";
    for (std::size_t i = 0; i < states; ++i)
        json += fmt::format(
            R"({}"S{}": {{"Type": "Choice", "Choices": [{{"Next": "S{}"}}, {{"Next": "S{}"}}], "Default": "S{}"}})",
            i == 0 ? "" : ",", i, random() % states, random() % states, (i + random() % 3) % states);
    return json + "}}";
}

TEST(Dominators, AreWhatEveryPathRunsThrough) {
    std::mt19937 random(7);
    for (int round = 0; round < 200; ++round) {
        const TestDefinition definition(randomDefinition(random, 3 + random() % 12));
        const Graph& graph = definition.facts.graph;
        const asl::StateId start{};
        const auto dominator = dominators(definition.machine, graph);
        const std::vector<bool> reached = reachedWithout(graph, start, std::nullopt);
        for (const asl::State& removed : definition.machine.states()) {
            const std::vector<bool> left = reachedWithout(graph, start, removed.id);
            for (const asl::State& state : definition.machine.states()) {
                if (!reached[state.id.index] || state.id == removed.id)
                    continue;
                // The chain of immediate dominators holds exactly the states without which it is not reached.
                bool inChain = false;
                for (auto at = dominator[state.id.index]; at && !inChain; at = dominator[at->index])
                    inChain = *at == removed.id;
                EXPECT_EQ(inChain, !left[state.id.index])
                    << definition.document->source().text() << removed.name.value << state.name.value;
            }
        }
    }
}

TEST(Dominators, OfALongChainNeedNoDeepStack) {
    std::string json = R"({"StartAt": "S0", "States": {)";
    for (int i = 0; i < 100'000; ++i)
        json += fmt::format(
            R"("S{}": {{"Type": "Choice", "Choices": [{{"Next": "S{}"}}], "Default": "S{}"}},)", i, i + 1, i / 2);
    const TestDefinition definition(json + R"("S100000": {"Type": "Succeed"}}})");
    const auto dominator = dominators(definition.machine, definition.facts.graph);
    EXPECT_EQ(dominator[100'000], asl::StateId(std::size_t{99'999}));
}

}  // namespace stepcheck::flow
