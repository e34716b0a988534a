#pragma once

#include "stepcheck/flow/graph.h"

#include <cstdint>
#include <vector>

namespace stepcheck::flow {

/// States that lead to each other: a cycle, or more cycles that share states.
struct Loop {
    std::vector<asl::StateId> states;  // in the order of the definition
    bool hasExit = false;              // a transition leaves it, a state of it ends, or one has an unknown exit
};

/// A transition that is not written, or written wrong, but that the author most likely meant.
struct LikelyEdge {
    asl::StateId from;
    asl::StateId to;
};

/// What follows from the control-flow graph alone; computed once for a definition. Linear in states and transitions.
/// A place that cannot be known never leads to a conclusion: a hole, a state that could not be read, a target that is
/// missing or no state. Such a state can end, and a mistake in one transition makes no other state unreachable.
struct Facts {
    explicit Facts(const asl::Machine& machine);

    Graph graph;

    /// By state: some path of transitions leads to it from the `StartAt` of its own scope. A state counts as reached
    /// when the scope has an unknown `StartAt`, when it may be the target of an unknown transition or is the likely
    /// one of a mistaken one, when it repeats the name of a reached state, and when it is no object.
    std::vector<bool> reachableInScope;

    /// By state: it is reachable in its scope, and so are the Parallel and Map states around it.
    std::vector<bool> reachable;

    /// The transitions that mistakes hide, by the state that they leave: what dangling edges mean, and, if any state
    /// would be unreachable without them, what misspelt and missing `Next` and `Default` fields mean.
    std::vector<LikelyEdge> likely;

    /// By state: some path inside its scope leads to a state that ends the scope, or to an unknown exit.
    std::vector<bool> canEnd;

    /// Every loop of transitions inside a scope, in document order of their first states.
    std::vector<Loop> loops;

    /// By state: the index of its loop in `loops`, or -1.
    std::vector<std::int32_t> loopOf;
};

}  // namespace stepcheck::flow
