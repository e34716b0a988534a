#pragma once

#include "stepcheck/asl/id.h"
#include "stepcheck/exec/event.h"
#include "stepcheck/exec/item_reader.h"
#include "stepcheck/support/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace stepcheck::exec {

/// A task that waits for its result.
struct TaskCall {
    std::string_view state;  // the name of the Task state
    /// How often this state has asked before in the execution, retries and iterations included.
    std::uint64_t attempt = 0;
    const Payload& arguments;
    asl::StateId id{};
    std::uint64_t retry = 0;  // how often this visit of the state has failed before
    std::uint64_t visit = 0;  // the same for all attempts of one visit, and of no other: its Entered event
};

/// What came of a task.
struct TaskAnswer {
    std::optional<Payload> submitted{};      // the output of TaskSubmitted, of `.sync` and `.waitForTaskToken`
    std::variant<Payload, Failure> outcome;  // the result, or the error
    std::optional<EventType> event{};        // of a failure: the event that tells it, where it is not the usual one
    semantics::SharedText workerName{};      // of an activity
    /// How long it took; nothing: no time, and of a timeout its TimeoutSeconds or HeartbeatSeconds.
    std::optional<std::int64_t> afterMilliseconds{};
};

/// An ItemReader that is about to read.
struct ReadCall {
    asl::StateId id;
    const ReaderProgram& reader;
    const value::Value& parameters;
    std::int64_t limit = 0;       // MaxItems, 0 for all
    const value::Value& objects;  // of the settings
};

/// Does what is done outside of an execution: mocks, or an exploration.
class Responder {
public:
    Responder() = default;
    Responder(const Responder&) = delete;
    Responder& operator=(const Responder&) = delete;
    virtual ~Responder() = default;

    /// The answer to a task.
    /// Error: there is none, and the execution cannot go on; the text says what to add.
    [[nodiscard]] virtual support::Result<TaskAnswer> answer(const TaskCall& call) = 0;

    /// What a reader finds; unless somebody knows better, the objects of the settings.
    [[nodiscard]] virtual ReadItems items(const ReadCall& call) {
        return readItems(call.reader, call.parameters, call.objects, call.limit);
    }
};

}  // namespace stepcheck::exec
