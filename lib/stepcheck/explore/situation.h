#pragma once

#include "stepcheck/exec/program.h"
#include "stepcheck/explore/branch.h"

#include <cstdint>
#include <optional>

namespace stepcheck::explore {

/// A hash of all that decides how a way can go on from the state that it has just entered: where each line of control
/// is, its data, and what is known of these, whatever the calls are from which the data comes. Two ways with the same
/// one can go on in the same ways. Nothing when a line is in the midst of a task, when child executions are running, or
/// when the data is too large to look at. O(size of the data and of the condition).
[[nodiscard]] std::optional<std::uint64_t> situationOf(const Branch& branch, const exec::Program& program);

}  // namespace stepcheck::explore
