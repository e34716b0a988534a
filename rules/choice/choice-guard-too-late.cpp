#include "stepcheck/lint/data_flow.h"
#include "stepcheck/lint/late_guards.h"
#include "stepcheck/lint/rule.h"

namespace stepcheck::rules {

static void check(const RuleInput& in, Reporter& out) {
    for (const lint::LateGuard& guard : lint::lateGuards(in.machine, in.data.shared().choiceReader()))
        out.report(guard.compared->value.span(), "\"{}\" fails when nothing is at {}, before it tests that",
               guard.state->name.value, guard.compared->value.text())
            .related(guard.test->key.span(), "this test comes too late")
            .help("put the test with \"IsPresent\" first");
}

STEPCHECK_RULE(choice_guard_too_late){
    .id = "choice-guard-too-late",
    .summary = "A Choice tests with IsPresent what it has already compared, which fails when it is missing.",
    .severity = Severity::Warning,
    .since = "0.1",
    .spec = "https://states-language.net/#choice-state",
    .check = check,
};

}  // namespace stepcheck::rules
