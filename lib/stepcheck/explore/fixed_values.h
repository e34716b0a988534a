#pragma once

#include "stepcheck/asl/machine.h"

#include <set>
#include <string>

namespace stepcheck::explore {

/// What the expressions of a machine read that an exploration does not vary, as a simulation gives it one value:
/// "$$.Execution.Name", "$now()", "${Stage}" within a text of a Choice. Linear in the definition.
[[nodiscard]] std::set<std::string> fixedValues(const asl::Machine& machine);

}  // namespace stepcheck::explore
