#pragma once

#include "stepcheck/asl/id.h"

#include <optional>
#include <vector>

namespace stepcheck::asl {
class Machine;
}

namespace stepcheck::flow {

struct Facts;

/// A loop that an execution can enter and never leave.
struct Trap {
    asl::ScopeId scope;
    std::vector<asl::StateId> cycle;  // through its first state, in the order in which they lead to each other
    bool branches = false;            // a Choice or a catcher of it chooses between ways that all stay inside

    /// No state of the scope ends it, so that the service refuses the definition; `cycle` is then one of its loops.
    bool noTerminal = false;
};

/// Every trap once: for a scope without a terminal state one in all, else one for each loop without exit. None for a
/// scope whose reachable states cannot end because the states that can are unreachable: that is what is wrong.
/// In document order of the first states, scope by scope. O(states + transitions), next to nothing without loops.
[[nodiscard]] std::vector<Trap> traps(const asl::Machine& machine, const Facts& facts);

}  // namespace stepcheck::flow
