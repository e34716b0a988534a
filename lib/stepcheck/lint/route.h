#pragma once

#include "stepcheck/asl/id.h"
#include "stepcheck/lint/reporter.h"

#include <vector>

namespace stepcheck::asl {
class Machine;
}

namespace stepcheck::lint {

/// Adds the states that an execution passes, in its order, as the steps of a report; of a long way the middle is left
/// out, since nobody reads it and a state machine may have as many ways as states.
void addRoute(const asl::Machine& machine, const std::vector<asl::StateId>& states, Report& report);

}  // namespace stepcheck::lint
