#include "stepcheck/lint/fixes.h"
#include "stepcheck/lint/rule.h"

namespace stepcheck::rules {

static void check(const RuleInput& in, Reporter& out) {
    for (const asl::State& state : in.machine.states()) {
        const asl::Located<bool>* end = asl::get(state.end);
        const bool goesOn = state.next.isPresent() && state.next.presence != asl::Presence::Mistyped;
        if (end == nullptr || !end->value || !goesOn)
            continue;
        const bool endIsLast = state.next.keySpan() < state.end.keySpan();
        out.report(endIsLast ? state.end.keySpan() : state.next.keySpan(), "state \"{}\" has both \"Next\" and \"End\"",
               state.name.value)
            .help("keep one of them")
            .related(endIsLast ? state.next.keySpan() : state.end.keySpan(), "the other is here")
            .fix(support::Safety::Unsafe, lint::removed(in, state.end.keySpan()), "remove \"End\"")
            .fix(support::Safety::Unsafe, lint::removed(in, state.next.keySpan()), "remove \"Next\"");
    }
}

STEPCHECK_RULE(next_and_end){
    .id = "next-and-end",
    .summary = "A state both goes on and ends.",
    .severity = Severity::Error,
    .since = "0.1",
    .spec = "https://states-language.net/#transition",
    .awsCode = "SCHEMA_VALIDATION_FAILED",
    .check = check,
};

}  // namespace stepcheck::rules
