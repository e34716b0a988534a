#include "stepcheck/flow/variables.h"

#include "stepcheck/asl/machine.h"

#include <algorithm>
#include <deque>

namespace stepcheck::flow {

static constexpr std::size_t bitsOfWord = 64;

static bool has(std::span<const std::uint64_t> set, std::uint32_t index) {
    return (set[index / bitsOfWord] >> (index % bitsOfWord) & 1U) != 0;
}

namespace {

/// Gathers the assignments of one scope.
class Collector {
public:
    Collector(asl::ScopeId scope, std::vector<Assignment>& out) : scope_(scope), out_(out) {}

    /// False when an `Assign` of the state has a part that nobody knows.
    [[nodiscard]] bool add(const asl::State& state) {
        bool known = add(state, state.assign, EdgeKind::Next, 0);
        if (const auto* choice = std::get_if<asl::Choice>(&state.kind))
            for (std::uint32_t i = 0; i < choice->choices.size(); ++i)
                known = add(state, choice->choices[i].assign, EdgeKind::Rule, i) && known;
        for (std::uint32_t i = 0; i < state.catchers.size(); ++i)
            known = add(state, state.catchers[i].assign, EdgeKind::Catcher, i) && known;
        return known;
    }

private:
    [[nodiscard]] bool add(
        const asl::State& state, const asl::Field<const syntax::Node*>& field, EdgeKind way, std::uint32_t index) {
        if (!field.isPresent())
            return true;
        const auto* assign = asl::get(field);
        if (assign == nullptr || !assign->value->is(syntax::Kind::Object))
            return false;
        bool known = assign->value->isComplete();
        for (const syntax::Member& member : assign->value->members()) {
            std::string_view name = member.name();
            if (name.empty()) {
                known = false;
                continue;
            }
            if (state.queryLanguage == asl::QueryLanguage::JsonPath && name.ends_with(".$"))
                name.remove_suffix(2);
            out_.push_back(
                {.state = state.id, .scope = scope_, .way = way, .index = index, .name = name, .member = &member});
        }
        return known;
    }

    asl::ScopeId scope_;
    std::vector<Assignment>& out_;
};

}  // namespace

Variables::Variables(const asl::Machine& machine, const Facts& facts)
    : machine_(machine), facts_(facts), scopes_(machine.scopes().size()) {
    for (const asl::Scope& scope : machine.scopes()) {
        Collector collector(scope.id, assignments_);
        for (const asl::State& state : machine.statesOf(scope))
            if (!collector.add(state))
                scopes_[scope.id.index].namesKnown = allNamesKnown_ = false;
    }
    std::ranges::stable_sort(assignments_, {}, &Assignment::state);
    for (const Assignment& assignment : assignments_) {
        ScopeVariables& own = scopes_[assignment.scope.index];
        if (own.indexOf.try_emplace(assignment.name, static_cast<std::uint32_t>(own.first.size())).second)
            own.first.push_back(&assignment);
    }
    for (const asl::Scope& scope : machine.scopes())
        flow(scope.id);
}

std::vector<const Assignment*> Variables::assignedOn(const Edge& edge) const {
    std::vector<const Assignment*> result;
    const bool isOfPart = edge.kind == EdgeKind::Rule || edge.kind == EdgeKind::Catcher;
    const auto ofState = std::ranges::equal_range(assignments_, edge.from, {}, &Assignment::state);
    for (const Assignment& assignment : ofState)
        if (isOfPart ? assignment.way == edge.kind && assignment.index == edge.index : assignment.way == EdgeKind::Next)
            result.push_back(&assignment);
    return result;
}

std::vector<std::uint64_t> Variables::setOn(const Edge& edge) const {
    const ScopeVariables& own = scopes_[machine_.state(edge.from).scope.index];
    std::vector<std::uint64_t> result(own.words);
    for (const Assignment* assignment : assignedOn(edge)) {
        const std::uint32_t index = own.indexOf.at(assignment->name);
        result[index / bitsOfWord] |= std::uint64_t{1} << (index % bitsOfWord);
    }
    return result;
}

void Variables::flow(asl::ScopeId id) {
    ScopeVariables& own = scopes_[id.index];
    if (own.first.empty())
        return;
    const asl::Scope& scope = machine_.scope(id);
    const Start& start = facts_.graph.start(id);
    own.waysKnown = scope.statesKnown && start.state.has_value();
    for (const asl::State& state : machine_.statesOf(scope))
        own.waysKnown = own.waysKnown && !facts_.graph.hasUnknownExit(state.id);
    if (!own.waysKnown)
        return;
    own.words = (own.first.size() + bitsOfWord - 1) / bitsOfWord;
    own.definite.assign(own.words * scope.stateCount, ~std::uint64_t{0});
    own.possible.assign(own.words * scope.stateCount, 0);
    const std::size_t first = (start.state->index - scope.firstState) * own.words;
    std::fill_n(own.definite.begin() + static_cast<std::ptrdiff_t>(first), own.words, 0);

    std::vector<bool> isReached(scope.stateCount);
    std::deque<asl::StateId> open{*start.state};
    while (!open.empty()) {
        const asl::StateId state = open.front();
        open.pop_front();
        for (const Edge& edge : facts_.graph.edgesFrom(state)) {
            if (!edge.isInScope())
                continue;
            const bool isNew = !isReached[edge.to.index - scope.firstState];
            isReached[edge.to.index - scope.firstState] = true;
            if (pass(edge) || isNew)
                open.push_back(edge.to);
        }
    }
}

// What holds before a transition and what it assigns holds behind it; whether that changed anything.
bool Variables::pass(const Edge& edge) {
    const asl::Scope& scope = machine_.scope(machine_.state(edge.from).scope);
    ScopeVariables& own = scopes_[scope.id.index];
    const std::size_t from = (edge.from.index - scope.firstState) * own.words;
    const std::size_t to = (edge.to.index - scope.firstState) * own.words;
    const std::vector<std::uint64_t> assigned = setOn(edge);
    bool changed = false;
    for (std::size_t word = 0; word < own.words; ++word) {
        const std::uint64_t definite = own.definite[to + word] & (own.definite[from + word] | assigned[word]);
        const std::uint64_t possible = own.possible[to + word] | own.possible[from + word] | assigned[word];
        changed = changed || definite != own.definite[to + word] || possible != own.possible[to + word];
        own.definite[to + word] = definite;
        own.possible[to + word] = possible;
    }
    return changed;
}

Lookup Variables::findIn(asl::ScopeId id, std::uint32_t variable, asl::StateId reader) const {
    const ScopeVariables& own = scopes_[id.index];
    Lookup result{.availability = Availability::Always, .assignment = own.first[variable], .reader = reader};
    if (!own.waysKnown || !own.namesKnown || !facts_.reachableInScope[reader.index])
        return result;
    const std::size_t row = (reader.index - machine_.scope(id).firstState) * own.words;
    if (!has(std::span(own.possible).subspan(row, own.words), variable))
        result.availability = Availability::Never;
    else if (!has(std::span(own.definite).subspan(row, own.words), variable))
        result.availability = Availability::Sometimes;
    return result;
}

// A scope assigns the variable, but `state` does not see it.
Lookup Variables::findElsewhere(asl::StateId state, std::string_view name) const {
    Lookup result{.availability = Availability::Always, .assignment = nullptr, .reader = state};
    if (!allNamesKnown_)
        return result;
    const auto found = std::ranges::find(assignments_, name, &Assignment::name);
    if (found == assignments_.end()) {
        result.availability = Availability::Unassigned;
        return result;
    }
    result.availability = Availability::Elsewhere;
    result.assignment = &*found;
    return result;
}

Lookup Variables::find(asl::StateId state, std::string_view name) const {
    bool isDistributed = false;
    for (std::optional<asl::StateId> reader = state; reader;) {
        const asl::Scope& scope = machine_.scope(machine_.state(*reader).scope);
        const ScopeVariables& own = scopes_[scope.id.index];
        if (const auto found = own.indexOf.find(name); found != own.indexOf.end()) {
            Lookup result = findIn(scope.id, found->second, *reader);
            if (isDistributed)
                result.availability = Availability::Distributed;
            return result;
        }
        if (!own.namesKnown || !scope.statesKnown)
            return {.availability = Availability::Always, .assignment = nullptr, .reader = *reader};
        reader = scope.parent;
        if (scope.kind == asl::ScopeKind::ItemProcessor && reader) {
            const auto* map = std::get_if<asl::Map>(&machine_.state(*reader).kind);
            isDistributed = isDistributed || (map != nullptr && map->isDistributed());
        }
    }
    return findElsewhere(state, name);
}

std::vector<asl::StateId> Variables::wayWithout(asl::StateId reader, std::string_view name) const {
    const asl::Scope& scope = machine_.scope(machine_.state(reader).scope);
    const ScopeVariables& own = scopes_[scope.id.index];
    const std::uint32_t variable = own.indexOf.at(name);
    std::vector<std::optional<asl::StateId>> before(scope.stateCount);
    const asl::StateId start = *facts_.graph.start(scope.id).state;
    before[start.index - scope.firstState] = start;
    std::deque<asl::StateId> open{start};
    while (!open.empty() && !before[reader.index - scope.firstState]) {
        const asl::StateId state = open.front();
        open.pop_front();
        for (const Edge& edge : facts_.graph.edgesFrom(state)) {
            if (!edge.isInScope() || before[edge.to.index - scope.firstState] || has(setOn(edge), variable))
                continue;
            before[edge.to.index - scope.firstState] = state;
            open.push_back(edge.to);
        }
    }
    std::vector<asl::StateId> way{reader};
    while (way.back() != start)
        way.push_back(*before[way.back().index - scope.firstState]);
    std::ranges::reverse(way);
    return way;
}

}  // namespace stepcheck::flow
