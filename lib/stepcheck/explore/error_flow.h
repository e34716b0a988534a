#pragma once

#include "stepcheck/asl/machine.h"
#include "stepcheck/exec/coverage.h"
#include "stepcheck/explore/exploration.h"

#include <cstdint>
#include <string>
#include <vector>

namespace stepcheck::explore {

/// An error with which executions fail.
struct EscapedError {
    std::string error;   // may be empty: a Fail state without one
    asl::StateId state;  // that was entered last
    std::uint64_t paths = 0;
    std::string path;  // the id of the first of them
};

/// The errors that leave a machine uncaught, in the order in which paths show them.
[[nodiscard]] std::vector<EscapedError> escapedErrors(const Exploration& exploration);

/// Rules, retriers, catchers, transitions and states that no explored way passed.
[[nodiscard]] std::vector<exec::CoveragePoint> idlePoints(const Exploration& exploration, const asl::Machine& machine);

/// Whether no execution passes any of the points.
[[nodiscard]] bool areSettled(
    const std::vector<exec::CoveragePoint>& points, const Exploration& exploration, const exec::Program& program);

}  // namespace stepcheck::explore
