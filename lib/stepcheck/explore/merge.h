#pragma once

#include "stepcheck/exec/execution.h"
#include "stepcheck/explore/branch.h"

#include <cstddef>
#include <vector>

namespace stepcheck::explore {

/// Whether the execution is about to enter a state with nothing else going on.
[[nodiscard]] bool isMeetingPlace(const exec::Execution& execution);

/// Ways at meeting places, in which those that will go on alike are one: they are about to enter the same state, at the
/// same time, with the same data, variables and number of events, and their conditions differ in one literal alone,
/// which holds on one and not on the other. The condition of what is left is what both have in common, so nothing is
/// added and nothing lost. The number of ways that went into others is added to `count`.
[[nodiscard]] std::vector<Branch> merge(std::vector<Branch> ways, std::size_t& count);

}  // namespace stepcheck::explore
