#include "stepcheck/explore/situation.h"

#include "stepcheck/explore/hasher.h"
#include "stepcheck/explore/mentioned_unknowns.h"
#include "stepcheck/explore/path_responder.h"

#include <algorithm>
#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace stepcheck::explore {

static std::set<std::string, std::less<>> resultsOn(const Branch& branch, const exec::Program& program) {
    std::set<std::string, std::less<>> names;
    for (const Call& call : branch.calls)
        names.insert(resultName(program.state(call.state).name.string(), call.attempt));
    return names;
}

// Adds what is known of the data: the literals about its unknowns, and those about unknowns that these bring in. A
// result that nothing holds any more is gone; the input and placeholders are always at hand.
static bool addKnown(const std::vector<Literal>& condition, Hasher& hasher) {
    std::vector<MentionedUnknowns> unknowns(condition.size());
    for (std::size_t i = 0; i < condition.size(); ++i) {
        unknowns[i].add(condition[i]);
        if (unknowns[i].isEverything())
            return false;
    }
    const auto isAtHand = [&](std::string_view name) { return !hasher.isNameless(name) || hasher.knows(name); };
    std::vector<bool> isTaken(condition.size());
    for (bool again = true; again;) {
        again = false;
        for (std::size_t i = 0; i < condition.size(); ++i) {
            const std::set<std::string_view>& names = unknowns[i].names();
            if (isTaken[i] || (!names.empty() && std::ranges::none_of(names, isAtHand)))
                continue;
            hasher.add(condition[i]);
            isTaken[i] = true;
            again = true;
        }
    }
    return true;
}

// What a Map or Parallel waits for. Child executions are at another place than their frames.
static bool addJoin(const exec::Join& join, Hasher& hasher) {
    for (const std::size_t number : {join.started, join.finished, join.concurrency, join.items.size()})
        hasher.add(std::uint64_t{number});
    for (const value::Value& item : join.items)
        hasher.add(item);
    for (const auto& output : join.outputs) {
        hasher.add(std::uint64_t{output.has_value()});
        hasher.add(output ? output->value() : value::Value());
    }
    return join.mapRun == nullptr;
}

// Where the frame is and its data. Nothing when it is in the midst of something.
static bool addFrame(const exec::Execution& execution, exec::FrameId id, Hasher& hasher) {
    const exec::Frame& frame = *execution.frames[id.index];
    const bool isCurrent = execution.current == id && frame.phase == exec::Phase::Begin;
    if (!isCurrent && frame.phase != exec::Phase::Join && frame.phase != exec::Phase::EndWait)
        return false;
    for (const std::uint64_t number : {std::uint64_t{id.index}, std::uint64_t{frame.place},
             std::uint64_t{frame.state.index}, static_cast<std::uint64_t>(frame.phase), frame.retryCount})
        hasher.add(number);
    hasher.add(frame.mapItem.value_or(value::Value()));
    hasher.add(frame.input.value());
    for (const semantics::Assignment& variable : frame.variables) {
        hasher.add(std::string_view(variable.name.string()));
        hasher.add(variable.value);
    }
    if (isCurrent)
        return true;
    for (const std::uint64_t retries : frame.retries)
        hasher.add(retries);
    hasher.add(frame.effective.value());
    return frame.phase == exec::Phase::EndWait || addJoin(**frame.join, hasher);
}

// Who has the next turns, and in how long.
static void addAgenda(const exec::Execution& execution, Hasher& hasher) {
    std::vector<exec::Turn> turns;
    for (const exec::Turn& turn : execution.agenda)
        if (execution.frames[turn.frame.index]->wakeUp == turn.order)
            turns.push_back(turn);
    std::ranges::sort(turns, {}, [](const exec::Turn& turn) { return std::pair(turn.milliseconds, turn.order); });
    for (const exec::Turn& turn : turns) {
        hasher.add(static_cast<std::uint64_t>(turn.milliseconds - execution.milliseconds));
        hasher.add(std::uint64_t{turn.frame.index});
    }
}

std::optional<std::uint64_t> situationOf(const Branch& branch, const exec::Program& program) {
    const exec::Execution& execution = branch.execution;
    Hasher hasher(resultsOn(branch, program));
    for (const exec::FrameId id : exec::liveFrames(execution))
        if (!addFrame(execution, id, hasher))
            return std::nullopt;
    addAgenda(execution, hasher);
    if (!addKnown(branch.condition, hasher))
        return std::nullopt;
    return hasher.result();
}

}  // namespace stepcheck::explore
