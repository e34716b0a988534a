#pragma once

#include "stepcheck/exec/execution.h"
#include "stepcheck/exec/program.h"
#include "stepcheck/exec/responder.h"
#include "stepcheck/exec/settings.h"
#include "stepcheck/value/oracle.h"

#include <optional>

namespace stepcheck::exec {

/// Advances executions of one program. It keeps no state of its own: everything is in the `Execution`. Uses no clock,
/// thread or randomness of the machine; the same input gives the same history.
class Executor {
public:
    /// All of them must outlive it.
    Executor(const Program& program, const Settings& settings, Responder& responder, value::Oracle& oracle);

    /// A new execution with its ExecutionStarted event.
    [[nodiscard]] Execution start(Payload input) const;

    /// The next turn of the frame whose turn it is. The execution must be running.
    void step(Execution& execution) const;

    /// Steps until the execution has ended or is stuck.
    void run(Execution& execution) const;

    /// Lets an execution that did not succeed go on where it failed, with an ExecutionRedriven event; attempts and
    /// timeouts begin anew, and branches and iterations that succeeded are not run again. Child executions of a map run
    /// are redriven if the settings kept them (`keepsChildren`), else run from their start.
    /// Error: it cannot be redriven; the text says why.
    [[nodiscard]] std::optional<support::Error> redrive(Execution& execution) const;

    /// Whether `step` can go on.
    [[nodiscard]] static bool isRunning(const Execution& execution) {
        return execution.status == Status::Running && !execution.stuck;
    }

private:
    friend class Step;
    friend class MapRun;

    // An execution that begins at the start of a scope: the machine, or the processor of a distributed Map.
    [[nodiscard]] Execution startAt(asl::ScopeId scope, Payload input, std::int64_t milliseconds) const;

    [[nodiscard]] std::int64_t maxSeconds() const;

    // Of a child execution of a distributed Map.
    [[nodiscard]] bool isChild() const { return isChild_; }

    const Program& program_;
    const Settings& settings_;
    Responder& responder_;
    value::Oracle& oracle_;
    EventId fewEvents_ = 0;  // with fewer than these no limit of events is near
    bool isChild_ = false;
};

}  // namespace stepcheck::exec
