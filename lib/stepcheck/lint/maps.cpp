#include "stepcheck/lint/maps.h"

#include "stepcheck/catalog/fields.h"
#include "stepcheck/lint/handlers.h"
#include "stepcheck/lint/templates.h"

#include <algorithm>

namespace stepcheck::lint {

using syntax::Kind;
using syntax::Node;

static bool hasOnlyKnownFields(const Node& object, catalog::ObjectKind kind) {
    return object.isComplete() && std::ranges::all_of(object.members(), [&](const syntax::Member& member) {
        return catalog::findField(kind, member.name()) != nullptr;
    });
}

MapMode modeOf(const asl::Machine& machine, const asl::State& state, const asl::Map& map) {
    if (map.mode.isPresent()) {
        const auto* mode = asl::get(map.mode);
        if (mode == nullptr || (mode->value != "INLINE" && mode->value != "DISTRIBUTED"))
            return MapMode::Unknown;
        return mode->value == "INLINE" ? MapMode::Inline : MapMode::Distributed;
    }
    if (!state.node().isComplete() || !map.processor)
        return MapMode::Unknown;
    const Node& processor = *machine.scope(*map.processor).node;
    // A misspelt field may be the one that tells.
    if (processor.isUnknown() || !hasOnlyKnownFields(processor, catalog::ObjectKind::ItemProcessor))
        return MapMode::Unknown;
    const syntax::Member* config = processor.find(catalog::name(catalog::Field::ProcessorConfig));
    if (config == nullptr)
        return MapMode::Inline;
    const bool isKnown = config->value.is(Kind::Object) && !config->value.isUnknown() &&
                         hasOnlyKnownFields(config->value, catalog::ObjectKind::ProcessorConfig);
    return isKnown ? MapMode::Inline : MapMode::Unknown;
}

const asl::State* distributedParentOf(const asl::Machine& machine, const asl::State& state) {
    for (const asl::State* around : statesAround(machine, state))
        if (const auto* map = std::get_if<asl::Map>(&around->kind); map != nullptr && map->isDistributed())
            return around;
    return nullptr;
}

const asl::State* expressParentOf(const asl::Machine& machine, const asl::State& state) {
    const asl::State* parent = distributedParentOf(machine, state);
    if (parent == nullptr)
        return nullptr;
    const auto* type = asl::get(std::get<asl::Map>(parent->kind).executionType);
    return type != nullptr && type->value == "EXPRESS" ? parent : nullptr;
}

bool isInside(const asl::Machine& machine, const asl::State& inner, const asl::State& outer) {
    const std::vector<const asl::State*> around = statesAround(machine, inner);
    return std::ranges::find(around, &outer) != around.end();
}

const syntax::Member* findArgument(const Node& template_, std::string_view name) {
    const auto found = std::ranges::find_if(template_.members(), [&](const syntax::Member& member) {
        std::string_view key = member.name();
        if (key.ends_with(computedSuffix))
            key.remove_suffix(computedSuffix.size());
        return key == name;
    });
    return found == template_.members().end() ? nullptr : &*found;
}

bool mayHaveOtherArguments(const Node& template_) {
    return !template_.is(Kind::Object) || template_.isUnknown() || !template_.isComplete() ||
           std::ranges::any_of(
               template_.members(), [](const syntax::Member& member) { return !member.key.isFinalString(); });
}

}  // namespace stepcheck::lint
