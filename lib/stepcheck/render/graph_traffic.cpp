#include "stepcheck/render/graph_traffic.h"

#include "stepcheck/flow/graph.h"

#include <algorithm>
#include <optional>

namespace stepcheck::render {

using exec::Coverage;
using exec::StateCoverage;

// The count of a transition that has one of its own.
static std::optional<std::uint64_t> ownCount(const flow::Edge& edge, const StateCoverage& from) {
    const std::vector<std::uint64_t>* counts = edge.kind == flow::EdgeKind::Rule      ? &from.rules
                                               : edge.kind == flow::EdgeKind::Catcher ? &from.catchers
                                                                                      : nullptr;
    return counts != nullptr && edge.index < counts->size() ? std::optional((*counts)[edge.index]) : std::nullopt;
}

static std::uint64_t countOf(const StateCoverage& from, asl::StateId to) {
    const auto found = from.transitions.find(to);
    return found != from.transitions.end() ? found->second : 0;
}

// What is left of the way to a state when the transitions with a count of their own are taken away.
static Passes passesOf(const flow::Edge& edge, std::span<const flow::Edge> siblings, const StateCoverage& from) {
    if (const auto own = ownCount(edge, from))
        return {.count = *own};
    std::uint64_t left = countOf(from, edge.to);
    std::size_t sharers = 0;
    for (const flow::Edge& sibling : siblings) {
        if (sibling.to != edge.to || !sibling.isInScope())
            continue;
        const auto own = ownCount(sibling, from);
        left -= std::min(left, own.value_or(0));
        sharers += own ? 0U : 1U;
    }
    return {.count = left, .isAtMost = sharers > 1 && left > 0};
}

Traffic trafficOf(const asl::Machine& machine, const flow::Graph& graph, const Coverage& coverage) {
    Traffic traffic;
    std::vector<std::uint64_t> begun;  // by state: entries that no transition of its scope explains
    for (const StateCoverage& state : coverage) {
        traffic.states.push_back(state.entered);
        begun.push_back(state.entered);
    }
    for (const StateCoverage& from : coverage)
        for (const auto& [target, count] : from.transitions)
            begun[target.index] -= std::min(begun[target.index], count);
    for (const flow::Edge& edge : graph.edges())
        traffic.edges.push_back(edge.isInScope() ? passesOf(edge, graph.edgesFrom(edge.from), coverage[edge.from.index])
                                                 : Passes{.count = begun[edge.to.index]});
    if (const auto first = graph.start(machine.topLevel().id).state)
        traffic.starts = begun[first->index];
    return traffic;
}

// A state is entered from the one that was entered last among those that lead to it and were not left yet; when there
// is none, its scope began.
Traffic trafficOf(const asl::Machine& machine, const flow::Graph& graph, std::span<const asl::StateId> states) {
    Coverage coverage(graph.stateCount());
    std::vector<std::vector<asl::StateId>> sources(graph.stateCount());
    for (const flow::Edge& edge : graph.edges())
        if (edge.isInScope())
            sources[edge.to.index].push_back(edge.from);
    std::vector<std::vector<std::size_t>> open(graph.stateCount());  // by state: when it was entered and not left yet
    for (std::size_t i = 0; i < states.size(); ++i) {
        const asl::StateId state = states[i];
        const auto lastEntry = [&](asl::StateId from) {
            return open[from.index].empty() ? 0 : open[from.index].back() + 1;
        };
        const std::vector<asl::StateId>& from = sources[state.index];
        const auto last = std::ranges::max_element(from, {}, lastEntry);
        if (last != from.end() && lastEntry(*last) > 0) {
            open[last->index].pop_back();
            ++coverage[last->index].transitions[state];
        }
        ++coverage[state.index].entered;
        open[state.index].push_back(i);
    }
    return trafficOf(machine, graph, coverage);
}

}  // namespace stepcheck::render
