#pragma once

#include "stepcheck/exec/execution.h"
#include "stepcheck/exec/program.h"
#include "stepcheck/exec/settings.h"
#include "stepcheck/explore/branch.h"

#include <cstdint>
#include <functional>
#include <string>
#include <variant>
#include <vector>

namespace stepcheck::explore {

/// What a way becomes when its unknowns have the values of its model: the input, and the answers of its tasks.
/// Error: why one of them cannot be computed.
[[nodiscard]] std::variant<Example, std::string> exampleOf(const Branch& way);

/// What becomes of a call that an example does not answer.
enum class OtherCalls : std::uint8_t {
    Refused,        // the execution is stuck
    AnsweredAlike,  // as the last call of the same state
};

/// Sees an execution after each of its turns; may be empty.
using AfterTurn = std::function<void(const exec::Execution&)>;

/// Executes an example, with everything known.
[[nodiscard]] exec::Execution replay(const exec::Program& program, const exec::Settings& settings,
    const Example& example, OtherCalls otherCalls = OtherCalls::Refused, const AfterTurn& afterTurn = {});

/// What happens in an event, as far as it does not depend on data: its type with its state, error or iteration.
[[nodiscard]] std::string routeOf(const exec::Event& event);

/// What happens in an execution, as far as it does not depend on data: the types of the events with their states, and
/// the error in the end. Two executions that take the same way are described by the same text. Events up to `from` are
/// only counted.
[[nodiscard]] std::string routeOf(const exec::Execution& execution, exec::EventId from = 0);

/// The states of an execution in the order in which they were entered; those of child executions are not among them.
[[nodiscard]] std::vector<asl::StateId> statesOf(const exec::Program& program, const exec::Execution& execution);

}  // namespace stepcheck::explore
