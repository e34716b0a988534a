#pragma once

#include "stepcheck/asl/id.h"

#include <cstdint>
#include <vector>

namespace stepcheck::flow {

class Graph;

/// The strongly connected components of the transitions inside scopes: states that lead to each other share one.
struct Components {
    std::vector<std::uint32_t> of;    // by state; a transition leads to the same or a lower number
    std::vector<asl::StateId> order;  // all states by number, lowest first
    std::uint32_t count = 0;          // equal to the number of states when no state leads back to itself over others
    bool hasBackward = false;         // false: every transition leads to a later state, so that there is no cycle
};

/// Not recursive. O(states + transitions).
[[nodiscard]] Components findComponents(const Graph& graph);

}  // namespace stepcheck::flow
