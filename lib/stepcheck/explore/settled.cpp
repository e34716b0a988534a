#include "stepcheck/explore/settled.h"

#include "stepcheck/explore/circumstances.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace stepcheck::explore {

using asl::Machine;
using asl::StateId;

// Why not one state is settled: a limit ended the whole exploration, or parts of the definition are not known.
static std::string whyNothing(const Exploration& exploration, const Machine& machine, const flow::Graph& graph) {
    for (const Limit limit : {Limit::Paths, Limit::Time, Limit::Pending, Limit::Interrupted})
        if (const auto found = exploration.limits.find(limit); found != exploration.limits.end())
            return fmt::format("{} were not explored (--{})", found->second, name(limit));
    for (const asl::Scope& scope : machine.scopes())
        if (!scope.statesKnown || !graph.start(scope.id).state)
            return "not all states are known";
    for (const asl::State& state : machine.states())
        if (graph.hasUnknownExit(state.id))
            return fmt::format("nobody knows where \"{}\" leads", state.name.value);
    return {};
}

Settled::Settled(const Exploration& exploration, const exec::Program& program, const flow::Graph& graph)
    : machine_(program.machine()), graph_(graph), why_(machine_.states().size()) {
    if (const std::string why = whyNothing(exploration, program.machine(), graph); !why.empty())
        std::ranges::fill(why_, why);
    for (const asl::State& state : machine_.states())
        if (const std::string_view what = circumstanceOf(state); !what.empty())
            openFrom(outermost(state.id), fmt::format("\"{}\" depends on {}", state.name.value, what));
    for (const StateId state : exploration.gaps.after)
        openFrom(state, fmt::format("not every way through \"{}\" was explored", machine_.state(state).name.value));
    for (const StateId state : exploration.gaps.inside)
        openInside(state, fmt::format("what comes first in \"{}\" is not known", machine_.state(state).name.value));
    openUntried(exploration.coverage);
}

StateId Settled::outermost(StateId state) const {
    while (const auto parent = machine_.scope(machine_.state(state).scope).parent)
        state = *parent;
    return state;
}

void Settled::openInside(StateId state, const std::string& why) {
    std::vector<StateId> open{state};
    while (!open.empty()) {
        const StateId outer = open.back();
        open.pop_back();
        for (const asl::Scope& scope : machine_.scopes())
            if (scope.parent == outer)
                for (const asl::State& inner : machine_.statesOf(scope)) {
                    if (why_[inner.id.index].empty())
                        why_[inner.id.index] = why;
                    open.push_back(inner.id);
                }
    }
}

// At the top level one state comes after the other; what is inside of one cannot go on without it.
void Settled::openFrom(StateId state, const std::string& why) {
    std::vector<StateId> open{state};
    std::vector<bool> isSeen(why_.size());
    isSeen[state.index] = true;
    while (!open.empty()) {
        const StateId next = open.back();
        open.pop_back();
        if (why_[next.index].empty())
            why_[next.index] = why;
        openInside(next, why);
        for (const flow::Edge& edge : graph_.edgesFrom(next))
            if (edge.isInScope() && !isSeen[edge.to.index]) {
                isSeen[edge.to.index] = true;
                open.push_back(edge.to);
            }
    }
}

// An error that leads to a catcher may be none of those that were tried; of a task all that it names were.
void Settled::openUntried(const exec::Coverage& coverage) {
    for (const flow::Edge& edge : graph_.edges()) {
        const exec::StateCoverage& counts = coverage[edge.from.index];
        const bool isPossible = (counts.entered > 0 || !contains(edge.from)) &&
                                !std::holds_alternative<asl::Task>(machine_.state(edge.from).kind);
        if (edge.kind == flow::EdgeKind::Catcher && isPossible && counts.catchers[edge.index] == 0)
            openFrom(outermost(edge.to), fmt::format("no error was tried that \"{}\" catches in Catch[{}]",
                                             machine_.state(edge.from).name.value, edge.index));
    }
}

}  // namespace stepcheck::explore
