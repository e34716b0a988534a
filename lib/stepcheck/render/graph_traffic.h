#pragma once

#include "stepcheck/asl/id.h"
#include "stepcheck/exec/coverage.h"

#include <cstdint>
#include <span>
#include <vector>

namespace stepcheck::flow {
class Graph;
}

namespace stepcheck::render {

/// How often executions went through a state or over a transition.
struct Passes {
    std::uint64_t count = 0;
    bool isAtMost = false;  // several transitions lead the same way, and nobody knows which of them it was
};

/// How often executions went through the parts of a graph.
struct Traffic {
    std::vector<std::uint64_t> states;  // by state
    std::vector<Passes> edges;          // by place in `Graph::edges()`
    std::uint64_t starts = 0;           // executions that entered the first state
};

/// What executions passed, as they counted it.
[[nodiscard]] Traffic trafficOf(const asl::Machine& machine, const flow::Graph& graph, const exec::Coverage& coverage);

/// What one execution passed that entered these states in this order. Branches and items may be mixed in the list.
[[nodiscard]] Traffic trafficOf(
    const asl::Machine& machine, const flow::Graph& graph, std::span<const asl::StateId> states);

}  // namespace stepcheck::render
