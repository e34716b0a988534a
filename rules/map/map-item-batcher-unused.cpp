#include "stepcheck/lint/input_reads.h"
#include "stepcheck/lint/maps.h"
#include "stepcheck/lint/rule.h"

#include <algorithm>
#include <vector>

namespace stepcheck::rules {

static void check(const RuleInput& in, Reporter& out) {
    const std::vector<std::vector<lint::InputRead>> reads = lint::inputReads(in.machine, in.expressions);
    for (const auto& [state, map] : in.machine.each<asl::Map>()) {
        if (!map.isDistributed() || !map.processor)
            continue;
        const auto first = in.flow.graph.start(*map.processor).state;
        if (!first)
            continue;
        const auto& own = reads[first->index];
        const bool batches = map.itemBatcher != nullptr;
        // What an ItemSelector makes is known, and has rules of its own.
        if (!batches && (map.itemSelector.isPresent() || state.parameters.isPresent()))
            continue;
        const auto read = std::ranges::find_if(own, [batches](const lint::InputRead& candidate) {
            return batches ? candidate.name != "Items" && candidate.name != "BatchInput"
                           : candidate.name == "Items" || candidate.name == "BatchInput";
        });
        if (read == own.end())
            continue;
        if (!batches) {
            // An item may have a member of that name, too.
            out.report(read->expression->at(), "\"{}\" is read as of a batch, and \"{}\" makes none", read->name,
                   state.name.value)
                .help("give it an ItemBatcher, or read the item itself")
                .severity(Severity::Info);
            continue;
        }
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
