#include "stepcheck/lint/input_reads.h"
#include "stepcheck/lint/maps.h"
#include "stepcheck/lint/rule.h"

#include <algorithm>
#include <vector>

namespace stepcheck::rules {

static void check(const RuleInput& in, Reporter& out) {
    const std::vector<std::vector<lint::InputRead>> reads = lint::inputReads(in.machine, in.expressions);
    for (const auto& [state, map] : in.machine.each<asl::Map>()) {
        if (map.itemBatcher == nullptr || !map.isDistributed() || !map.processor)
            continue;
        const auto first = in.flow.graph.start(*map.processor).state;
        if (!first)
            continue;
        const auto& own = reads[first->index];
        const auto read = std::ranges::find_if(own, [](const lint::InputRead& candidate) {
            return candidate.name != "Items" && candidate.name != "BatchInput";
        });
        if (read == own.end())
            continue;
        out.report(read->expression->at(), "a batch has no \"{}\": its items are in \"Items\"", read->name)
            .help("read the items of \"Items\", or remove the ItemBatcher")
            .related(map.itemBatcher->node->span(), "the batcher is here");
    }
}

STEPCHECK_RULE(map_item_batcher_unused){
    .id = "map-item-batcher-unused",
    .summary = "A processor of batches reads its input as if it were one item.",
    .severity = Severity::Warning,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itembatcher.html",
    .check = check,
};

}  // namespace stepcheck::rules
