#include "stepcheck/flow/facts.h"
#include "stepcheck/flow/traps.h"
#include "stepcheck/lint/rule.h"

namespace stepcheck::rules {

static void check(const RuleInput& in, Reporter& out) {
    for (const flow::Trap& trap : flow::traps(in.machine, in.flow)) {
        if (trap.noTerminal || trap.branches || trap.cycle.size() != 1)
            continue;
        const asl::State& state = in.machine.state(trap.cycle.front());
        out.report(state.next.valueSpan(), "state \"{}\" leads to itself and nowhere else", state.name.value)
            .help("lead to another state, or end here with \"End\": true");
    }
}

STEPCHECK_RULE(self_transition){
    .id = "self-transition",
    .summary = "A state leads to itself and nowhere else.",
    .severity = Severity::Warning,
    .since = "0.1",
    .spec = "https://states-language.net/#transitions",
    .check = check,
};

}  // namespace stepcheck::rules
