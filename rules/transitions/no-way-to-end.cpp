#include "stepcheck/flow/cycle.h"
#include "stepcheck/flow/facts.h"
#include "stepcheck/flow/traps.h"
#include "stepcheck/lint/rule.h"

namespace stepcheck::rules {

static void check(const RuleInput& in, Reporter& out) {
    for (const flow::Trap& trap : flow::traps(in.machine, in.flow)) {
        if (trap.noTerminal || !trap.branches)
            continue;
        const asl::State& first = in.machine.state(trap.cycle.front());
        out.report(first.name.at, "no way leads from \"{}\" to an end: every choice stays in the loop {}",
               first.name.value, flow::describeCycle(in.machine, trap.cycle))
            .help("let one of the choices lead out of the loop");
    }
}

STEPCHECK_RULE(no_way_to_end){
    .id = "no-way-to-end",
    .summary = "No way leads from a state to the end of its state machine, branch or item processor.",
    .severity = Severity::Warning,
    .since = "0.1",
    .spec = "https://states-language.net/#terminal-state",
    .check = check,
};

}  // namespace stepcheck::rules
