#pragma once

#include "stepcheck/asl/id.h"
#include "stepcheck/exec/coverage.h"
#include "stepcheck/exec/history.h"
#include "stepcheck/exec/responder.h"
#include "stepcheck/exec/trace.h"
#include "stepcheck/semantics/steps.h"
#include "stepcheck/support/copy_on_write.h"
#include "stepcheck/support/result.h"
#include "stepcheck/support/strong_id.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace stepcheck::exec {

/// A line of control: the top level, a branch or an iteration. An index into the frames of its execution; used again
/// after the frame has ended.
using FrameId = support::StrongId<struct FrameTag>;

/// What a frame does when its turn comes.
enum class Phase : std::uint8_t {
    Enter,       // its state
    Begin,       // the state's work; again for each retry
    StartTask,   // it was scheduled
    SubmitTask,  // it was started
    EndTask,     // the answer is there
    FailTask,    // its failure was published; those of others at the same time come first
    EndWait,
    Join,       // nothing: branches or iterations are running
    EndMapRun,  // all child executions of a distributed Map have ended
};

struct MapRunRecord;

/// Branches or iterations that a frame waits for. Of a state that failed those that failed or were cut stay, so that
/// the execution can be redriven.
struct Join {
    std::vector<value::Value> items;              // of a Map
    std::vector<std::optional<Payload>> outputs;  // by branch or item
    std::vector<FrameId> running;
    std::size_t started = 0;
    std::size_t finished = 0;
    std::size_t concurrency = 0;            // the most that run at once
    EventId startedEvent = 0;               // MapStateStarted, ParallelStateStarted
    EventId lastInner = 0;                  // the last event that any of them published
    EventId lastSucceeded = 0;              // the last MapIterationSucceeded
    std::variant<Payload, Failure> result;  // of a map run that waits for its end
    std::shared_ptr<const MapRunRecord> mapRun;
};

/// One line of control. Its variables are seen by the frames inside of it.
struct Frame {
    std::optional<FrameId> parent;
    std::size_t place = 0;  // among the branches or items of its parent
    asl::ScopeId scope;
    std::optional<value::Value> mapItem;  // of an iteration
    std::vector<semantics::Assignment> variables;

    // The state that it is in.
    asl::StateId state;
    Phase phase = Phase::Enter;
    Payload input;
    Payload effective;
    value::Value context;
    EventId beforeEntry = 0;  // what the Entered event follows
    EventId entered = 0;
    EventId last = 0;  // what the next event follows
    std::int64_t enteredMilliseconds = 0;
    std::size_t visit = 0;               // in the trace
    std::vector<std::uint64_t> retries;  // by retrier
    std::uint64_t retryCount = 0;
    std::uint64_t wakeUp = 0;          // the entry of the agenda that counts
    std::optional<TaskAnswer> answer;  // of a task, once it was started
    std::optional<std::int64_t> timeoutSeconds;
    std::optional<std::int64_t> heartbeatSeconds;
    std::optional<support::CopyOnWrite<Join>> join;  // of a Map or Parallel that has begun

    /// The frames that it waits for.
    [[nodiscard]] std::span<const FrameId> inner() const {
        return join ? std::span<const FrameId>((*join)->running) : std::span<const FrameId>();
    }
};

enum class Status : std::uint8_t { Running, Succeeded, Failed, TimedOut, Aborted };

/// The API's name: "SUCCEEDED".
[[nodiscard]] std::string_view name(Status status);

/// When a frame has its next turn.
struct Turn {
    std::int64_t milliseconds = 0;
    std::uint64_t order = 0;  // of those at the same time the one that was asked for first
    FrameId frame;
};

/// An execution at some point of its life: a value. Copies share what they have in common and go their own ways.
struct Execution {
    Status status = Status::Running;
    History history;
    std::int64_t milliseconds = 0;  // the virtual clock
    std::optional<std::int64_t> deadline;
    Payload input;
    std::optional<Payload> output;        // when it succeeded
    std::optional<Failure> failure;       // when it did not
    std::optional<support::Error> stuck;  // why it cannot go on, though it has not ended

    std::vector<support::CopyOnWrite<Frame>> frames;
    std::vector<FrameId> freeFrames;
    std::vector<Turn> agenda;        // a heap, the next turn first
    std::optional<FrameId> current;  // goes on before anybody else
    std::uint64_t turns = 0;
    std::uint64_t draws = 0;           // random numbers given out
    std::vector<std::uint64_t> calls;  // of each state's task
    std::uint64_t transitions = 0;     // states entered, as billed
    std::uint64_t mapRuns = 0;
    std::uint64_t childEvents = 0;  // of child executions that have ended, and of theirs
    std::uint64_t redrives = 0;
    std::optional<support::CopyOnWrite<CoverageRecord>> coverage;  // when it is recorded
    std::optional<support::CopyOnWrite<Trace>> trace;              // when it is recorded
    value::Value contextExecution;  // `Execution` and `StateMachine` of the context object
    value::Value contextMachine;
};

/// A frame and those inside of it, outer ones first.
[[nodiscard]] std::vector<FrameId> withInner(const Execution& execution, FrameId frame);

/// All frames that are in use, outer ones first: what runs, or what was left when it ended.
[[nodiscard]] std::vector<FrameId> liveFrames(const Execution& execution);

}  // namespace stepcheck::exec
