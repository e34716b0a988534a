#include "stepcheck/flow/reach.h"

#include "stepcheck/asl/machine.h"
#include "stepcheck/flow/intent.h"
#include "stepcheck/syntax/node.h"

#include <algorithm>
#include <ranges>
#include <utility>

namespace stepcheck::flow {

namespace {

class Search {
public:
    Search(const asl::Machine& machine, const Graph& graph) : machine_(machine), graph_(graph) {}

    Reach run();

private:
    void visit(asl::StateId state);
    void visitAll(const asl::Scope& scope);
    void visitStart(const asl::Scope& scope);
    void follow();
    void addWhatMistakesHide();
    void combineScopes();

    const asl::Machine& machine_;
    const Graph& graph_;
    Reach reach_;
    std::vector<asl::StateId> pending_;
    std::vector<bool> wholeScope_;  // by scope: all of its states are visited
};

Reach Search::run() {
    reach_.inScope.resize(machine_.states().size());
    wholeScope_.resize(machine_.scopes().size());
    for (const DanglingEdge& edge : graph_.dangling())
        if (edge.meant)
            reach_.likely.push_back({.from = edge.from, .to = *edge.meant});
    for (const asl::Scope& scope : machine_.scopes())
        visitStart(scope);
    follow();
    if (std::ranges::find(reach_.inScope, false) != reach_.inScope.end())
        addWhatMistakesHide();
    combineScopes();
    return std::move(reach_);
}

void Search::visit(asl::StateId state) {
    if (reach_.inScope[state.index])
        return;
    reach_.inScope[state.index] = true;
    pending_.push_back(state);
}

void Search::visitAll(const asl::Scope& scope) {
    if (wholeScope_[scope.id.index])
        return;
    wholeScope_[scope.id.index] = true;
    for (const asl::State& state : machine_.statesOf(scope))
        visit(state.id);
}

void Search::visitStart(const asl::Scope& scope) {
    const Start& start = graph_.start(scope.id);
    const std::optional<asl::StateId> first = start.state ? start.state : start.meant;
    if (first)
        visit(*first);
    if (!first || machine_.state(*first).scope != scope.id || !scope.statesKnown)
        visitAll(scope);
}

void Search::follow() {
    while (!pending_.empty()) {
        const asl::StateId state = pending_.back();
        pending_.pop_back();
        for (const Edge& edge : graph_.edgesFrom(state))
            if (edge.isInScope())
                visit(edge.to);
        bool leavesScope = false;
        for (const LikelyEdge& edge : std::ranges::equal_range(reach_.likely, state, {}, &LikelyEdge::from)) {
            visit(edge.to);
            leavesScope |= machine_.state(edge.to).scope != machine_.state(state).scope;
        }
        // A transition that leads out of the scope should have led to some state of it.
        if (leavesScope || graph_.mayLeadAnywhere(state))
            visitAll(machine_.scope(machine_.state(state).scope));
    }
}

void Search::addWhatMistakesHide() {
    for (const asl::State& state : machine_.states()) {
        addLikelyTargets(machine_, state, reach_.likely);
        // What is no state is reported as such, or could not be read.
        if (reach_.inScope[state.id.index] || !state.node().is(syntax::Kind::Object)) {
            reach_.inScope[state.id.index] = true;
            pending_.push_back(state.id);
        }
    }
    std::ranges::stable_sort(reach_.likely, {}, &LikelyEdge::from);
    follow();
}

void Search::combineScopes() {
    reach_.overall = reach_.inScope;
    // Outer scopes come before inner ones.
    for (const asl::Scope& scope : machine_.scopes())
        if (scope.parent && !reach_.overall[scope.parent->index])
            for (const asl::State& state : machine_.statesOf(scope))
                reach_.overall[state.id.index] = false;
}

}  // namespace

Reach findReach(const asl::Machine& machine, const Graph& graph) {
    return Search(machine, graph).run();
}

}  // namespace stepcheck::flow
