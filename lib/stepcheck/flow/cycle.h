#pragma once

#include "stepcheck/asl/id.h"

#include <string>
#include <vector>

namespace stepcheck::asl {
class Machine;
}

namespace stepcheck::flow {

struct Facts;
struct Loop;

/// The states of a shortest cycle through the first state of a loop, beginning with it, in the order in which they
/// lead to each other. O(transitions of the loop).
[[nodiscard]] std::vector<asl::StateId> shortestCycle(const Facts& facts, const Loop& loop);

/// A cycle in words, back to its beginning: `"Ask" → "Wait" → "Ask"`; of a long one the middle is left out.
[[nodiscard]] std::string describeCycle(const asl::Machine& machine, const std::vector<asl::StateId>& cycle);

}  // namespace stepcheck::flow
