#include "stepcheck/lint/maps.h"
#include "stepcheck/lint/rule.h"

namespace stepcheck::rules {

static void check(const RuleInput& in, Reporter& out) {
    for (const auto& [state, map] : in.machine.each<asl::Map>()) {
        // In an INLINE Map state the reader is the mistake: map-distributed-field-inline.
        if (map.itemReader == nullptr || !map.isDistributed())
            continue;
        if (map.itemsPath.isPresent())
            out.report(map.itemsPath.keySpan(), "\"ItemsPath\" does nothing beside an ItemReader")
                .help("remove one of them")
                .related(map.itemReader->node->span(), "the reader is here");
        if (map.items.isPresent())
            out.report(map.items.keySpan(), "\"Items\" and an ItemReader both give the items")
                .help("remove one of them")
                .related(map.itemReader->node->span(), "the reader is here");
    }
}

STEPCHECK_RULE(map_items_and_reader){
    .id = "map-items-and-reader",
    .summary = "A Map state names its items although it has an ItemReader.",
    .severity = Severity::Warning,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html",
    .check = check,
};

}  // namespace stepcheck::rules
