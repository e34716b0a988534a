#include "stepcheck/explore/error_flow.h"

#include "stepcheck/explore/settled.h"
#include "stepcheck/flow/graph.h"

#include <algorithm>
#include <utility>

namespace stepcheck::explore {

std::vector<EscapedError> escapedErrors(const Exploration& exploration) {
    std::vector<EscapedError> errors;
    for (const Path& path : exploration.paths) {
        if (path.end != End::Failed || !path.execution.failure || path.states.empty())
            continue;
        EscapedError found{
            .error = path.execution.failure->error.value_or(""), .state = path.states.back(), .path = path.id};
        auto known = std::ranges::find_if(
            errors, [&](const EscapedError& each) { return each.error == found.error && each.state == found.state; });
        if (known == errors.end())
            known = errors.insert(errors.end(), std::move(found));
        ++known->paths;
    }
    return errors;
}

std::vector<exec::CoveragePoint> idlePoints(const Exploration& exploration, const asl::Machine& machine) {
    std::vector<exec::CoveragePoint> points = exec::coveragePoints(machine, exploration.coverage);
    std::erase_if(points, [](const exec::CoveragePoint& point) { return point.count > 0; });
    return points;
}

bool areSettled(
    const std::vector<exec::CoveragePoint>& points, const Exploration& exploration, const exec::Program& program) {
    const Settled settled(exploration, program, flow::Graph(program.machine()));
    return std::ranges::all_of(points, [&](const exec::CoveragePoint& point) {
        // Of a task all errors were tried that its handlers name.
        const bool isHandler = point.kind == exec::PointKind::Retrier || point.kind == exec::PointKind::Catcher;
        const bool isTask = std::holds_alternative<asl::Task>(program.machine().state(point.state).kind);
        return settled.contains(point.state) && (!isHandler || isTask);
    });
}

}  // namespace stepcheck::explore
