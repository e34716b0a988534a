#include "stepcheck/flow/graph.h"

#include "stepcheck/asl/machine.h"
#include "stepcheck/catalog/fields.h"
#include "stepcheck/flow/suggestion.h"
#include "stepcheck/syntax/node.h"

#include <algorithm>
#include <variant>

namespace stepcheck::flow {

using asl::Presence;
using syntax::Kind;
using syntax::Member;
using syntax::Node;

class GraphBuilder {
public:
    GraphBuilder(const asl::Machine& machine, Graph& graph) : machine_(machine), graph_(graph) {}

    void build();

private:
    using Exits = Graph::Exits;

    void addStarts();
    void addExits(const asl::State& state);
    void addRules(const asl::State& state, const asl::Choice& choice);
    void addCatchers(const asl::State& state);
    void addBranches(const asl::State& state, const asl::Parallel& parallel);
    void addMissingExits(const asl::State& state);
    void addEntry(const asl::State& state, EdgeKind kind, std::uint32_t index, asl::ScopeId scope);
    void addTarget(
        const asl::State& state, const asl::Field<std::string_view>& field, EdgeKind kind, std::uint32_t index = 0);
    bool readsWhole(const asl::State& state, const Node& list, std::size_t built);
    void addMeant();

    void note(const asl::State& state, Exits exits) {
        Exits& known = graph_.exits_[state.id.index];
        known = std::max(known, exits);
    }

    const asl::Machine& machine_;
    Graph& graph_;
};

Graph::Graph(const asl::Machine& machine) {
    GraphBuilder(machine, *this).build();
}

static const Member* findMember(const Node& object, catalog::Field field) {
    return object.find(catalog::name(field));
}

// An element that is no object has no place in the typed tree, but it counts in the document.
static std::uint32_t indexIn(const Member* list, const Node* element) {
    return static_cast<std::uint32_t>(element - list->value.elements().data());
}

void GraphBuilder::build() {
    graph_.exits_.resize(machine_.states().size());
    graph_.terminal_.resize(machine_.states().size());
    graph_.firstEdge_.reserve(machine_.states().size() + 1);
    graph_.edges_.reserve(machine_.states().size() * 2);
    addStarts();
    for (const asl::State& state : machine_.states()) {
        graph_.firstEdge_.push_back(static_cast<std::uint32_t>(graph_.edges_.size()));
        addExits(state);
    }
    graph_.firstEdge_.push_back(static_cast<std::uint32_t>(graph_.edges_.size()));
    addMeant();
}

void GraphBuilder::addStarts() {
    graph_.starts_.reserve(machine_.scopes().size());
    for (const asl::Scope& scope : machine_.scopes()) {
        Start& start = graph_.starts_.emplace_back();
        const auto* name = asl::get(scope.startAt);
        if (name == nullptr)
            continue;
        start.state = machine_.find(scope.id, name->value);
        // Without any state, that is what is wrong.
        start.isDangling = !start.state && !name->value.empty() && scope.statesKnown && scope.stateCount > 0;
    }
}

void GraphBuilder::addExits(const asl::State& state) {
    graph_.terminal_[state.id.index] = state.isTerminal();
    if (!state.node().isComplete() || state.node().isUnknown())
        note(state, Exits::Anywhere);
    if (const auto* choice = std::get_if<asl::Choice>(&state.kind)) {
        addRules(state, *choice);
        addTarget(state, choice->defaultState, EdgeKind::Default);
    }
    addTarget(state, state.next, EdgeKind::Next);
    addCatchers(state);
    if (const auto* parallel = std::get_if<asl::Parallel>(&state.kind))
        addBranches(state, *parallel);
    if (const auto* map = std::get_if<asl::Map>(&state.kind); map != nullptr && map->processor)
        addEntry(state, EdgeKind::Iteration, 0, *map->processor);
    addMissingExits(state);
}

void GraphBuilder::addRules(const asl::State& state, const asl::Choice& choice) {
    const Member* list = findMember(state.node(), catalog::Field::Choices);
    if (list == nullptr || !readsWhole(state, list->value, choice.choices.size()) || choice.choices.empty())
        note(state, Exits::Mistaken);
    for (const asl::ChoiceRule& rule : choice.choices) {
        if (rule.node->isUnknown() || !rule.node->isComplete())
            note(state, Exits::Anywhere);
        else if (!rule.next.isPresent())
            note(state, Exits::Mistaken);
        addTarget(state, rule.next, EdgeKind::Rule, indexIn(list, rule.node));
    }
}

void GraphBuilder::addCatchers(const asl::State& state) {
    const Member* list = findMember(state.node(), catalog::Field::Catch);
    if (list == nullptr)
        return;
    if (!readsWhole(state, list->value, state.catchers.size()))
        note(state, Exits::Mistaken);
    for (const asl::Catcher& catcher : state.catchers) {
        if (catcher.node->isUnknown() || !catcher.node->isComplete())
            note(state, Exits::Anywhere);
        else if (!catcher.next.isPresent())
            note(state, Exits::Mistaken);
        addTarget(state, catcher.next, EdgeKind::Catcher, indexIn(list, catcher.node));
    }
}

// Whether the typed tree has every element of a list; notes what is unknown about it.
bool GraphBuilder::readsWhole(const asl::State& state, const Node& list, std::size_t built) {
    const auto isUnknown = [](const Node& element) { return element.isUnknown(); };
    if (list.isUnknown() || !list.isComplete())
        note(state, Exits::Anywhere);
    if (!list.is(Kind::Array))
        return false;
    if (list.elements().size() == built)
        return true;
    if (std::ranges::any_of(list.elements(), isUnknown))
        note(state, Exits::Anywhere);
    return false;
}

void GraphBuilder::addBranches(const asl::State& state, const asl::Parallel& parallel) {
    const Member* list = findMember(state.node(), catalog::Field::Branches);
    for (const asl::ScopeId branch : parallel.branches)
        addEntry(state, EdgeKind::Branch, indexIn(list, machine_.scope(branch).node), branch);
}

void GraphBuilder::addEntry(const asl::State& state, EdgeKind kind, std::uint32_t index, asl::ScopeId scope) {
    if (const std::optional<asl::StateId> first = graph_.starts_[scope.index].state)
        graph_.edges_.push_back({.from = state.id,
            .to = *first,
            .kind = kind,
            .index = index,
            .at = machine_.scope(scope).startAt.valueSpan()});
}

void GraphBuilder::addMissingExits(const asl::State& state) {
    if (std::holds_alternative<asl::Choice>(state.kind))
        return;
    if (std::holds_alternative<asl::UnknownKind>(state.kind)) {
        // Perhaps a misspelt Choice, whose rules the typed tree does not have.
        const bool chooses = findMember(state.node(), catalog::Field::Choices) != nullptr ||
                             findMember(state.node(), catalog::Field::Default) != nullptr;
        note(state, chooses || state.type.presence == Presence::Hole ? Exits::Anywhere : Exits::Known);
        note(state, state.next.isPresent() || state.end.isPresent() ? Exits::Known : Exits::Mistaken);
        return;
    }
    if (!state.next.isPresent() && !state.isTerminal())
        note(state, Exits::Mistaken);
}

void GraphBuilder::addTarget(
    const asl::State& state, const asl::Field<std::string_view>& field, EdgeKind kind, std::uint32_t index) {
    if (field.presence == Presence::Absent)
        return;
    const auto* name = asl::get(field);
    if (name == nullptr) {
        note(state, field.presence == Presence::Hole ? Exits::Anywhere : Exits::Mistaken);
        if (field.presence == Presence::Hole)
            graph_.dangling_.push_back({.from = state.id,
                .kind = kind,
                .index = index,
                .target = field.member->value.text(),
                .at = field.valueSpan(),
                .isKnown = false});
        return;
    }
    if (const std::optional<asl::StateId> to = machine_.find(state.scope, name->value)) {
        graph_.edges_.push_back({.from = state.id, .to = *to, .kind = kind, .index = index, .at = name->at});
        return;
    }
    note(state, Exits::Mistaken);
    // An empty name is no name at all.
    if (!name->value.empty())
        graph_.dangling_.push_back({.from = state.id,
            .kind = kind,
            .index = index,
            .target = name->value,
            .at = name->at,
            .isKnown = machine_.scope(state.scope).statesKnown});
}

void GraphBuilder::addMeant() {
    Suggestions suggestions(machine_, graph_);
    for (const asl::Scope& scope : machine_.scopes())
        if (Start& start = graph_.starts_[scope.id.index]; start.isDangling)
            start.meant = suggestions.forName(asl::get(scope.startAt)->value, scope, std::nullopt);
    for (DanglingEdge& edge : graph_.dangling_)
        if (edge.isKnown)
            edge.meant = suggestions.forName(edge.target, machine_.scope(machine_.state(edge.from).scope), edge.from);
}

}  // namespace stepcheck::flow
