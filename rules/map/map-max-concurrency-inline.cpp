#include "stepcheck/catalog/limits.h"
#include "stepcheck/lint/maps.h"
#include "stepcheck/lint/rule.h"

namespace stepcheck::rules {

static void check(const RuleInput& in, Reporter& out) {
    for (const auto& [state, map] : in.machine.each<asl::Map>()) {
        const auto* concurrency = asl::get(map.maxConcurrency);
        if (concurrency != nullptr && concurrency->value > catalog::maxInlineConcurrency &&
            lint::modeOf(in.machine, state, map) == lint::MapMode::Inline)
            out.report(concurrency->at, "an INLINE Map state runs at most {} iterations at a time",
                   catalog::maxInlineConcurrency)
                .help("lower it, or make the Map state DISTRIBUTED");
    }
}

STEPCHECK_RULE(map_max_concurrency_inline){
    .id = "map-max-concurrency-inline",
    .summary = "An INLINE Map state wants more iterations at a time than there can be.",
    .severity = Severity::Info,
    .profile = Profile::Strict,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/state-map.html",
    .check = check,
};

}  // namespace stepcheck::rules
