#include "stepcheck/exec/recorded_calls.h"

#include "stepcheck/value/write.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <utility>

namespace stepcheck::exec {

using support::Error;
using support::Result;
using value::Value;

// Longer than an execution may take.
static constexpr std::int64_t neverMilliseconds = std::int64_t{2} * 366 * 24 * 3600 * 1000;

namespace {

// What an event means for an attempt of a task.
enum class Role : std::uint8_t { None, Scheduled, Started, Submitted, Succeeded, Failed };

}  // namespace

static Role roleOf(EventType type) {
    switch (type) {
        case EventType::ActivityScheduled:
        case EventType::LambdaFunctionScheduled:
        case EventType::TaskScheduled: return Role::Scheduled;
        case EventType::ActivityStarted:
        case EventType::LambdaFunctionStarted:
        case EventType::TaskStarted: return Role::Started;
        case EventType::TaskSubmitted: return Role::Submitted;
        case EventType::ActivitySucceeded:
        case EventType::LambdaFunctionSucceeded:
        case EventType::TaskSucceeded: return Role::Succeeded;
        case EventType::ActivityFailed:
        case EventType::ActivityScheduleFailed:
        case EventType::ActivityTimedOut:
        case EventType::LambdaFunctionFailed:
        case EventType::LambdaFunctionScheduleFailed:
        case EventType::LambdaFunctionStartFailed:
        case EventType::LambdaFunctionTimedOut:
        case EventType::TaskFailed:
        case EventType::TaskStartFailed:
        case EventType::TaskSubmitFailed:
        case EventType::TaskTimedOut: return Role::Failed;
        default: return Role::None;
    }
}

// Whether the time that tasks took can change what happens.
static bool isTimed(const RecordedHistory& history) {
    return std::ranges::any_of(history.events, [](const RecordedEvent& event) {
        switch (event.type) {
            case EventType::ParallelStateStarted:
            case EventType::MapIterationStarted:
            case EventType::ExecutionAborted:
            case EventType::ExecutionTimedOut: return true;
            default: return false;
        }
    });
}

// A recording may hold a text that is JSON as what it says.
static std::optional<std::string> textOf(const RecordedEvent& event, std::string_view member) {
    const Value* found = event.find(member);
    if (found == nullptr || found->is(value::Kind::Null))
        return std::nullopt;
    return found->is(value::Kind::String) ? std::string(found->string()) : value::write(*found);
}

// The type of a failure where the error alone would not lead to it.
static std::optional<EventType> unusualEvent(EventType type, const Failure& failure) {
    const bool isTimeout = failure.error == "States.Timeout";
    switch (type) {
        case EventType::ActivityFailed:
        case EventType::LambdaFunctionFailed:
        case EventType::TaskFailed: return isTimeout ? std::optional(type) : std::nullopt;
        case EventType::ActivityTimedOut:
        case EventType::LambdaFunctionTimedOut:
        case EventType::TaskTimedOut: return isTimeout ? std::nullopt : std::optional(type);
        default: return type;
    }
}

namespace {

// Follows the attempts through a history.
class Collector {
public:
    explicit Collector(const RecordedHistory& history)
        : history_(history),
          isTimed_(isTimed(history)),
          callOf_(history.events.size() + 1, none),
          enteredOf_(history.events.size() + 1, 0) {}

    Result<std::vector<RecordedCall>> collect() {
        for (const RecordedEvent& event : history_.events) {
            enteredOf_[event.id] = enteredOf_[event.previous];
            if (name(event.type).ends_with("StateEntered"))
                enteredOf_[event.id] = event.type == EventType::TaskStateEntered ? event.id : 0;
            if (auto error = add(event))
                return *std::move(error);
        }
        return std::move(calls_);
    }

private:
    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    std::optional<Error> add(const RecordedEvent& event) {
        const Role role = roleOf(event.type);
        if (role == Role::None)
            return std::nullopt;
        if (role == Role::Scheduled)
            return begin(event);
        std::size_t index = callOf_[event.previous];
        if (index == none) {
            // Scheduling itself failed.
            if (auto error = begin(event))
                return error;
            index = callOf_[event.id];
        }
        callOf_[event.id] = index;
        return goOn(calls_[index], event, role);
    }

    std::optional<Error> begin(const RecordedEvent& event) {
        const RecordedEvent* entered = history_.find(enteredOf_[event.previous]);
        if (entered == nullptr || entered->text("name").empty())
            return Error{fmt::format("{} follows no TaskStateEntered", describe(event))};
        callOf_[event.id] = calls_.size();
        RecordedCall& call = calls_.emplace_back(RecordedCall{.state = std::string(entered->text("name")),
            .scheduled = event.id,
            .answer = {.outcome = Payload(), .afterMilliseconds = neverMilliseconds},
            .isAnswered = false});
        for (const std::string_view member : {"parameters", "input"})
            if (auto arguments = dataOf(event, member))
                call.arguments = std::move(*arguments);
        return std::nullopt;
    }

    std::optional<Error> goOn(RecordedCall& call, const RecordedEvent& event, Role role) {
        if (role == Role::Started) {
            call.answer.workerName = textOf(event, "workerName");
            return std::nullopt;
        }
        if (role != Role::Failed) {
            auto output = dataOf(event, "output");
            if (!output)
                return output.error();
            if (role == Role::Submitted) {
                call.answer.submitted = std::move(*output);
                return std::nullopt;
            }
            call.answer.outcome = std::move(*output);
        } else {
            Failure failure{.error = textOf(event, "error"), .cause = textOf(event, "cause")};
            call.answer.event = unusualEvent(event.type, failure);
            call.answer.outcome = std::move(failure);
        }
        call.isAnswered = true;
        call.answer.afterMilliseconds = durationOf(call, event);
        return std::nullopt;
    }

    // A timeout has its time from the definition.
    [[nodiscard]] std::optional<std::int64_t> durationOf(const RecordedCall& call, const RecordedEvent& end) const {
        const RecordedEvent& begin = *history_.find(call.scheduled);
        if (!isTimed_ || !begin.milliseconds || !end.milliseconds || *end.milliseconds <= *begin.milliseconds ||
            end.text("error") == "States.Timeout")
            return std::nullopt;
        // It did not time out, even if it was told late.
        const Value* timeout = begin.find("timeoutInSeconds");
        const bool isLimited = timeout != nullptr && timeout->is(value::Kind::Integer);
        const std::int64_t duration = *end.milliseconds - *begin.milliseconds;
        return isLimited ? std::min(duration, timeout->integer() * 1000) : duration;
    }

    const RecordedHistory& history_;
    bool isTimed_;
    std::vector<std::size_t> callOf_;  // by event, for those of attempts
    std::vector<EventId> enteredOf_;   // by event: the TaskStateEntered that it follows, or 0
    std::vector<RecordedCall> calls_;
};

}  // namespace

Result<std::vector<RecordedCall>> callsOf(const RecordedHistory& history) {
    return Collector(history).collect();
}

RecordedResponder::RecordedResponder(std::vector<RecordedCall> calls) : calls_(std::move(calls)) {
    for (std::size_t i = calls_.size(); i-- > 0;)
        left_[calls_[i].state].push_back(i);
}

Result<TaskAnswer> RecordedResponder::answer(const TaskCall& call) {
    const auto state = left_.find(call.state);
    if (state == left_.end() || state->second.empty())
        return Error{fmt::format("the history has no further result for task \"{}\"", call.state)};
    std::vector<std::size_t>& left = state->second;
    // Those that run at the same time; more would take too long for a history of the largest size.
    static constexpr std::size_t most = 1'000;
    const auto end = left.rbegin() + static_cast<std::ptrdiff_t>(std::min(left.size(), most));
    const auto same = std::find_if(left.rbegin(), end, [&](std::size_t index) {
        return calls_[index].arguments && calls_[index].arguments->value() == call.arguments.value();
    });
    const auto chosen = same == end ? std::prev(left.end()) : std::prev(same.base());
    const std::size_t index = *chosen;
    left.erase(chosen);
    used_.push_back(index);
    return calls_[index].answer;
}

std::vector<RecordedCall> RecordedResponder::inOrderOfUse() const {
    std::vector<std::size_t> order = used_;
    std::vector<bool> isUsed(calls_.size(), false);
    for (const std::size_t index : used_)
        isUsed[index] = true;
    for (std::size_t i = 0; i < calls_.size(); ++i)
        if (!isUsed[i])
            order.push_back(i);
    std::vector<RecordedCall> result;
    for (const std::size_t index : order)
        result.push_back(calls_[index]);
    return result;
}

}  // namespace stepcheck::exec
