#include "stepcheck/exec/recorded_history.h"

#include "stepcheck/semantics/timestamp.h"
#include "stepcheck/value/read.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace stepcheck::exec {

using support::Error;
using support::Result;
using value::Kind;
using value::Value;

std::string_view RecordedEvent::text(std::string_view member) const {
    const Value* found = find(member);
    return found != nullptr && found->is(Kind::String) ? found->string() : std::string_view();
}

bool RecordedHistory::hasEnded() const {
    if (events.empty())
        return false;
    switch (events.back().type) {
        case EventType::ExecutionSucceeded:
        case EventType::ExecutionFailed:
        case EventType::ExecutionTimedOut:
        case EventType::ExecutionAborted: return true;
        default: return false;
    }
}

static std::optional<EventId> readId(const Value& event, std::string_view name) {
    const Value* found = event.find(name);
    if (found == nullptr || !found->is(Kind::Integer) || found->integer() < 0 ||
        found->integer() > static_cast<std::int64_t>(maxRecordedEvents))
        return std::nullopt;
    return static_cast<EventId>(found->integer());
}

// The AWS CLI writes a text, other clients seconds since 1970.
static std::optional<std::int64_t> readTimestamp(const Value* timestamp) {
    static constexpr double mostSeconds = 253'402'300'799;  // the end of 9999
    if (timestamp == nullptr)
        return std::nullopt;
    if (timestamp->is(Kind::String))
        return semantics::parseTimestamp(timestamp->string());
    if (!timestamp->isNumber() || !(timestamp->number() >= 0 && timestamp->number() <= mostSeconds))
        return std::nullopt;
    return static_cast<std::int64_t>(std::llround(timestamp->number() * 1000));
}

static Result<Value> readDetails(const Value& event, const std::string& place) {
    Value details;
    for (const value::MemberView member : event.members()) {
        if (!member.key().ends_with("EventDetails"))
            continue;
        if (!member.value.is(Kind::Object))
            return Error{fmt::format("{}: \"{}\" is no object", place, member.key())};
        if (!details.is(Kind::Null))
            return Error{fmt::format("{}: has two details, the second is \"{}\"", place, member.key())};
        details = member.value;
    }
    return details;
}

static Result<RecordedEvent> readEvent(const Value& event, std::size_t index) {
    const std::string place = fmt::format("/events/{}", index);
    if (!event.is(Kind::Object))
        return Error{fmt::format("{} is no object", place)};
    const auto id = readId(event, "id");
    if (!id || *id == 0)
        return Error{fmt::format("{}: \"id\" is no number of an event", place)};
    const auto previous = readId(event, "previousEventId");
    if (event.find("previousEventId") != nullptr && !previous)
        return Error{fmt::format("{}: \"previousEventId\" is no number of an event", place)};
    const Value* type = event.find("type");
    if (type == nullptr || !type->is(Kind::String))
        return Error{fmt::format("{}: \"type\" is missing, or no text", place)};
    const auto known = findEventType(type->string());
    if (!known)
        return Error{fmt::format("{}: there is no event type \"{}\"", place, type->string())};
    auto details = readDetails(event, place);
    if (!details)
        return details.error();
    return RecordedEvent{.type = *known,
        .id = *id,
        .previous = previous.value_or(0),
        .milliseconds = readTimestamp(event.find("timestamp")),
        .details = std::move(*details)};
}

static std::optional<Error> findGap(const RecordedHistory& history) {
    for (std::size_t i = 0; i < history.events.size(); ++i) {
        const RecordedEvent& event = history.events[i];
        if (event.id < i + 1)
            return Error{fmt::format("has two events with the id {}", event.id)};
        if (event.id > i + 1)
            return Error{fmt::format("event {} is missing: a whole history is needed", i + 1)};
        if (event.previous >= event.id)
            return Error{fmt::format("{} follows event {}, which is not before it", describe(event), event.previous)};
    }
    return std::nullopt;
}

Result<RecordedHistory> readRecordedHistory(const Value& json) {
    const Value* events = json.is(Kind::Array) ? &json : json.find("events");
    if (events == nullptr)
        return Error{R"(is no history: expected {"events": [...]}, the response of GetExecutionHistory)"};
    if (!events->is(Kind::Array))
        return Error{"\"events\" is no array"};
    if (events->size() == 0)
        return Error{"has no events"};
    if (events->size() > maxRecordedEvents)
        return Error{fmt::format(
            "has {} events, the most that are read is {} (maxRecordedEvents)", events->size(), maxRecordedEvents)};
    for (const std::string_view next : {"nextToken", "NextToken"})
        if (const Value* token = json.find(next); token != nullptr && !token->is(Kind::Null))
            return Error{
                fmt::format("holds only the first {} events: get the others with \"{}\", too", events->size(), next)};
    RecordedHistory history;
    history.events.reserve(events->size());
    for (const Value& each : events->elements()) {
        auto event = readEvent(each, history.events.size());
        if (!event)
            return event.error();
        history.events.push_back(std::move(*event));
    }
    std::ranges::sort(history.events, {}, &RecordedEvent::id);
    if (auto error = findGap(history))
        return *std::move(error);
    if (history.events.front().type != EventType::ExecutionStarted)
        return Error{fmt::format("begins with {}, expected ExecutionStarted", name(history.events.front().type))};
    return history;
}

Result<Payload> dataOf(const RecordedEvent& event, std::string_view member) {
    const Value* data = event.find(member);
    if (data == nullptr)
        return Error{
            fmt::format("{} has no \"{}\": record the history with its execution data", describe(event), member)};
    const Value* details = event.find(fmt::format("{}Details", member));
    const Value* truncated = details == nullptr ? nullptr : details->find("truncated");
    if (truncated != nullptr && truncated->is(Kind::Boolean) && truncated->boolean())
        return Error{fmt::format("{}: its \"{}\" was cut off", describe(event), member)};
    if (!data->is(Kind::String))
        return Payload(*data);
    auto value = value::read(data->string(), {.depth = 1'000});
    if (!value)
        return Payload(*data);
    return Payload(std::move(*value), std::string(data->string()));
}

std::string describe(const RecordedEvent& event) {
    return fmt::format("event {} ({})", event.id, name(event.type));
}

}  // namespace stepcheck::exec
