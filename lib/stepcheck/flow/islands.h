#pragma once

#include "stepcheck/asl/id.h"

#include <vector>

namespace stepcheck::asl {
class Machine;
}

namespace stepcheck::flow {

struct Facts;

/// States of one scope that its `StartAt` does not reach, all behind the same entry.
struct Island {
    asl::StateId entry;                // no state leads there, but for those of its own loop
    bool isCycle = false;              // the entry lies on a loop of several states: each has a transition to it
    std::vector<asl::StateId> others;  // reached from the entry and from no earlier island, in document order
};

/// All states that are not reachable in their scope, each in one island; in document order of the entries, scope by
/// scope. O(states + transitions), and next to nothing when all are reachable.
[[nodiscard]] std::vector<Island> islands(const asl::Machine& machine, const Facts& facts);

}  // namespace stepcheck::flow
