#include "stepcheck/exec/executor.h"

#include "stepcheck/catalog/limits.h"
#include "stepcheck/exec/step.h"
#include "stepcheck/semantics/timestamp.h"

#include <algorithm>
#include <utility>

namespace stepcheck::exec {

using value::Value;

Executor::Executor(const Program& program, const Settings& settings, Responder& responder, value::Oracle& oracle)
    : program_(program),
      settings_(settings),
      responder_(responder),
      oracle_(oracle),
      fewEvents_(std::min<EventId>(catalog::maxHistoryEvents - 1, settings.maxEvents)) {}

std::string_view name(Status status) {
    switch (status) {
        case Status::Running: return "RUNNING";
        case Status::Succeeded: return "SUCCEEDED";
        case Status::Failed: return "FAILED";
        case Status::TimedOut: return "TIMED_OUT";
        case Status::Aborted: return "ABORTED";
    }
    return "";
}

std::vector<FrameId> withInner(const Execution& execution, FrameId frame) {
    std::vector<FrameId> found{frame};
    for (std::size_t i = 0; i < found.size(); ++i) {
        const std::span<const FrameId> inner = execution.frames[found[i].index]->inner();
        found.insert(found.end(), inner.begin(), inner.end());
    }
    return found;
}

std::vector<FrameId> liveFrames(const Execution& execution) {
    return execution.frames.empty() ? std::vector<FrameId>() : withInner(execution, FrameId(0));
}

// `Execution` of the context object, in the service's order of members.
static Value executionContext(const Settings& settings, const Payload& input, std::int64_t start) {
    std::vector<value::Member> members{{Value("Id"), Value(settings.executionArn())}, {Value("Input"), input.value()},
        {Value("StartTime"), Value(semantics::writeTimestamp(start))}, {Value("Name"), Value(settings.executionName)},
        {Value("RoleArn"), Value(settings.roleArn)}, {Value("RedriveCount"), Value(0)}};
    return Value::object(std::move(members));
}

Execution Executor::startAt(asl::ScopeId scope, Payload input, std::int64_t milliseconds) const {
    Execution execution;
    execution.milliseconds = milliseconds;
    execution.calls.resize(program_.machine().states().size());
    execution.input = std::move(input);
    execution.contextExecution = executionContext(settings_, execution.input, milliseconds);
    execution.contextMachine =
        Value::object({{Value("Id"), Value(settings_.machineArn())}, {Value("Name"), Value(settings_.machineName)}});
    execution.history.add(EventType::ExecutionStarted, 0, milliseconds,
        StartDetails{.input = execution.input, .roleArn = settings_.roleArn});
    const StateProgram* first = program_.start(scope);
    if (first == nullptr) {
        execution.stuck = support::Error{"\"StartAt\" names no state"};
        return execution;
    }
    Frame top;
    top.scope = scope;
    top.state = first->id;
    top.input = execution.input;
    execution.frames.emplace_back(std::move(top));
    execution.current = FrameId(0);
    return execution;
}

// How long an execution may last.
std::int64_t Executor::maxSeconds() const {
    const std::int64_t most =
        settings_.type == asl::MachineType::Express ? catalog::maxExpressSeconds : catalog::maxStandardSeconds;
    return std::min(program_.timeoutSeconds().value_or(most), most);
}

Execution Executor::start(Payload input) const {
    Execution execution = startAt(program_.machine().topLevel().id, std::move(input), settings_.startMilliseconds);
    if (settings_.recordsCoverage)
        execution.coverage.emplace(CoverageRecord{.counts = noCoverage(program_)});
    if (settings_.recordsTrace)
        execution.trace.emplace(Trace());
    execution.deadline = execution.milliseconds + maxSeconds() * 1000;
    return execution;
}

void Executor::step(Execution& execution) const {
    Step(*this, execution).run();
}

void Executor::run(Execution& execution) const {
    while (isRunning(execution))
        step(execution);
}

}  // namespace stepcheck::exec
