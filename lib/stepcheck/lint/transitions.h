#pragma once

#include "stepcheck/asl/machine.h"
#include "stepcheck/flow/graph.h"

#include <string>
#include <string_view>

// What several rules say about transitions.
namespace stepcheck::lint {

/// The field that names the target of such a transition: "Next", "Default" or "StartAt".
[[nodiscard]] std::string_view fieldOf(flow::EdgeKind kind);

/// What a message calls a scope: `the state machine`, `the branch of "Pay"`, `the item processor of "Each order"`.
[[nodiscard]] std::string describe(const asl::Machine& machine, const asl::Scope& scope);

/// Whether what leaves the state is exactly what entered it, and no variable changes. False when that is not known.
/// A Task, Map or Parallel may still do something outside of the execution.
[[nodiscard]] bool keepsData(const asl::State& state);

}  // namespace stepcheck::lint
