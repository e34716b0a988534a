#pragma once

#include "stepcheck/exec/program.h"
#include "stepcheck/explore/literal.h"
#include "stepcheck/explore/options.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace stepcheck::explore {

/// What may become of one visit of a task: it fails some times with the same error, and then succeeds or does not.
struct TaskPlan {
    std::vector<std::string> errors;  // that the same handlers take; the first one is thrown; empty: success
    std::uint64_t failures = 0;       // before it succeeds
    bool succeeds = true;
};

/// The plans of a task, success first: for each group of errors that the same retriers and catchers take (of the task,
/// and of the Parallel and Map states around it), failing until nobody tries again, and failing as often as
/// `maxRetries` allows before a success. An error that no handler names stands for all others.
[[nodiscard]] std::vector<TaskPlan> plansOf(
    const exec::Program& program, const exec::StateProgram& state, const Options& options);

/// Whether a task may succeed after more failures than `maxRetries`.
[[nodiscard]] bool allowsMoreRetries(const exec::StateProgram& state, const Options& options);

/// The name of an error that no definition handles by name.
inline constexpr std::string_view unnamedError = "UnexpectedError";

/// What is known of a task's result before it is looked at, over the unknown `result`.
[[nodiscard]] std::vector<Literal> knownOfResult(const exec::TaskProgram& task, const value::Value& result);

}  // namespace stepcheck::explore
