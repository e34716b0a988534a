#pragma once

#include "stepcheck/semantics/handlers.h"
#include "stepcheck/semantics/payload.h"
#include "stepcheck/semantics/steps.h"
#include "stepcheck/value/value.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace stepcheck::exec {

using semantics::Failure;
using semantics::Payload;

/// The types of history events, as the API spells them.
enum class EventType : std::uint8_t {
    ActivityFailed,
    ActivityScheduled,
    ActivityScheduleFailed,
    ActivityStarted,
    ActivitySucceeded,
    ActivityTimedOut,
    ChoiceStateEntered,
    ChoiceStateExited,
    EvaluationFailed,
    ExecutionAborted,
    ExecutionFailed,
    ExecutionRedriven,
    ExecutionStarted,
    ExecutionSucceeded,
    ExecutionTimedOut,
    FailStateEntered,
    LambdaFunctionFailed,
    LambdaFunctionScheduled,
    LambdaFunctionScheduleFailed,
    LambdaFunctionStarted,
    LambdaFunctionStartFailed,
    LambdaFunctionSucceeded,
    LambdaFunctionTimedOut,
    MapIterationAborted,
    MapIterationFailed,
    MapIterationStarted,
    MapIterationSucceeded,
    MapRunAborted,
    MapRunFailed,
    MapRunRedriven,
    MapRunStarted,
    MapRunSucceeded,
    MapStateAborted,
    MapStateEntered,
    MapStateExited,
    MapStateFailed,
    MapStateStarted,
    MapStateSucceeded,
    ParallelStateAborted,
    ParallelStateEntered,
    ParallelStateExited,
    ParallelStateFailed,
    ParallelStateStarted,
    ParallelStateSucceeded,
    PassStateEntered,
    PassStateExited,
    SucceedStateEntered,
    SucceedStateExited,
    TaskFailed,
    TaskScheduled,
    TaskStarted,
    TaskStartFailed,
    TaskStateAborted,
    TaskStateEntered,
    TaskStateExited,
    TaskSubmitFailed,
    TaskSubmitted,
    TaskSucceeded,
    TaskTimedOut,
    WaitStateAborted,
    WaitStateEntered,
    WaitStateExited,
};

/// The name of a type: "ExecutionStarted".
[[nodiscard]] std::string_view name(EventType type);

/// The type of that name, or nothing.
[[nodiscard]] std::optional<EventType> findEventType(std::string_view name);

// What events tell, each the `…EventDetails` of one or more types.

struct StartDetails {
    Payload input;
    std::string roleArn;
};

struct EnterDetails {
    value::Value name;
    Payload input;
};

struct ExitDetails {
    value::Value name;
    Payload output;
    std::vector<semantics::Assignment> assigned;
};

/// Who does a task; the events of a state share it.
struct TaskResource {
    value::Value type;  // of an integration: "lambda", "aws-sdk:s3"; else null
    value::Value name;  // "invoke.waitForTaskToken"; of a function or activity its ARN

    [[nodiscard]] bool isIntegration() const { return !type.is(value::Kind::Null); }
};

using SharedResource = std::shared_ptr<const TaskResource>;

/// What a task may be scheduled with, mostly nothing.
struct ScheduleOptions {
    std::optional<std::int64_t> timeoutSeconds;
    std::optional<std::int64_t> heartbeatSeconds;
    std::optional<value::Value> credentials;  // the role
};

/// TaskScheduled, LambdaFunctionScheduled, ActivityScheduled.
struct ScheduleDetails {
    SharedResource resource;
    value::Value region;  // of integrations
    Payload parameters;
    std::shared_ptr<const ScheduleOptions> options;  // null: there are none
};

/// What comes after scheduling, whoever does the task.
struct TaskDetails {
    SharedResource resource;
    std::optional<Payload> output;
};

struct TaskFailureDetails {
    SharedResource resource;
    Failure failure;
};

struct WorkerDetails {
    semantics::SharedText workerName;
};

struct FailureDetails {
    Failure failure;
};

struct EvaluationDetails {
    Failure failure;
    value::Value state;
    semantics::SharedText location;  // missing: the state as a whole
};

struct OutputDetails {
    Payload output;
};

struct LengthDetails {
    std::size_t length = 0;
};

struct IterationDetails {
    value::Value name;
    std::size_t index = 0;
};

struct MapRunDetails {
    std::string arn;
};

/// ExecutionRedriven, and with the map run MapRunRedriven.
struct RedriveDetails {
    std::uint64_t count = 0;
    std::string mapRunArn;
};

using Details = std::variant<std::monostate, StartDetails, EnterDetails, ExitDetails, ScheduleDetails, TaskDetails,
    TaskFailureDetails, WorkerDetails, FailureDetails, EvaluationDetails, OutputDetails, LengthDetails,
    IterationDetails, MapRunDetails, RedriveDetails>;

/// The number of an event in its history, from 1; 0 stands for none.
using EventId = std::uint32_t;

/// An event of an execution history.
struct Event {
    EventType type = EventType::ExecutionStarted;
    EventId id = 0;
    EventId previous = 0;           // what caused it
    std::int64_t milliseconds = 0;  // since 1970, by the virtual clock
    Details details;
};

}  // namespace stepcheck::exec
