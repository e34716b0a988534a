#include "stepcheck/explore/endless.h"

#include "stepcheck/explore/circumstances.h"

#include <algorithm>
#include <utility>

namespace stepcheck::explore {

using asl::StateId;

static bool contains(const std::vector<StateId>& states, StateId state) {
    return std::ranges::find(states, state) != states.end();
}

static bool touches(const std::vector<StateId>& some, const std::vector<StateId>& others) {
    return std::ranges::any_of(some, [&](StateId state) { return contains(others, state); });
}

static void addTo(std::vector<StateId>& states, const std::vector<StateId>& more) {
    for (const StateId state : more)
        if (!contains(states, state))
            states.push_back(state);
}

// The states of the last round of a way, which ends where the round began.
static std::vector<StateId> lastRound(const std::vector<StateId>& states) {
    const auto last = std::find(states.rbegin() + 1, states.rend(), states.back());
    return last == states.rend() ? std::vector<StateId>() : std::vector<StateId>(last.base() - 1, states.end() - 1);
}

static bool isRound(const LooseEnd& loose) {
    return loose.end == End::VisitLimit && loose.isRound;
}

// Rounds that share states are one loop.
static std::vector<EndlessLoop> rounds(const Exploration& exploration) {
    std::vector<EndlessLoop> loops;
    for (const LooseEnd& loose : exploration.loose) {
        if (!isRound(loose))
            continue;
        EndlessLoop loop{.states = lastRound(loose.states), .isAlways = false, .example = loose.endless};
        for (auto each = loops.begin(); each != loops.end();) {
            if (!touches(each->states, loop.states)) {
                ++each;
                continue;
            }
            addTo(each->states, loop.states);
            if (!each->example)
                each->example = std::move(loop.example);
            loop = std::move(*each);
            each = loops.erase(each);
        }
        loops.push_back(std::move(loop));
    }
    return loops;
}

// Whether an execution that comes into the loop gets out of it, to succeed or to fail elsewhere.
static bool leaves(const Path& path, const EndlessLoop& loop) {
    return touches(path.states, loop.states) &&
           (path.end == End::Succeeded || !contains(loop.states, path.states.back()));
}

static bool leaves(const LooseEnd& loose, const EndlessLoop& loop) {
    return touches(loose.states, loop.states) && !(isRound(loose) && contains(loop.states, loose.states.back()));
}

static bool isAlways(const EndlessLoop& loop, const Exploration& exploration, const Settled& settled) {
    return std::ranges::all_of(loop.states, [&](StateId state) { return settled.contains(state); }) &&
           std::ranges::none_of(exploration.paths, [&](const Path& path) { return leaves(path, loop); }) &&
           std::ranges::none_of(exploration.loose, [&](const LooseEnd& loose) { return leaves(loose, loop); });
}

std::vector<EndlessLoop> endlessLoops(
    const Exploration& exploration, const asl::Machine& machine, const Settled& settled) {
    // The time, chance and the like may change what the data does not.
    if (std::ranges::any_of(machine.states(), [](const asl::State& state) { return !circumstanceOf(state).empty(); }))
        return {};
    std::vector<EndlessLoop> loops = rounds(exploration);
    for (EndlessLoop& loop : loops)
        loop.isAlways = isAlways(loop, exploration, settled);
    std::erase_if(
        loops, [](const EndlessLoop& loop) { return loop.states.empty() || (!loop.isAlways && !loop.example); });
    return loops;
}

}  // namespace stepcheck::explore
