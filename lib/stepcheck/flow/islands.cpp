#include "stepcheck/flow/islands.h"

#include "stepcheck/asl/machine.h"
#include "stepcheck/flow/facts.h"

#include <algorithm>
#include <utility>

namespace stepcheck::flow {

namespace {

class Survey {
public:
    Survey(const asl::Machine& machine, const Facts& facts) : machine_(machine), facts_(facts) {}

    std::vector<Island> run();

private:
    [[nodiscard]] bool isLost(asl::StateId state) const { return !facts_.reachableInScope[state.index]; }
    [[nodiscard]] bool share(asl::StateId a, asl::StateId b) const;
    [[nodiscard]] bool isEntered(asl::StateId state) const;
    void noteIncoming();
    void noteIncoming(asl::StateId from, asl::StateId to);
    void addIsland(asl::StateId entry);
    void collect(asl::StateId state, std::vector<asl::StateId>& pending, std::vector<asl::StateId>& others);
    template <class Take>
    void forEachTarget(asl::StateId state, Take take) const;

    const asl::Machine& machine_;
    const Facts& facts_;
    std::vector<bool> stateEntered_;  // by state: another one leads to it
    std::vector<bool> loopEntered_;   // by loop: a state outside of it leads to it
    std::vector<bool> taken_;         // by state
    std::vector<Island> islands_;
};

// Of the same loop, or the same state.
bool Survey::share(asl::StateId a, asl::StateId b) const {
    const std::int32_t loop = facts_.loopOf[a.index];
    return a == b || (loop >= 0 && loop == facts_.loopOf[b.index]);
}

bool Survey::isEntered(asl::StateId state) const {
    const std::int32_t loop = facts_.loopOf[state.index];
    return loop >= 0 ? loopEntered_[static_cast<std::size_t>(loop)] : stateEntered_[state.index];
}

template <class Take>
void Survey::forEachTarget(asl::StateId state, Take take) const {
    for (const Edge& edge : facts_.graph.edgesFrom(state))
        if (edge.isInScope())
            take(edge.to);
    for (const LikelyEdge& edge : std::ranges::equal_range(facts_.likely, state, {}, &LikelyEdge::from))
        take(edge.to);
    if (facts_.graph.mayLeadAnywhere(state))
        for (const asl::State& any : machine_.statesOf(machine_.scope(machine_.state(state).scope)))
            take(any.id);
}

void Survey::noteIncoming(asl::StateId from, asl::StateId to) {
    if (share(from, to))
        return;
    stateEntered_[to.index] = true;
    if (facts_.loopOf[to.index] >= 0)
        loopEntered_[static_cast<std::size_t>(facts_.loopOf[to.index])] = true;
}

void Survey::noteIncoming() {
    stateEntered_.resize(machine_.states().size());
    loopEntered_.resize(facts_.loops.size());
    for (const asl::State& state : machine_.states())
        if (isLost(state.id))
            forEachTarget(state.id, [&](asl::StateId to) { noteIncoming(state.id, to); });
}

void Survey::collect(asl::StateId state, std::vector<asl::StateId>& pending, std::vector<asl::StateId>& others) {
    if (!isLost(state) || taken_[state.index])
        return;
    taken_[state.index] = true;
    pending.push_back(state);
    others.push_back(state);
}

void Survey::addIsland(asl::StateId entry) {
    if (!isLost(entry) || taken_[entry.index])
        return;
    const std::int32_t loop = facts_.loopOf[entry.index];
    Island island{
        .entry = entry, .isCycle = loop >= 0 && facts_.loops[static_cast<std::size_t>(loop)].states.size() > 1};
    taken_[entry.index] = true;
    std::vector<asl::StateId> pending{entry};
    while (!pending.empty()) {
        const asl::StateId state = pending.back();
        pending.pop_back();
        forEachTarget(state, [&](asl::StateId to) { collect(to, pending, island.others); });
    }
    std::ranges::sort(island.others);
    islands_.push_back(std::move(island));
}

std::vector<Island> Survey::run() {
    if (std::ranges::find(facts_.reachableInScope, false) == facts_.reachableInScope.end())
        return {};
    noteIncoming();
    taken_.resize(machine_.states().size());
    for (const asl::State& state : machine_.states())
        if (!isEntered(state.id))
            addIsland(state.id);
    // What is left is entered only by guesses that run in a circle.
    for (const asl::State& state : machine_.states())
        addIsland(state.id);
    std::ranges::sort(islands_, {}, &Island::entry);
    return std::move(islands_);
}

}  // namespace

std::vector<Island> islands(const asl::Machine& machine, const Facts& facts) {
    return Survey(machine, facts).run();
}

}  // namespace stepcheck::flow
