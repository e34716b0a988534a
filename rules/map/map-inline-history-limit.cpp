#include "stepcheck/catalog/limits.h"
#include "stepcheck/lint/data_flow.h"
#include "stepcheck/lint/event_count.h"
#include "stepcheck/lint/maps.h"
#include "stepcheck/lint/rule.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace stepcheck::rules {

static bool mayBeLong(const RuleInput& in) {
    for (const auto& [state, map] : in.machine.each<asl::Map>())
        if (lint::iterationsOf(in.machine, in.data.shapes(), state, map).value_or(0) > 1)
            return true;
    return false;
}

static void check(const RuleInput& in, Reporter& out) {
    if (in.type != asl::MachineType::Standard || !mayBeLong(in))
        return;
    const flow::Shapes& shapes = in.data.shapes();
    const auto costOf = [&](const asl::State& state, std::span<const lint::LeastWay> ways) {
        return lint::eventsOf(in.machine, shapes, state, ways);
    };
    const std::vector<lint::LeastWay> ways = lint::leastWays(in.machine, in.flow.graph, costOf);
    for (const auto& [state, map] : in.machine.each<asl::Map>()) {
        const std::optional<std::size_t> iterations = lint::iterationsOf(in.machine, shapes, state, map);
        const std::uint64_t events = costOf(state, ways);
        // A Map inside of it that fills the history alone is reported instead.
        const bool isInner = map.processor && ways[map.processor->index].cost >= catalog::maxHistoryEvents;
        if (!iterations || isInner || events < catalog::maxHistoryEvents ||
            lint::expressParentOf(in.machine, state) != nullptr)
            continue;
        const support::Span at = map.itemsPath.isPresent() ? map.itemsPath.valueSpan()
                                 : map.items.isPresent()   ? map.items.valueSpan()
                                                           : state.name.at;
        lint::Report report =
            out.report(at, "{} iterations of \"{}\" write at least {} events into a history that is full with {}",
                   *iterations, state.name.value, events, catalog::maxHistoryEvents)
                .help("let the mode be \"DISTRIBUTED\": then each iteration has a history of its own");
        const flow::Shape& items = shapes.of(state.id).items;
        const auto isElsewhere = [&](const flow::ShapeOrigin* origin) { return origin->state != state.id; };
        if (std::ranges::any_of(items.origins().all(), isElsewhere))
            lint::relateOrigins(in.machine, items, report);
    }
}

STEPCHECK_RULE(map_inline_history_limit){
    .id = "map-inline-history-limit",
    .summary = "The iterations of an inline Map certainly fill the history of the execution, which fails then.",
    .severity = Severity::Warning,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html",
    .check = check,
};

}  // namespace stepcheck::rules
