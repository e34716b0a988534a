#pragma once

#include "stepcheck/asl/id.h"
#include "stepcheck/exec/execution.h"
#include "stepcheck/exec/program.h"

#include <optional>
#include <string_view>

namespace stepcheck::exec {

/// What the service says when no rule of a Choice state matches, and there is no Default.
inline constexpr std::string_view noMatch =
    "Failed to transition out of the state. The state does not point to a next state.";

/// The Choice state at which an execution failed because no rule matched; or nothing.
[[nodiscard]] std::optional<asl::StateId> stateWithoutMatch(const Program& program, const Execution& execution);

}  // namespace stepcheck::exec
