#pragma once

#include "stepcheck/asl/id.h"

#include <optional>
#include <vector>

namespace stepcheck::asl {
class Machine;
}

namespace stepcheck::flow {

class Graph;

/// By state: its immediate dominator, the last other state through which every path from the top level's `StartAt` to
/// it runs. A Parallel or Map leads into its scopes. None for the first state and for states that no written
/// transition reaches. Not recursive. O(transitions × log states).
/// Source: Lengauer and Tarjan, A Fast Algorithm for Finding Dominators in a Flowgraph, 1979.
[[nodiscard]] std::vector<std::optional<asl::StateId>> dominators(const asl::Machine& machine, const Graph& graph);

}  // namespace stepcheck::flow
