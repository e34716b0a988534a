#pragma once

#include "stepcheck/explore/bounds.h"
#include "stepcheck/explore/contract.h"
#include "stepcheck/explore/error_flow.h"

#include <utility>
#include <vector>

namespace stepcheck::explore {

/// What the paths of a machine say together.
struct Summary {
    std::vector<Requirement> contract;
    Bounds bounds;
    std::vector<EscapedError> escaped;
    std::vector<exec::CoveragePoint> idle;
    bool isIdleCertain = false;  // no way was left out that could pass what is idle
};

/// O(paths × literals), and a few executions for each array that paths iterate over.
[[nodiscard]] inline Summary summarize(
    const Exploration& exploration, const exec::Program& program, const exec::Settings& settings) {
    std::vector<exec::CoveragePoint> idle = idlePoints(exploration, program.machine());
    const bool isCertain = areSettled(idle, exploration, program);
    return {.contract = contractOf(exploration),
        .bounds = boundsOf(exploration, program, settings),
        .escaped = escapedErrors(exploration),
        .idle = std::move(idle),
        .isIdleCertain = isCertain};
}

}  // namespace stepcheck::explore
