#pragma once

#include "stepcheck/asl/machine.h"
#include "stepcheck/flow/graph.h"

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace stepcheck::lint {

/// The cheapest way through a scope, from its `StartAt` to an end.
struct LeastWay {
    std::uint64_t cost = 0;            // 0 when the start or every end is not known
    std::vector<asl::StateId> states;  // empty then
};

/// What making a state costs at least, given the cheapest ways through the scopes inside of it, by scope.
using StateCost = std::function<std::uint64_t(const asl::State& state, std::span<const LeastWay> ways)>;

/// The cheapest way through each scope, by scope. A catcher may take over before a state did anything: its transition
/// costs nothing. O(transitions × log states).
[[nodiscard]] std::vector<LeastWay> leastWays(
    const asl::Machine& machine, const flow::Graph& graph, const StateCost& costOf);

/// A cost: the seconds that a Wait state, or the longest branch of a Parallel, waits for certain. More than a year
/// counts as a year.
[[nodiscard]] std::uint64_t waitedSeconds(const asl::State& state, std::span<const LeastWay> ways);

}  // namespace stepcheck::lint
