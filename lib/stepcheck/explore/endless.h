#pragma once

#include "stepcheck/explore/exploration.h"
#include "stepcheck/explore/settled.h"

#include <string>
#include <vector>

namespace stepcheck::explore {

/// States that executions go round for ever.
struct EndlessLoop {
    std::vector<asl::StateId> states;  // in the order in which they were first entered
    bool isAlways = false;             // whatever execution comes there; it can only fail
    std::optional<Example> example;    // of an execution that goes on for ever, whatever happens
};

/// The loops that some execution certainly never leaves, or none: a way round comes back to where it
/// was, with nothing changed. In the order in which they were met.
[[nodiscard]] std::vector<EndlessLoop> endlessLoops(
    const Exploration& exploration, const asl::Machine& machine, const Settled& settled);

}  // namespace stepcheck::explore
