#include "stepcheck/catalog/limits.h"
#include "stepcheck/exec/step.h"
#include "stepcheck/semantics/timestamp.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace stepcheck::exec {

using support::Error;
using value::Value;

// Why it is refused, or nothing.
// Source: Step Functions API, "RedriveExecution".
static std::optional<Error> redriveError(const Settings& settings, const Execution& execution) {
    if (settings.type != asl::MachineType::Standard)
        return Error{"an EXPRESS execution cannot be redriven"};
    if (execution.stuck || execution.status == Status::Running)
        return Error{"the execution has not ended: it cannot be redriven"};
    if (execution.status == Status::Succeeded)
        return Error{"the execution SUCCEEDED: it cannot be redriven"};
    if (execution.history.size() >= catalog::maxHistoryEvents - 1)
        return Error{fmt::format("the execution has {} events: it cannot be redriven, of {} there is no room",
            execution.history.size(), catalog::maxHistoryEvents)};
    return std::nullopt;
}

// What is left of an execution that has ended goes on: the states that were entered and not left.
void Step::redrive() {
    execution_.status = Status::Running;
    execution_.failure.reset();
    const auto count = static_cast<std::int64_t>(++execution_.redrives);
    execution_.contextExecution = execution_.contextExecution.with("RedriveCount", Value(count))
                                      .with("RedriveTime", Value(semantics::writeTimestamp(execution_.milliseconds)));
    const EventId redriven = execution_.history.add(EventType::ExecutionRedriven, execution_.history.size(),
        execution_.milliseconds, RedriveDetails{.count = execution_.redrives, .mapRunArn = {}});
    for (const FrameId id : liveFrames(execution_))
        redrive(id, redriven);
}

void Step::redrive(FrameId id, EventId redriven) {
    Frame& own = edit(id);
    std::ranges::fill(own.retries, 0);
    own.retryCount = 0;
    own.answer.reset();
    if (!own.inner().empty())
        return;  // its branches or iterations go on
    if (own.phase == Phase::Enter) {
        schedule(id, Phase::Enter, execution_.milliseconds);
        return;
    }
    own.last = redriven;
    const StateProgram& state = program(id);
    if (own.join && (*own.join)->mapRun && std::holds_alternative<Failure>((*own.join)->result))
        redriveMapRun(id, std::get<MapProgram>(state.kind));
    else
        schedule(
            id, std::holds_alternative<FailProgram>(state.kind) ? Phase::Enter : Phase::Begin, execution_.milliseconds);
}

std::optional<Error> Executor::redrive(Execution& execution) const {
    if (auto error = redriveError(settings_, execution))
        return error;
    if (!isChild())
        execution.deadline = execution.milliseconds + maxSeconds() * 1000;
    Step(*this, execution).redrive();
    return std::nullopt;
}

}  // namespace stepcheck::exec
