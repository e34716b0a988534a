#include "stepcheck/flow/traps.h"

#include "stepcheck/asl/machine.h"
#include "stepcheck/flow/cycle.h"
#include "stepcheck/flow/facts.h"

#include <algorithm>
#include <variant>

namespace stepcheck::flow {

static bool branches(const asl::Machine& machine, const Loop& loop) {
    return std::ranges::any_of(loop.states, [&](asl::StateId id) {
        const asl::State& state = machine.state(id);
        return std::holds_alternative<asl::Choice>(state.kind) || !state.catchers.empty();
    });
}

namespace {

/// By scope: whether a state of it can end it, and whether one that is reached can.
struct Endings {
    Endings(const asl::Machine& machine, const Facts& facts)
        : any(machine.scopes().size()), reachable(machine.scopes().size()) {
        for (const asl::State& state : machine.states()) {
            if (!facts.canEnd[state.id.index])
                continue;
            any[state.scope.index] = true;
            if (facts.reachableInScope[state.id.index])
                reachable[state.scope.index] = true;
        }
    }

    std::vector<bool> any;
    std::vector<bool> reachable;
};

}  // namespace

std::vector<Trap> traps(const asl::Machine& machine, const Facts& facts) {
    if (std::ranges::all_of(facts.loops, &Loop::hasExit))
        return {};
    const Endings endings(machine, facts);
    std::vector<bool> reported(machine.scopes().size());
    std::vector<Trap> result;
    for (const Loop& loop : facts.loops) {
        const asl::StateId first = loop.states.front();
        const asl::Scope& scope = machine.scope(machine.state(first).scope);
        const bool noTerminal = !endings.any[scope.id.index];
        if (loop.hasExit || !scope.statesKnown || (noTerminal && reported[scope.id.index]))
            continue;
        if (!noTerminal && !(endings.reachable[scope.id.index] && facts.reachable[first.index]))
            continue;
        reported[scope.id.index] = true;
        result.push_back({.scope = scope.id,
            .cycle = shortestCycle(facts, loop),
            .branches = branches(machine, loop),
            .noTerminal = noTerminal});
    }
    return result;
}

}  // namespace stepcheck::flow
