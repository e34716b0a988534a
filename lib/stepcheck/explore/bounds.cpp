#include "stepcheck/explore/bounds.h"

#include "stepcheck/catalog/limits.h"
#include "stepcheck/exec/executor.h"
#include "stepcheck/explore/input_path.h"
#include "stepcheck/explore/replay.h"
#include "stepcheck/value/term.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

namespace stepcheck::explore {

using value::Kind;
using value::Question;
using value::Term;
using value::Value;

std::string Growth::formula() const {
    return fmt::format("{}·len({}) + {}", perItem, array, constant);
}

std::optional<std::int64_t> Growth::itemsAtLimit() const {
    const auto limit = static_cast<std::int64_t>(catalog::maxHistoryEvents);
    if (perItem <= 0 || constant >= limit)
        return std::nullopt;
    return (limit - constant + perItem - 1) / perItem;
}

static void widen(Range& range, std::uint64_t value) {
    range.least = std::min(range.least, value);
    range.most = std::max(range.most, value);
}

static std::uint64_t largestPayload(const exec::Execution& execution) {
    std::uint64_t largest = execution.input.bytes();
    for (const exec::Event* event : execution.history.events())
        if (const auto* exited = std::get_if<exec::ExitDetails>(&event->details))
            largest = std::max<std::uint64_t>(largest, exited->output.bytes());
    return largest;
}

// The arrays of the input of which a path asks for elements, members of members only.
static std::vector<Value> arraysOf(const Path& path) {
    std::vector<Value> arrays;
    for (const Literal& literal : path.condition) {
        const value::Condition& condition = literal.condition;
        if (condition.question != Question::IsPresent || !literal.holds || !condition.first.is(Kind::Term) ||
            condition.first.term().form() != Term::Form::Element)
            continue;
        const Value& array = condition.first.term().operands()[0];
        const auto place = inputPathOf(array);
        if (place && std::ranges::find(place->steps, anyElement) == place->steps.end() &&
            std::ranges::find(arrays, array) == arrays.end())
            arrays.push_back(array);
    }
    return arrays;
}

// The input with the array at the place made of `length` copies of its first element; nothing when there is none.
static std::optional<Value> withLength(
    const Value& input, const std::vector<std::string>& steps, std::size_t at, std::size_t length) {
    if (at == steps.size()) {
        if (input.elements().empty())
            return std::nullopt;
        return Value(std::vector<Value>(length, input.elements().front()));
    }
    const std::string name = steps[at].substr(1);
    const Value* member = input.find(name);
    if (member == nullptr)
        return std::nullopt;
    auto changed = withLength(*member, steps, at + 1, length);
    if (!changed)
        return std::nullopt;
    return input.with(name, *std::move(changed));
}

static std::optional<Growth> growthOf(
    const Path& path, const Value& array, const exec::Program& program, const exec::Settings& settings) {
    const InputPath place = *inputPathOf(array);
    static constexpr std::size_t lengths = 4;
    std::vector<std::int64_t> events;
    for (std::size_t length = 1; length <= lengths; ++length) {
        Example example = path.example;
        auto input = withLength(example.input, place.steps, 0, length);
        if (!input)
            return std::nullopt;
        example.input = *std::move(input);
        const exec::Execution execution = replay(program, settings, example, OtherCalls::AnsweredAlike);
        if (execution.stuck || execution.status != path.execution.status)
            return std::nullopt;
        events.push_back(execution.history.size());
    }
    const std::int64_t perItem = events[1] - events[0];
    for (std::size_t i = 2; i < lengths; ++i)
        if (events[i] - events[i - 1] != perItem)
            return std::nullopt;
    if (perItem <= 0)
        return std::nullopt;
    return Growth{.array = place.text(), .path = path.id, .perItem = perItem, .constant = events[0] - perItem};
}

Bounds boundsOf(const Exploration& exploration, const exec::Program& program, const exec::Settings& settings) {
    Bounds bounds;
    std::map<std::string, Growth> growth;
    bool isFirst = true;
    for (const Path& path : exploration.paths) {
        const exec::Execution& execution = path.execution;
        const auto took =
            static_cast<std::uint64_t>(execution.milliseconds - execution.history.events().front()->milliseconds);
        const std::uint64_t bytes = largestPayload(execution);
        if (std::exchange(isFirst, false)) {
            bounds.events = {execution.history.size(), execution.history.size()};
            bounds.transitions = {execution.transitions, execution.transitions};
            bounds.milliseconds = {took, took};
            bounds.payloadBytes = {bytes, bytes};
        }
        widen(bounds.events, execution.history.size());
        widen(bounds.transitions, execution.transitions);
        widen(bounds.milliseconds, took);
        widen(bounds.payloadBytes, bytes);
        if (path.end != End::Succeeded)
            continue;
        for (const Value& array : arraysOf(path))
            if (auto found = growthOf(path, array, program, settings)) {
                Growth& most = growth[found->array];
                if (found->perItem > most.perItem)
                    most = *std::move(found);
            }
    }
    for (auto& [array, each] : growth)
        bounds.growth.push_back(std::move(each));
    for (const LooseEnd& loose : exploration.loose)
        if (loose.end == End::VisitLimit && !loose.states.empty() &&
            std::ranges::find(bounds.loops, loose.states.back()) == bounds.loops.end())
            bounds.loops.push_back(loose.states.back());
    return bounds;
}

}  // namespace stepcheck::explore
