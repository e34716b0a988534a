#include "stepcheck/catalog/aws_texts.h"
#include "stepcheck/flow/cycle.h"
#include "stepcheck/flow/facts.h"
#include "stepcheck/flow/traps.h"
#include "stepcheck/lint/route.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/lint/transitions.h"

namespace stepcheck::rules {

static void check(const RuleInput& in, Reporter& out) {
    for (const flow::Trap& trap : flow::traps(in.machine, in.flow)) {
        if (!trap.noTerminal)
            continue;
        const asl::Scope& scope = in.machine.scope(trap.scope);
        auto report = out.report(scope.states.keySpan(), "no state ends {}: {} goes on forever",
            lint::describe(in.machine, scope), flow::describeCycle(in.machine, trap.cycle));
        lint::addRoute(in.machine, trap.cycle, report);
        report.help("end one of the states with \"End\": true, or lead to a Succeed or Fail state")
            .awsText(catalog::aws::noTerminalState)
            .awsPlaceless();
    }
}

STEPCHECK_RULE(no_terminal_state){
    .id = "no-terminal-state",
    .summary = "A state machine, branch or item processor has no state that ends it.",
    .severity = Severity::Error,
    .since = "0.1",
    .spec = "https://states-language.net/#terminal-state",
    .awsCode = "MISSING_END_STATE",
    .check = check,
};

}  // namespace stepcheck::rules
