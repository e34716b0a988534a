#include "stepcheck/lint/maps.h"
#include "stepcheck/lint/objects.h"
#include "stepcheck/lint/rule.h"

#include <algorithm>

namespace stepcheck::rules {

static bool hasLimit(const asl::ItemBatcher& batcher) {
    return batcher.maxItemsPerBatch.isPresent() || batcher.maxItemsPerBatchPath.isPresent() ||
           batcher.maxInputBytesPerBatch.isPresent() || batcher.maxInputBytesPerBatchPath.isPresent();
}

static void check(const RuleInput& in, Reporter& out) {
    for (const asl::Object& object : in.machine.objects()) {
        if (object.kind != catalog::ObjectKind::ItemBatcher || !object.state)
            continue;
        const auto* map = std::get_if<asl::Map>(&in.machine.state(*object.state).kind);
        if (map == nullptr || map->itemBatcher == nullptr || map->itemBatcher->node != object.node ||
            !map->isDistributed() || hasLimit(*map->itemBatcher))
            continue;
        // A misspelt field may be the limit.
        const bool isKnown = std::ranges::all_of(
            in.machine.fieldsOf(object), [](const asl::ObjectField& field) { return field.spec != nullptr; });
        if (isKnown && !lint::mayHaveMore(object))
            out.report(lint::placeOf(in.machine, object), "the batcher sets no size")
                .help("add \"MaxItemsPerBatch\" or \"MaxInputBytesPerBatch\"");
    }
}

STEPCHECK_RULE(map_item_batcher){
    .id = "map-item-batcher",
    .summary = "An ItemBatcher does not say how large a batch is.",
    .severity = Severity::Warning,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itembatcher.html",
    .check = check,
};

}  // namespace stepcheck::rules
