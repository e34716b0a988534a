#include "stepcheck/lint/rule.h"

namespace stepcheck::rules {

static void check(const RuleInput& in, Reporter& out) {
    for (const auto& [state, map] : in.machine.each<asl::Map>()) {
        if (!map.isDistributed())
            continue;
        const syntax::Member* count = map.toleratedFailureCount.isPresent() ? map.toleratedFailureCount.member
                                                                            : map.toleratedFailureCountPath.member;
        const syntax::Member* percentage = map.toleratedFailurePercentage.isPresent()
                                               ? map.toleratedFailurePercentage.member
                                               : map.toleratedFailurePercentagePath.member;
        if (count != nullptr && percentage != nullptr)
            out.report(percentage->key.span(), "\"{}\" does not widen \"{}\": the run fails at either of them",
                   percentage->name(), count->name())
                .help("keep one of them")
                .related(count->key.span(), "the other is here");
    }
}

STEPCHECK_RULE(map_tolerated_range){
    .id = "map-tolerated-range",
    .summary = "A Map state tolerates failures by count and by percentage.",
    .severity = Severity::Info,
    .profile = Profile::Strict,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html",
    .check = check,
};

}  // namespace stepcheck::rules
