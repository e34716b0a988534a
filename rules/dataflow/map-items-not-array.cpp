#include "stepcheck/lint/data_flow.h"
#include "stepcheck/lint/maps.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/query/jsonata/check.h"

namespace stepcheck::rules {

// What the rules about types and literals speak about.
static bool isJudgedElsewhere(const RuleInput& in, const asl::State& state, const asl::Map& map) {
    if (state.queryLanguage == asl::QueryLanguage::JsonPath)
        return map.itemsPath.isPresent() && asl::get(map.itemsPath) == nullptr;
    if (!map.items.isPresent())
        return false;
    const asl::Expression* expression = in.data.shapes().fields().at(map.items.member->value);
    const auto* jsonata =
        expression != nullptr ? std::get_if<query::jsonata::Expression>(&expression->parsed) : nullptr;
    return jsonata == nullptr ||
           (query::jsonata::resultTypes(*jsonata) & (query::jsonata::mask(query::jsonata::TypeBit::Array) |
                                                        query::jsonata::mask(query::jsonata::TypeBit::Object))) == 0;
}

static void check(const RuleInput& in, Reporter& out) {
    for (const auto& [state, map] : in.machine.each<asl::Map>()) {
        const flow::StateShapes& shapes = in.data.shapes().of(state.id);
        const bool isArray = shapes.items.mayBe(flow::ShapeKind::Array);
        // A DISTRIBUTED Map takes an object, too.
        const bool isInline = lint::modeOf(in.machine, state, map) == lint::MapMode::Inline;
        const bool isObject = !isInline && shapes.items.mayBe(flow::ShapeKind::Object);
        if (!shapes.isKnown || shapes.items.isNothing() || isArray || isObject || isJudgedElsewhere(in, state, map))
            continue;
        const support::Span at = map.itemsPath.isPresent() ? map.itemsPath.valueSpan()
                                 : map.items.isPresent()   ? map.items.valueSpan()
                                                           : state.name.at;
        lint::Report report = out.report(
            at, "\"{}\" iterates over {}, not an array", state.name.value, flow::describe(shapes.items.kinds()));
        lint::relateOrigins(in.machine, shapes.items, report);
    }
}

STEPCHECK_RULE(map_items_not_array){
    .id = "map-items-not-array",
    .summary = "A Map state iterates over what is certainly no array.",
    .severity = Severity::Warning,
    .since = "0.1",
    .spec = "https://states-language.net/#map-state",
    .check = check,
};

}  // namespace stepcheck::rules
