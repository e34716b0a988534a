#include "stepcheck/catalog/limits.h"
#include "stepcheck/exec/step.h"
#include "stepcheck/exec/task_parameters.h"
#include "stepcheck/support/assert.h"

#include <algorithm>
#include <utility>

namespace stepcheck::exec {

using value::Value;

namespace {

// The events of a task by whom it is done.
struct TaskEvents {
    EventType scheduled;
    EventType started;
    EventType succeeded;
    EventType failed;
    EventType timedOut;
};

}  // namespace

static const TaskEvents& eventsOf(const TaskProgram& task) {
    static constexpr TaskEvents function{EventType::LambdaFunctionScheduled, EventType::LambdaFunctionStarted,
        EventType::LambdaFunctionSucceeded, EventType::LambdaFunctionFailed, EventType::LambdaFunctionTimedOut};
    static constexpr TaskEvents activity{EventType::ActivityScheduled, EventType::ActivityStarted,
        EventType::ActivitySucceeded, EventType::ActivityFailed, EventType::ActivityTimedOut};
    static constexpr TaskEvents integration{EventType::TaskScheduled, EventType::TaskStarted, EventType::TaskSucceeded,
        EventType::TaskFailed, EventType::TaskTimedOut};
    if (task.isFunction())
        return function;
    return task.isActivity() ? activity : integration;
}

void Step::begin(FrameId id, const TaskProgram& task) {
    const semantics::Steps& steps = program(id).steps;
    const auto surroundings = around(id);
    const Payload& effective = frame(id).effective;
    auto arguments = steps.arguments(effective, surroundings);
    if (!arguments) {
        fail(id, arguments.error());
        return;
    }
    if (task.timeout.isPresent() || task.heartbeat.isPresent()) {
        auto timeout = task.timeout.integer(effective.value(), surroundings);
        auto heartbeat = timeout ? task.heartbeat.integer(effective.value(), surroundings) : timeout;
        if (!timeout || !heartbeat) {
            fail(id, timeout ? heartbeat.error() : timeout.error());
            return;
        }
        edit(id).timeoutSeconds = *timeout;
        edit(id).heartbeatSeconds = *heartbeat;
    }
    if (arguments->isLargerThan(catalog::maxPayloadBytes)) {
        handle(id, tooLarge(program(id).name.string()));
        return;
    }
    if (task.action != nullptr)
        if (auto fault = refusedParameters(*task.action, *arguments, steps.language(), surroundings.oracle)) {
            fail(id, std::move(*fault));
            return;
        }
    scheduleTask(id, task, *arguments);
}

void Step::scheduleTask(FrameId id, const TaskProgram& task, const Payload& arguments) {
    ScheduleDetails details{.resource = task.doer, .parameters = arguments};
    if (task.isIntegration())
        details.region = executor_.settings_.region;
    if (task.resource.isService("ecs", "runTask") && arguments.value().is(value::Kind::Object))
        details.parameters = Payload(arguments.value().with("StartedBy", Value("AWS Step Functions")));
    ScheduleOptions options{.timeoutSeconds = frame(id).timeoutSeconds, .heartbeatSeconds = frame(id).heartbeatSeconds};
    if (task.credentials) {
        auto credentials = task.credentials->evaluate(frame(id).effective.value(), around(id));
        if (!credentials) {
            fail(id, credentials.error());
            return;
        }
        if (const Value* role = credentials->find("RoleArn"))
            options.credentials = *role;
    }
    if (options.timeoutSeconds || options.heartbeatSeconds || options.credentials)
        details.options = std::make_shared<const ScheduleOptions>(std::move(options));
    edit(id).effective = details.parameters;
    publish(id, eventsOf(task).scheduled, frame(id).last, std::move(details));
    schedule(id, Phase::StartTask, execution_.milliseconds);
}

// A failure that is told before the task runs: LambdaFunctionScheduleFailed, TaskStartFailed, ….
static bool isBeforeStart(std::optional<EventType> event) {
    return event == EventType::ActivityScheduleFailed || event == EventType::LambdaFunctionScheduleFailed ||
           event == EventType::LambdaFunctionStartFailed || event == EventType::TaskStartFailed;
}

static bool isTimeout(const TaskAnswer& answer) {
    const auto* failure = std::get_if<Failure>(&answer.outcome);
    return failure != nullptr && failure->error == "States.Timeout";
}

// When the answer comes: when it says so, else at once, but a timeout takes its time.
static std::int64_t answerAfterMilliseconds(const Frame& frame, TaskAnswer& answer) {
    if (!isTimeout(answer))
        return answer.afterMilliseconds.value_or(0);
    const std::int64_t total = frame.timeoutSeconds.value_or(0) * 1000;
    const std::int64_t beat = frame.heartbeatSeconds.value_or(0) * 1000;
    const bool isBeatFirst = frame.heartbeatSeconds && (!frame.timeoutSeconds || beat < total);
    const std::int64_t after = answer.afterMilliseconds.value_or(isBeatFirst ? beat : total);
    std::get<Failure>(answer.outcome).isHeartbeat = isBeatFirst && (!frame.timeoutSeconds || after < total);
    return after;
}

// What nobody waits for any more does not come.
static void limitByTimeout(const Frame& frame, TaskAnswer& answer) {
    const std::int64_t after = answer.afterMilliseconds.value_or(0);
    if (!frame.timeoutSeconds || after <= *frame.timeoutSeconds * 1000)
        return;
    answer.outcome = Failure{.error = "States.Timeout", .cause = std::nullopt};
    answer.event.reset();
    answer.afterMilliseconds = *frame.timeoutSeconds * 1000;
}

// A job or a message that came to a result was submitted, whether somebody says what the service answered or not.
static void completeSubmitted(const asl::Resource& resource, TaskAnswer& answer) {
    const bool isSubmitted = resource.isJob() || resource.pattern == asl::IntegrationPattern::WaitForTaskToken;
    if (isSubmitted && !answer.submitted && (std::holds_alternative<Payload>(answer.outcome) || isTimeout(answer)))
        answer.submitted = Payload(Value::object({}));
}

void Step::startTask(FrameId id) {
    const StateProgram& state = program(id);
    const auto& task = std::get<TaskProgram>(state.kind);
    std::uint64_t& calls = execution_.calls[state.id.index];
    auto answer = executor_.responder_.answer({.state = state.name.string(),
        .attempt = calls,
        .arguments = frame(id).effective,
        .id = state.id,
        .retry = frame(id).retryCount,
        .visit = frame(id).entered});
    if (!answer) {
        execution_.stuck = answer.error();
        return;
    }
    ++calls;
    Frame& own = edit(id);
    own.answer = std::move(*answer);
    limitByTimeout(own, *own.answer);
    completeSubmitted(task.resource, *own.answer);
    const auto* failure = std::get_if<Failure>(&own.answer->outcome);
    if (failure != nullptr && isBeforeStart(own.answer->event)) {
        taskFailed(id);
        return;
    }
    const bool isPolled = own.answer->workerName || !isTimeout(*own.answer);
    if (task.isActivity() && isPolled)
        publish(id, EventType::ActivityStarted, own.last, WorkerDetails{own.answer->workerName});
    else if (task.isFunction())
        publish(id, EventType::LambdaFunctionStarted, own.last);
    else if (task.isIntegration())
        publish(id, EventType::TaskStarted, own.last, TaskDetails{.resource = task.doer, .output = std::nullopt});
    const std::int64_t after = answerAfterMilliseconds(own, *own.answer);
    const bool isSubmitted = own.answer->submitted.has_value();
    schedule(id, isSubmitted ? Phase::SubmitTask : Phase::EndTask, execution_.milliseconds + (isSubmitted ? 0 : after));
}

void Step::submitTask(FrameId id) {
    const auto& task = std::get<TaskProgram>(program(id).kind);
    Frame& own = edit(id);
    publish(
        id, EventType::TaskSubmitted, own.last, TaskDetails{.resource = task.doer, .output = own.answer->submitted});
    schedule(id, Phase::EndTask, execution_.milliseconds + answerAfterMilliseconds(own, *own.answer));
}

// The answer is a failure.
void Step::taskFailed(FrameId id) {
    const auto& task = std::get<TaskProgram>(program(id).kind);
    const TaskAnswer& answer = *frame(id).answer;
    const auto& failure = std::get<Failure>(answer.outcome);
    const EventType type = answer.event.value_or(isTimeout(answer) ? eventsOf(task).timedOut : eventsOf(task).failed);
    if (task.isIntegration())
        publish(id, type, frame(id).last, TaskFailureDetails{.resource = task.doer, .failure = failure});
    else
        publish(id, type, frame(id).last, FailureDetails{failure});
    if (execution_.status == Status::Running)
        schedule(id, Phase::FailTask, execution_.milliseconds);
}

void Step::endTask(FrameId id) {
    const StateProgram& state = program(id);
    const auto& task = std::get<TaskProgram>(state.kind);
    if (std::holds_alternative<Failure>(frame(id).answer->outcome)) {
        taskFailed(id);
        return;
    }
    const Payload result = std::get<Payload>(frame(id).answer->outcome);
    if (result.isLargerThan(catalog::maxPayloadBytes)) {
        edit(id).answer->outcome = tooLarge((task.isIntegration() ? task.doer->type : task.doer->name).string());
        taskFailed(id);
        return;
    }
    publish(id, eventsOf(task).succeeded, frame(id).last, TaskDetails{.resource = task.doer, .output = result});
    edit(id).answer.reset();
    leave(id, state.steps.departWithResult(frame(id).input, result, around(id)));
}

}  // namespace stepcheck::exec
