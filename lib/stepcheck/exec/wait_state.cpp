#include "stepcheck/catalog/limits.h"
#include "stepcheck/exec/step.h"
#include "stepcheck/semantics/timestamp.h"
#include "stepcheck/value/write.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace stepcheck::exec {

using semantics::Fault;
using semantics::Outcome;
using semantics::runtimeFault;
using value::Kind;
using value::Question;
using value::Value;

static std::string shown(const Value& value) {
    return value.is(Kind::String) ? std::string(value.string()) : value::write(value);
}

static Outcome<std::int64_t> after(std::int64_t now, std::int64_t seconds) {
    if (seconds > catalog::maxWaitSeconds)
        return runtimeFault("Wait state delay is too long.");
    return now + seconds * 1000;
}

static Outcome<std::int64_t> afterNumber(std::int64_t now, const Value& seconds) {
    return after(now, seconds.isNumber() ? static_cast<std::int64_t>(std::clamp(seconds.number(), 0.0, 1e15)) : 0);
}

// What decides over the way on is asked first: negative seconds and texts that are no timestamps are refused.
static std::optional<Value> settledSeconds(std::optional<Value> seconds, value::Oracle& oracle) {
    if (!seconds || !seconds->is(Kind::Term))
        return seconds;
    if (oracle.decide({.question = Question::IsKind, .kind = Kind::Decimal, .first = *seconds, .second = {}}))
        static_cast<void>(oracle.decide({.question = Question::LessThan, .first = *seconds, .second = Value(0)}));
    return oracle.pick(*seconds);
}

static std::optional<Value> settledMoment(std::optional<Value> moment, value::Oracle& oracle) {
    if (!moment || !moment->is(Kind::Term))
        return moment;
    if (oracle.decide({.question = Question::IsKind, .kind = Kind::String, .first = *moment, .second = {}}))
        static_cast<void>(oracle.decide({.question = Question::IsTimestamp, .first = *moment, .second = {}}));
    return oracle.pick(*moment);
}

// Recorded of SecondsPath.
static Fault noValue(std::string_view field, const semantics::PathField& path) {
    return runtimeFault(fmt::format("The {} parameter does not reference an input value: {}", field, path.text()));
}

static Outcome<std::int64_t> secondsOf(const semantics::PathField& path, const std::optional<Value>& value) {
    if (!value)
        return noValue("SecondsPath", path);
    if (!value->isNumber() || std::trunc(value->number()) != value->number())
        return runtimeFault(fmt::format(
            "The SecondsPath parameter cannot be parsed as a long value: {} == {}", path.text(), shown(*value)));
    if (value->number() < 0)
        return runtimeFault(
            fmt::format("The SecondsPath parameter references a negative value: {} == {}", path.text(), shown(*value)));
    return static_cast<std::int64_t>(std::min(value->number(), 1e15));
}

// Of an expression. The words are those of SecondsPath, put as the service does it for Timestamp.
static Outcome<std::int64_t> computedSeconds(const Value& value) {
    const bool isWhole = std::trunc(value.number()) == value.number();
    if (isWhole && value.number() >= 0)
        return static_cast<std::int64_t>(std::min(value.number(), 1e15));
    return Fault{.error = "States.QueryEvaluationError",
        .cause = fmt::format("The Seconds field {}: {}",
            isWhole ? "references a negative value" : "cannot be parsed as a long value", shown(value)),
        .location = "Seconds"};
}

// Whole seconds count; a moment in the past is now.
static Outcome<std::int64_t> until(std::int64_t now, std::int64_t moment) {
    const std::int64_t whole = moment - ((moment % 1000) + 1000) % 1000;
    if (whole <= now)
        return now;
    auto end = after(now, (whole - now) / 1000);
    return end ? Outcome<std::int64_t>(whole) : std::move(end);
}

Outcome<std::int64_t> Step::waitUntil(FrameId id, const WaitProgram& wait) {
    const auto surroundings = around(id);
    const Value& document = frame(id).effective.value();
    const std::int64_t now = execution_.milliseconds;
    if (wait.secondsPath.isPresent()) {
        auto seconds = secondsOf(
            wait.secondsPath, settledSeconds(wait.secondsPath.find(document, surroundings), surroundings.oracle));
        return seconds ? after(now, *seconds) : std::move(seconds);
    }
    if (wait.timestampPath.isPresent()) {
        const auto text = settledMoment(wait.timestampPath.find(document, surroundings), surroundings.oracle);
        if (!text)
            return noValue("TimestampPath", wait.timestampPath);
        const auto moment = text->is(Kind::String) ? semantics::parseTimestamp(text->string()) : std::nullopt;
        if (!moment)
            return runtimeFault(fmt::format("The TimestampPath parameter does not reference a valid ISO-8601 extended "
                                            "offset date-time format string: {} == {}",
                wait.timestampPath.text(), shown(*text)));
        return until(now, *moment);
    }
    if (wait.computedSeconds) {
        auto number = wait.computedSeconds->evaluateAs("number", surroundings);
        if (!number)
            return number.error();
        auto seconds = computedSeconds(*settledSeconds(*number, surroundings.oracle));
        return seconds ? after(now, *seconds) : std::move(seconds);
    }
    const std::optional<semantics::Template>& field = wait.seconds ? wait.seconds : wait.timestamp;
    if (!field)
        return now;
    auto value = field->evaluate(document, surroundings);
    if (!value)
        return value.error();
    *value = *(wait.seconds ? settledSeconds(*value, surroundings.oracle) : settledMoment(*value, surroundings.oracle));
    if (wait.seconds)
        return afterNumber(now, *value);
    const auto moment = value->is(Kind::String) ? semantics::parseTimestamp(value->string()) : std::nullopt;
    if (!moment)
        return Fault{.error = "States.QueryEvaluationError",
            .cause = fmt::format(
                "The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time format string: {}",
                shown(*value)),
            .location = "Timestamp"};
    return until(now, *moment);
}

void Step::begin(FrameId id, const WaitProgram& wait) {
    auto end = waitUntil(id, wait);
    if (!end)
        fail(id, end.error());
    else
        schedule(id, Phase::EndWait, *end);
}

void Step::endWait(FrameId id) {
    leave(id, program(id).steps.depart(frame(id).effective, around(id)));
}

}  // namespace stepcheck::exec
