#pragma once

#include "stepcheck/exec/recorded_history.h"
#include "stepcheck/exec/responder.h"
#include "stepcheck/support/result.h"

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace stepcheck::exec {

/// One attempt of a task, as a history tells it.
struct RecordedCall {
    std::string state;
    EventId scheduled = 0;               // the event that began it
    std::optional<Payload> arguments{};  // nothing when they were not recorded
    TaskAnswer answer;
    bool isAnswered = true;  // false: the history ended, or a sibling failed, before it had a result
};

/// The attempts of all tasks, in the order in which they were scheduled. How long each took is told where it matters:
/// when several things ran at once, or the history ends from outside (a timeout, StopExecution).
/// Error: data that is needed is not in the history; the text names the event.
[[nodiscard]] support::Result<std::vector<RecordedCall>> callsOf(const RecordedHistory& history);

/// Answers tasks as they were answered in a history: of the attempts of a state the first one that is left and had the
/// same arguments, else the first one that is left.
class RecordedResponder final : public Responder {
public:
    explicit RecordedResponder(std::vector<RecordedCall> calls);

    support::Result<TaskAnswer> answer(const TaskCall& call) override;

    /// The calls in the order in which they were asked for, then those that nobody asked for.
    [[nodiscard]] std::vector<RecordedCall> inOrderOfUse() const;

private:
    std::vector<RecordedCall> calls_;
    std::map<std::string, std::vector<std::size_t>, std::less<>> left_;  // by state, the last one first
    std::vector<std::size_t> used_;
};

}  // namespace stepcheck::exec
