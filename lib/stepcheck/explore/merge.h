#pragma once

#include "stepcheck/exec/execution.h"
#include "stepcheck/explore/branch.h"

#include <vector>

namespace stepcheck::explore {

/// Whether the execution is about to enter a state with nothing else going on.
[[nodiscard]] bool isMeetingPlace(const exec::Execution& execution);

struct Merged {
    std::vector<Branch> kept;
    std::size_t dropped = 0;  // how many went into others
};

/// Ways at meeting places, in which those that will go on alike are one: they are about to enter the same state, at the
/// same time, with the same data, variables and number of events, and their conditions differ in one literal alone,
/// which holds on one and not on the other. The condition of what is left is what both have in common, so nothing is
/// added and nothing lost.
[[nodiscard]] Merged merge(std::vector<Branch> ways);

}  // namespace stepcheck::explore
