#pragma once

#include "stepcheck/asl/machine.h"
#include "stepcheck/asl/presence.h"
#include "stepcheck/catalog/fields.h"
#include "stepcheck/syntax/node.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <type_traits>
#include <vector>

// How buildMachine does it; private to this layer.
namespace stepcheck::asl {

using catalog::FieldSpec;
using catalog::ObjectKind;
using syntax::Member;

/// The query language in which an object's fields are read.
struct Language {
    QueryLanguage value = QueryLanguage::JsonPath;
    bool known = true;

    [[nodiscard]] bool mayHave(const FieldSpec& spec) const {
        if (!known || spec.languages == catalog::Languages::Both)
            return true;
        return (spec.languages == catalog::Languages::Jsonata) == (value == QueryLanguage::Jsonata);
    }
    [[nodiscard]] bool mayHaveExpressions() const { return !known || value == QueryLanguage::Jsonata; }
};

/// Where an object lies.
struct Position {
    Language language;
    ScopeId scope;
    std::optional<StateId> state;
};

class Builder {
public:
    explicit Builder(const Node& root) : root_(root) {}

    [[nodiscard]] Machine build();

private:
    // machine_builder.cpp
    void buildScope(ScopeId id);
    void buildStates(ScopeId id, const Node& states);
    ScopeId addScope(ScopeKind kind, StateId parent, const Node& node);
    void indexNames();
    [[nodiscard]] Language languageOf(const Node& object, Language inherited) const;
    void buildScopeField(ScopeId id, const ObjectField& field);

    // state_builder.cpp
    void buildState(State& state);
    void buildNested(State& state, std::uint32_t object);
    void buildNested(State& state, const ObjectField& field, const Position& position);
    void buildBranches(State& state, const Node& branches);
    void buildRetriers(State& state, const Node& retry, const Position& position);
    void buildCatchers(State& state, const Node& handlers, const Position& position);

    // choice_builder.cpp
    void buildRules(std::vector<ChoiceRule>& rules, const Node& list, ObjectKind kind, const Position& position);
    void buildRule(ChoiceRule& rule, const Node& node, ObjectKind kind, const Position& position);

    // map_builder.cpp
    void buildMapPart(State& state, Map& map, const ObjectField& field, const Position& position);
    void buildProcessor(State& state, Map& map, const Node& processor);
    ItemReader buildItemReader(const Node& node, const Position& position);
    ItemBatcher buildItemBatcher(const Node& node, const Position& position);
    ResultWriter buildResultWriter(const Node& node, const Position& position);

    /// Adds an object and its fields; then calls `visit(spec, member)` for each that its query language has.
    /// The object's index in `machine_.objects_`.
    template <class Visit>
    std::uint32_t addObject(ObjectKind kind, const Node& node, const Position& position, Visit visit) {
        const std::uint32_t object = addObject(kind, node, position);
        // By index: the visitor may add objects of its own.
        for (std::uint32_t i = 0; i < machine_.objects_[object].fieldCount; ++i) {
            const ObjectField field = machine_.fields_[machine_.objects_[object].firstField + i];
            if (field.spec != nullptr && position.language.mayHave(*field.spec))
                visit(*field.spec, *field.member);
        }
        return object;
    }
    std::uint32_t addObject(ObjectKind kind, const Node& node, const Position& position);

    const Node& root_;
    Machine machine_;
    Language language_;  // of the machine
};

template <class T>
T valueOf(const Node& node) {
    if constexpr (std::is_same_v<T, bool>)
        return node.boolean();
    else if constexpr (std::is_same_v<T, double>)
        return node.number();
    else if constexpr (std::is_same_v<T, std::string_view>)
        return node.text();
    else if constexpr (std::is_same_v<T, Text>)
        return Text{.node = &node};
    else
        return &node;
}

/// Reads a member as a field.
template <class T>
void read(Field<T>& field, const Member& member, const FieldSpec& spec, Language language) {
    const Node& value = member.value;
    field.member = &member;
    field.presence = presenceOf(value, spec, language.mayHaveExpressions());
    if (field.presence != Presence::Located)
        return;
    if constexpr (std::is_same_v<T, std::int64_t>) {
        const std::optional<std::int64_t> integer = value.integer();
        if (integer)
            field.located = {.value = *integer, .at = value.span()};
        else
            field.presence = Presence::Mistyped;
    } else if (std::is_same_v<T, std::string_view> && !value.isFinalString()) {
        field.presence = Presence::Hole;
    } else {
        field.located = {.value = valueOf<T>(value), .at = value.span()};
    }
}

}  // namespace stepcheck::asl
