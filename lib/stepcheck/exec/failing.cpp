#include "stepcheck/catalog/limits.h"
#include "stepcheck/exec/step.h"
#include "stepcheck/query/random.h"
#include "stepcheck/support/overload.h"

#include <fmt/format.h>

#include <cmath>
#include <utility>

namespace stepcheck::exec {

using semantics::Fault;
using value::Value;

std::string statePrefix(std::string_view state, EventId entered) {
    return fmt::format(
        "An error occurred while executing the state '{}' (entered at the event id #{}). ", state, entered);
}

Failure tooLarge(std::string_view what) {
    return {.error = "States.DataLimitExceeded",
        .cause = fmt::format(
            "The state/task '{}' returned a result with a size exceeding the maximum number of bytes service limit.",
            what)};
}

std::string Step::causeOf(FrameId id, const Fault& fault) const {
    if (!fault.namesState)
        return fault.cause;
    return statePrefix(program(id).name.string(), frame(id).entered) + fault.cause;
}

void Step::publishEvaluationFailed(FrameId id, const Fault& fault, EventId previous) {
    publish(id, EventType::EvaluationFailed, previous,
        EvaluationDetails{.failure{.error = fault.error, .cause = causeOf(id, fault)},
            .state = program(id).name,
            .location = fault.location.empty() ? semantics::SharedText() : fault.location});
}

void Step::fail(FrameId id, Fault fault) {
    const Failure failure{.error = fault.error, .cause = causeOf(id, fault)};
    if (fault.error == "States.Runtime") {
        execution_.failure = failure;
        finish(Status::Failed, EventType::ExecutionFailed, frame(id).last, FailureDetails{failure});
        return;
    }
    if (fault.isEvaluation()) {
        const Frame& own = frame(id);
        const bool followsEntry = executor_.settings_.evaluationFailedFollowsEntry ||
                                  std::holds_alternative<WaitProgram>(program(id).kind) || own.last != own.entered;
        publishEvaluationFailed(id, fault, followsEntry ? own.last : own.beforeEntry);
    }
    handle(id, failure);
}

void Step::handle(FrameId id, const Failure& failure) {
    if (!Executor::isRunning(execution_))
        return;
    if (execution_.trace)
        trace(id, "error", semantics::errorOutput(failure));
    for (const FrameId inner : frame(id).inner())
        cut(inner);
    if (retry(id, failure))
        return;
    const EventId before = frame(id).last;
    publishStateFailed(id);
    Failure remaining = failure;
    if (!isCaught(id, remaining, before))
        endByFailure(id, remaining);
}

bool Step::retry(FrameId id, const Failure& failure) {
    const auto& retriers = program(id).steps.retriers();
    const auto found = semantics::findRetrier(retriers, failure);
    if (!found)
        return false;
    const Value index(static_cast<std::int64_t>(*found));
    if (frame(id).retries[*found] >= retriers[*found].maxAttempts) {
        if (execution_.trace)
            trace(id, "errorDetails", Value::object({{Value("retryIndex"), index}}));
        return false;
    }
    if (StateCoverage* counts = coverage(id))
        ++counts->retriers[*found];
    releaseInner(id);
    Frame& own = edit(id);
    double seconds = semantics::delaySeconds(retriers[*found], own.retries[*found]++);
    ++own.retryCount;
    own.answer.reset();
    own.join.reset();
    if (retriers[*found].hasJitter)
        seconds *= static_cast<double>(query::Random(draw()).below(1'000)) / 1000.0;
    // Beyond the end of every execution; keeps the clock within its range.
    static constexpr double longest = 100.0 * 366 * 24 * 3600;
    const double delay = std::isfinite(seconds) ? std::min(seconds, longest) : longest;
    if (execution_.trace) {
        const bool isWhole = std::trunc(delay) == delay;
        const Value shown = isWhole ? Value(static_cast<std::int64_t>(delay)) : Value(delay);
        trace(id, "errorDetails",
            Value::object({{Value("retryIndex"), index}, {Value("retryBackoffIntervalSeconds"), shown}}));
    }
    schedule(id, Phase::Begin, execution_.milliseconds + std::llround(delay * 1000));
    return true;
}

// False: nobody takes the failure, which may have become that of the catcher's own expressions.
bool Step::isCaught(FrameId id, Failure& failure, EventId before) {
    const StateProgram& state = program(id);
    const semantics::CompiledCatcher* catcher = state.steps.findCatcher(failure);
    if (catcher == nullptr)
        return false;
    const auto index = static_cast<std::size_t>(catcher - state.steps.catchers().data());
    if (StateCoverage* counts = coverage(id))
        ++counts->catchers[index];
    if (execution_.trace)
        trace(id, "errorDetails", Value::object({{Value("catchIndex"), Value(static_cast<std::int64_t>(index))}}));
    auto departure = state.steps.departBy(*catcher, frame(id).input, semantics::errorOutput(failure), around(id));
    // A catcher does not take what goes wrong on its own way out.
    if (!departure && departure.error().error != "States.Runtime") {
        if (departure.error().isEvaluation())
            publishEvaluationFailed(id, departure.error(), before);
        failure = {.error = departure.error().error, .cause = causeOf(id, departure.error())};
        publishStateFailed(id);
        return false;
    }
    if (departure && departure->output.bytes() > catalog::maxPayloadBytes) {
        failure = tooLarge(state.name.string());
        return false;
    }
    if (departure)
        releaseInner(id);
    leave(id, std::move(departure), state.catchTargets[index], frame(id).last);
    return true;
}

void Step::publishStateFailed(FrameId id) {
    if (std::holds_alternative<ParallelProgram>(program(id).kind))
        publish(id, EventType::ParallelStateFailed, frame(id).last);
    else if (std::holds_alternative<MapProgram>(program(id).kind))
        publish(id, EventType::MapStateFailed, frame(id).last);
}

void Step::endByFailure(FrameId id, const Failure& failure) {
    if (frame(id).parent) {
        branchFailed(id, failure);
        return;
    }
    execution_.failure = failure;
    finish(Status::Failed, EventType::ExecutionFailed, frame(id).last, FailureDetails{failure});
}

// A branch or iteration failed: the others are cut, and the failure becomes that of the state around them.
void Step::branchFailed(FrameId child, const Failure& failure) {
    const FrameId parent = *frame(child).parent;
    const EventId cause = frame(child).last;
    const value::Value& name = program(parent).name;
    const bool isMap = std::holds_alternative<MapProgram>(program(parent).kind);
    if (isMap)
        publish(
            child, EventType::MapIterationFailed, cause, IterationDetails{.name = name, .index = frame(child).place});
    // Of a failed task the state counts as aborted.
    if (frame(child).answer)
        publish(child, EventType::TaskStateAborted, cause);
    for (const FrameId other : frame(parent).inner()) {
        if (other == child)
            continue;
        if (isMap)
            publish(other, EventType::MapIterationAborted, cause,
                IterationDetails{.name = name, .index = frame(other).place});
        abort(other, cause);
    }
    edit(parent).last = cause;
    handle(parent, failure);
}

static std::optional<EventType> abortedEvent(const KindProgram& kind) {
    if (std::holds_alternative<TaskProgram>(kind))
        return EventType::TaskStateAborted;
    if (std::holds_alternative<WaitProgram>(kind))
        return EventType::WaitStateAborted;
    if (std::holds_alternative<ParallelProgram>(kind))
        return EventType::ParallelStateAborted;
    if (std::holds_alternative<MapProgram>(kind))
        return EventType::MapStateAborted;
    return std::nullopt;
}

// Publishes the end of a frame that was cut, after those of the frames inside of it.
void Step::abort(FrameId id, EventId previous) {
    const std::vector<FrameId> found = withInner(execution_, id);
    for (auto each = found.rbegin(); each != found.rend(); ++each)
        // One that has not entered its state leaves no trace.
        if (const auto event = frame(*each).phase == Phase::Enter ? std::nullopt : abortedEvent(program(*each).kind))
            publish(*each, *event, previous);
}

// Its turns are void, and those of the frames inside of it. A redrive would let them go on.
void Step::cut(FrameId id) {
    for (const FrameId each : withInner(execution_, id))
        cancel(each);
}

// Forgets the branches or iterations of a state that is tried again or left.
void Step::releaseInner(FrameId id) {
    if (frame(id).inner().empty())
        return;
    const std::vector<FrameId> found = withInner(execution_, id);
    for (auto each = found.begin() + 1; each != found.end(); ++each)
        release(*each);
    edit(id).join.reset();
}

}  // namespace stepcheck::exec
