#include "stepcheck/lint/fixes.h"
#include "stepcheck/lint/rule.h"

#include <algorithm>

namespace stepcheck::rules {

// Whether without its `End` no state of the scope would end.
static bool isLastToEnd(const asl::Machine& machine, const asl::State& state) {
    return std::ranges::none_of(machine.states(), [&state](const asl::State& other) {
        return other.scope == state.scope && other.id != state.id && other.isTerminal();
    });
}

static void check(const RuleInput& in, Reporter& out) {
    for (const asl::State& state : in.machine.states()) {
        const asl::Located<bool>* end = asl::get(state.end);
        const bool goesOn = state.next.isPresent() && state.next.presence != asl::Presence::Mistyped;
        if (end == nullptr || !end->value || !goesOn)
            continue;
        const bool endIsLast = state.next.keySpan() < state.end.keySpan();
        auto report = out.report(endIsLast ? state.end.keySpan() : state.next.keySpan(),
            "state \"{}\" has both \"Next\" and \"End\"", state.name.value);
        report.help("keep one of them")
            .related(endIsLast ? state.next.keySpan() : state.end.keySpan(), "the other is here");
        const bool endsAlone = isLastToEnd(in.machine, state);
        for (const bool removeEnd : {!endsAlone, endsAlone})
            report.fix(support::Safety::Unsafe,
                lint::removed(in, removeEnd ? state.end.keySpan() : state.next.keySpan()), "remove \"{}\"",
                removeEnd ? "End" : "Next");
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
