#include "stepcheck/flow/facts.h"

#include "stepcheck/flow/components.h"
#include "stepcheck/flow/reach.h"

#include <utility>

namespace stepcheck::flow {

static std::vector<bool> findEnding(const Graph& graph, const Components& components) {
    std::vector<bool> ends(components.count);
    // Lower numbers are complete when a higher one is looked at.
    for (const asl::StateId state : components.order) {
        bool canEnd = graph.mayEndAt(state);
        for (const Edge& edge : graph.edgesFrom(state))
            canEnd = canEnd || (edge.isInScope() && ends[components.of[edge.to.index]]);
        if (canEnd)
            ends[components.of[state.index]] = true;
    }
    std::vector<bool> result(graph.stateCount());
    for (std::size_t i = 0; i < result.size(); ++i)
        result[i] = ends[components.of[i]];
    return result;
}

// By component: two of its states lead to each other, or one to itself.
static std::vector<bool> findCyclic(const Graph& graph, const Components& components) {
    std::vector<bool> cyclic(components.count);
    for (const Edge& edge : graph.edges()) {
        const std::uint32_t component = components.of[edge.from.index];
        if (edge.isInScope() && components.of[edge.to.index] == component)
            cyclic[component] = true;
    }
    return cyclic;
}

static bool leaves(const Graph& graph, const Components& components, asl::StateId state) {
    if (graph.mayEndAt(state))
        return true;
    for (const Edge& edge : graph.edgesFrom(state))
        if (edge.isInScope() && components.of[edge.to.index] != components.of[state.index])
            return true;
    return false;
}

static void findLoops(const Components& components, Facts& facts) {
    facts.loopOf.assign(facts.graph.stateCount(), -1);
    if (!components.hasBackward)
        return;
    const std::vector<bool> cyclic = findCyclic(facts.graph, components);
    std::vector<std::int32_t> loopOfComponent(components.count, -1);
    for (std::size_t i = 0; i < facts.graph.stateCount(); ++i) {
        const asl::StateId state(i);
        const std::uint32_t component = components.of[i];
        if (!cyclic[component])
            continue;
        if (loopOfComponent[component] < 0) {
            loopOfComponent[component] = static_cast<std::int32_t>(facts.loops.size());
            facts.loops.emplace_back();
        }
        facts.loopOf[i] = loopOfComponent[component];
        Loop& loop = facts.loops[static_cast<std::size_t>(loopOfComponent[component])];
        loop.states.push_back(state);
        loop.hasExit = loop.hasExit || leaves(facts.graph, components, state);
    }
}

Facts::Facts(const asl::Machine& machine) : graph(machine) {
    Reach reach = findReach(machine, graph);
    reachableInScope = std::move(reach.inScope);
    reachable = std::move(reach.overall);
    likely = std::move(reach.likely);

    const Components components = findComponents(graph);
    canEnd = findEnding(graph, components);
    findLoops(components, *this);
}

}  // namespace stepcheck::flow
