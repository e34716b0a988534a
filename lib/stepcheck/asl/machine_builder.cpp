#include "stepcheck/asl/machine_builder.h"

#include <algorithm>
#include <bitset>
#include <tuple>
#include <utility>

namespace stepcheck::asl {

using syntax::Kind;

// Room for `more` elements, growing by half at least: an exact `reserve` for each scope would be quadratic.
template <class T>
static void makeRoom(std::vector<T>& vector, std::size_t more) {
    const std::size_t needed = vector.size() + more;
    if (needed > vector.capacity())
        vector.reserve(std::max(needed, vector.capacity() + vector.capacity() / 2));
}

// A QueryLanguage that slipped into States says that one was meant, but not by right.
static bool isLanguageAmongStates(const Node& root) {
    const Member* states = root.find(catalog::name(catalog::Field::States));
    const std::string_view field = catalog::name(catalog::Field::QueryLanguage);
    const Member* language = states == nullptr || root.find(field) != nullptr ? nullptr : states->value.find(field);
    return language != nullptr && !language->value.is(Kind::Object);
}

Machine Builder::build() {
    language_ = languageOf(root_, {});
    if (isLanguageAmongStates(root_))
        language_.known = false;
    machine_.queryLanguage_ = language_.value;
    machine_.scopes_.push_back({.id = ScopeId(0), .node = &root_});
    // A worklist, not a recursion: each scope appends the scopes of its states.
    for (std::size_t i = 0; i < machine_.scopes_.size(); ++i)
        buildScope(ScopeId(i));
    indexNames();
    return std::move(machine_);
}

Language Builder::languageOf(const Node& object, Language inherited) const {
    const std::string_view field = catalog::name(catalog::Field::QueryLanguage);
    for (const Member& member : object.members()) {
        if (member.name() != field)
            continue;
        if (member.value.isFinalString() && member.value.text() == "JSONata")
            return {.value = QueryLanguage::Jsonata};
        if (member.value.isFinalString() && member.value.text() == "JSONPath")
            return {.value = QueryLanguage::JsonPath};
        return {.value = inherited.value, .known = false};
    }
    return inherited;
}

std::uint32_t Builder::addObject(ObjectKind kind, const Node& node, const Position& position) {
    const std::size_t first = machine_.fields_.size();
    makeRoom(machine_.fields_, node.members().size());
    std::bitset<256> seen;
    for (const Member& member : node.members()) {
        if (!member.key.isFinalString())
            continue;
        const FieldSpec* spec = catalog::findField(kind, member.key.text());
        if (spec == nullptr && catalog::isTemplate(kind))
            continue;
        if (spec != nullptr) {
            const auto field = static_cast<std::size_t>(spec->field);
            if (seen[field])
                continue;
            seen[field] = true;
        }
        machine_.fields_.push_back({.member = &member, .spec = spec});
    }
    machine_.objects_.push_back({.kind = kind,
        .node = &node,
        .queryLanguage = position.language.value,
        .languageKnown = position.language.known,
        .scope = position.scope,
        .state = position.state,
        .firstField = static_cast<std::uint32_t>(first),
        .fieldCount = static_cast<std::uint32_t>(machine_.fields_.size() - first)});
    return static_cast<std::uint32_t>(machine_.objects_.size() - 1);
}

ScopeId Builder::addScope(ScopeKind kind, StateId parent, const Node& node) {
    const ScopeId id(machine_.scopes_.size());
    machine_.scopes_.push_back({.id = id, .kind = kind, .parent = parent, .node = &node});
    return id;
}

static ObjectKind objectKind(ScopeKind kind) {
    switch (kind) {
        case ScopeKind::TopLevel: return ObjectKind::Machine;
        case ScopeKind::Branch: return ObjectKind::Branch;
        case ScopeKind::ItemProcessor: return ObjectKind::ItemProcessor;
    }
    return ObjectKind::Machine;
}

void Builder::buildScope(ScopeId id) {
    const Scope& scope = machine_.scopes_[id.index];
    machine_.scopes_[id.index].firstState = static_cast<std::uint32_t>(machine_.states_.size());
    if (!scope.node->is(Kind::Object)) {
        machine_.scopes_[id.index].statesKnown = false;
        return;
    }
    const Position position{.language = language_, .scope = id, .state = scope.parent};
    addObject(objectKind(scope.kind), *scope.node, position,
        [&](const FieldSpec& spec, const Member& member) { buildScopeField(id, {.member = &member, .spec = &spec}); });
    const Field<const Node*> states = machine_.scopes_[id.index].states;
    if (get(states) != nullptr)
        buildStates(id, *get(states)->value);
    else
        machine_.scopes_[id.index].statesKnown = false;
}

void Builder::buildScopeField(ScopeId id, const ObjectField& field) {
    const auto& [member, spec] = field;
    Scope& scope = machine_.scopes_[id.index];
    switch (spec->field) {
        case catalog::Field::StartAt: return read(scope.startAt, *member, *spec, language_);
        case catalog::Field::States: return read(scope.states, *member, *spec, language_);
        case catalog::Field::TimeoutSeconds: return read(machine_.timeoutSeconds_, *member, *spec, language_);
        case catalog::Field::Comment:
            if (scope.kind == ScopeKind::TopLevel)
                read(machine_.comment_, *member, *spec, language_);
            return;
        case catalog::Field::ProcessorConfig:
            if (member->value.is(Kind::Object))
                addObject(ObjectKind::ProcessorConfig, member->value,
                    {.language = language_, .scope = id, .state = scope.parent});
            return;
        default: return;
    }
}

void Builder::buildStates(ScopeId id, const Node& states) {
    makeRoom(machine_.states_, states.members().size());
    Scope& scope = machine_.scopes_[id.index];
    scope.stateCount = static_cast<std::uint32_t>(states.members().size());
    // Nobody means an empty scope: its states are still to come.
    scope.statesKnown = states.isComplete() && scope.node->isComplete() && scope.stateCount > 0;
    for (const Member& member : states.members()) {
        State& state = machine_.states_.emplace_back();
        state.id = StateId(machine_.states_.size() - 1);
        state.scope = id;
        state.name = {.value = member.key.text(), .at = member.key.span()};
        state.member = &member;
        if (!state.hasFinalName())
            machine_.scopes_[id.index].statesKnown = false;
        buildState(state);
    }
}

void Builder::indexNames() {
    for (const State& state : machine_.states_)
        if (state.hasFinalName())
            machine_.byName_.push_back(state.id);
    std::ranges::sort(machine_.byName_, {}, [this](StateId id) {
        const State& state = machine_.state(id);
        return std::tuple(state.name.value, state.scope, state.id);
    });
}

}  // namespace stepcheck::asl
