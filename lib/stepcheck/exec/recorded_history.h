#pragma once

#include "stepcheck/exec/event.h"
#include "stepcheck/support/result.h"
#include "stepcheck/value/value.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stepcheck::exec {

/// An event of a history that somebody recorded.
struct RecordedEvent {
    EventType type = EventType::ExecutionStarted;
    EventId id = 0;
    EventId previous = 0;
    std::optional<std::int64_t> milliseconds{};  // since 1970; nothing when the timestamp is none
    value::Value details;                        // its `…EventDetails`, an object; null when it has none

    /// A member of the details, or null.
    [[nodiscard]] const value::Value* find(std::string_view member) const { return details.find(member); }

    /// A member that is a string, else an empty view.
    [[nodiscard]] std::string_view text(std::string_view member) const;
};

/// A recorded history: event number n is at n - 1, and what causes an event comes before it.
struct RecordedHistory {
    std::vector<RecordedEvent> events;

    /// The event of that number, or null for 0.
    [[nodiscard]] const RecordedEvent* find(EventId id) const { return id == 0 ? nullptr : &events[id - 1]; }

    /// Whether its last event ends the execution.
    [[nodiscard]] bool hasEnded() const;
};

/// The most events of a history that is read; the service's quota is 25,000 for a STANDARD execution.
inline constexpr std::size_t maxRecordedEvents = 1'000'000;

/// Reads the response of GetExecutionHistory, `{"events": […]}`, or its array alone; in either order.
/// Error: not of that shape, not complete, or with more than `maxRecordedEvents`; the text names the event.
[[nodiscard]] support::Result<RecordedHistory> readRecordedHistory(const value::Value& json);

/// Data of an event, such as its `output`, with its text. A value that is no JSON text stands for itself.
/// Error: there is none, or the service cut it off; the text names the event and says what to do.
[[nodiscard]] support::Result<Payload> dataOf(const RecordedEvent& event, std::string_view member);

/// `event 5 (TaskSucceeded)`, for messages.
[[nodiscard]] std::string describe(const RecordedEvent& event);

}  // namespace stepcheck::exec
