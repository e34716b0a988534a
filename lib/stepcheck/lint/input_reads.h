#pragma once

#include "stepcheck/asl/expressions.h"
#include "stepcheck/asl/machine.h"
#include "stepcheck/support/span.h"

#include <span>
#include <string>
#include <vector>

namespace stepcheck::lint {

/// A member of its input without which a state certainly fails.
struct InputRead {
    std::string name;  // directly in the input
    const asl::Expression* expression = nullptr;
};

/// By state: the members of the state's input, an object, that it cannot do without. Only what it evaluates each time
/// that it is entered and before anything else: of a JSONPath state `InputPath`, or else `Parameters` and the fields
/// that hold paths; of a JSONata state expressions that are nothing but `$states.input.name…`. Nothing of Choice
/// states, and nothing of fields that are evaluated by item. Linear in the expressions.
[[nodiscard]] std::vector<std::vector<InputRead>> inputReads(
    const asl::Machine& machine, std::span<const asl::Expression> expressions);

}  // namespace stepcheck::lint
