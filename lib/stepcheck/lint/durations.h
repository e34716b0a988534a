#pragma once

#include "stepcheck/asl/machine.h"

#include <cstdint>
#include <optional>

// What several rules ask about how long something may last.
namespace stepcheck::lint {

/// The type of the execution that a scope's states belong to: of a distributed Map's iterations its ExecutionType, else
/// that of the state machine. Nothing when it is not known.
[[nodiscard]] std::optional<asl::MachineType> executionType(
    const asl::Machine& machine, asl::ScopeId scope, asl::MachineType ofMachine);

/// How many seconds an execution of that type may last.
[[nodiscard]] std::int64_t maxSeconds(asl::MachineType type);

/// Whether nothing that is known limits how long a task of a STANDARD execution waits for what it calls: all of the
/// state and the machine is there to be read, and neither has a timeout.
[[nodiscard]] bool mayWaitForAYear(
    const asl::Machine& machine, const asl::State& state, const asl::Task& task, asl::MachineType ofMachine);

/// Whether a task has a time limit of its own, or the state machine has one.
[[nodiscard]] bool hasTimeout(const asl::Machine& machine, const asl::Task& task);

}  // namespace stepcheck::lint
