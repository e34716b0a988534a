#include "stepcheck/lint/fixes.h"
#include "stepcheck/lint/rule.h"

namespace stepcheck::rules {

static void check(const RuleInput& in, Reporter& out) {
    for (const asl::State& state : in.machine.states())
        // Without Next it is an error: rule missing-next-or-end.
        if (const auto* end = asl::get(state.end); end != nullptr && !end->value && state.next.isPresent())
            out.report(end->at, "\"End\": false says nothing beside \"Next\"")
                .help("remove it")
                .fix(support::Safety::Safe, lint::removed(in, state.end.keySpan()), "remove \"End\"");
}

STEPCHECK_RULE(end_not_true){
    .id = "end-not-true",
    .summary = "End is false, which says nothing.",
    .severity = Severity::Info,
    .profile = Profile::Strict,
    .since = "0.1",
    .spec = "https://states-language.net/#transition",
    .check = check,
};

}  // namespace stepcheck::rules
