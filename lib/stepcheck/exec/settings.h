#pragma once

#include "stepcheck/asl/machine.h"
#include "stepcheck/value/value.h"

#include <cstdint>
#include <optional>
#include <string>

namespace stepcheck::exec {

/// Under which circumstances an execution runs.
struct Settings {
    asl::MachineType type = asl::MachineType::Standard;
    std::string machineName = "StateMachine";
    std::string executionName = "00000000-0000-4000-8000-000000000000";
    std::string region = "us-east-1";
    std::string account = "123456789012";
    std::string roleArn = "arn:aws:iam::123456789012:role/StepFunctionsRole";
    std::int64_t startMilliseconds = 1'767'225'600'000;  // since 1970
    std::optional<std::int64_t> stopMilliseconds;        // when StopExecution is called
    std::uint64_t seed = 0;                              // of random numbers, UUIDs and jitter
    std::uint32_t maxEvents = 1'000'000;                 // of an EXPRESS execution, which has no limit of its own
    std::uint64_t maxChildEvents = 20'000'000;           // of all child executions together
    bool isSynchronous = false;  // started by StartSyncExecution: its context has no RedriveCount
    /// What an EvaluationFailed event follows: the event before the state was entered (recorded in 2024), or the
    /// Entered event itself (probed in 2026).
    bool evaluationFailedFollowsEntry = false;
    bool recordsCoverage = false;  // executions count what they pass
    bool recordsTrace = false;     // executions keep the data after each step
    bool keepsChildren = false;    // map runs keep the child executions that failed, for `Executor::redrive`
    /// The objects that readers of distributed Maps find: `{bucket: {key: text}}`.
    value::Value objects;

    [[nodiscard]] std::string machineArn() const;
    [[nodiscard]] std::string executionArn() const;
};

}  // namespace stepcheck::exec
