#include "stepcheck/explore/error_flow.h"

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

bool hasSeenEveryPoint(const Exploration& exploration) {
    const bool isCut = std::ranges::any_of(exploration.limits,
        [](const auto& limit) { return limit.first != Limit::Items && limit.first != Limit::Retries; });
    return !isCut && exploration.count(End::Undecided) == 0 && exploration.count(End::Unanswered) == 0 &&
           exploration.count(End::Unproven) == 0;
}

}  // namespace stepcheck::explore
