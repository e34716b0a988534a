#pragma once

#include "stepcheck/exec/recorded_history.h"

#include <string>
#include <string_view>

namespace stepcheck::exec {

/// The text with placeholders for what no two executions share: UUIDs, date-times, task tokens, request ids, and the
/// account, region and execution in ARNs. Linear.
[[nodiscard]] std::string normalized(std::string_view text);

/// Whether a member of data tells of the request to a service and not of its result, or is a task token.
[[nodiscard]] bool isMetadata(std::string_view member);

/// The state or iteration that an event names, or an empty view.
[[nodiscard]] std::string_view nameOf(const RecordedEvent& event);

/// `event 5 (TaskSucceeded of "Pay")`: the state of a task is looked up in what the event follows.
[[nodiscard]] std::string titleOf(const RecordedHistory& history, const RecordedEvent& event);

/// `TaskFailed of "Pay" with CardDeclined`
[[nodiscard]] std::string summaryOf(const RecordedHistory& history, const RecordedEvent& event);

/// `event 4, TaskStarted of "Pay"`, or `the start`.
[[nodiscard]] std::string causeOf(const RecordedHistory& history, const RecordedEvent& event);

}  // namespace stepcheck::exec
