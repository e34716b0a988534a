#include "stepcheck/flow/suggestion.h"

#include "stepcheck/asl/machine.h"
#include "stepcheck/flow/graph.h"
#include "stepcheck/support/suggest.h"

#include <algorithm>
#include <variant>

namespace stepcheck::flow {

void Suggestions::collectNames(const asl::Scope& scope) {
    if (hasIncoming_.empty()) {
        hasIncoming_.resize(machine_.states().size());
        for (const Edge& edge : graph_.edges())
            hasIncoming_[edge.to.index] = true;
        if (const std::optional<asl::StateId> first = graph_.start(machine_.topLevel().id).state)
            hasIncoming_[first->index] = true;
    }
    scope_ = scope.id;
    names_.clear();
    names_.reserve(scope.stateCount);
    // Of equally near names the first wins: what nothing leads to yet was more likely meant.
    for (const bool incoming : {false, true})
        for (const asl::State& state : machine_.statesOf(scope))
            if (state.hasFinalName() && hasIncoming_[state.id.index] == incoming)
                names_.push_back(state.name.value);
}

std::optional<asl::StateId> Suggestions::forName(
    std::string_view name, const asl::Scope& scope, std::optional<asl::StateId> from) {
    if (const std::vector<asl::StateId> elsewhere = machine_.named(name); !elsewhere.empty())
        return elsewhere.front();
    if (scope_ != scope.id)
        collectNames(scope);
    if (names_.size() > comparisonsLeft_)
        return std::nullopt;
    comparisonsLeft_ -= names_.size();

    const bool mayMeanItself = !from || std::holds_alternative<asl::Choice>(machine_.state(*from).kind);
    std::string_view best = support::nearest(name, names_);
    if (!mayMeanItself && best == machine_.state(*from).name.value) {
        std::vector<std::string_view> others = names_;
        std::erase(others, best);
        best = support::nearest(name, others);
    }
    return best.empty() ? std::nullopt : machine_.find(scope.id, best);
}

}  // namespace stepcheck::flow
