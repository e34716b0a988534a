#pragma once

#include "stepcheck/flow/facts.h"

#include <vector>

namespace stepcheck::flow {

/// The part of `Facts` that tells what is reached; see there.
struct Reach {
    std::vector<bool> inScope;
    std::vector<bool> overall;
    std::vector<LikelyEdge> likely;
};

/// Not recursive. Linear in states and transitions; the members of the states are looked at only when some state
/// seems unreachable.
[[nodiscard]] Reach findReach(const asl::Machine& machine, const Graph& graph);

}  // namespace stepcheck::flow
