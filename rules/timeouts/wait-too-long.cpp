#include "stepcheck/lint/durations.h"
#include "stepcheck/lint/rule.h"

namespace stepcheck::rules {

static void check(const RuleInput& in, Reporter& out) {
    for (const auto& [state, wait] : in.machine.each<asl::Wait>()) {
        const auto* seconds = asl::get(wait.seconds);
        const auto type = lint::executionType(in.machine, state.scope, in.type);
        if (seconds == nullptr || !type || seconds->value <= lint::maxSeconds(*type))
            continue;
        const bool isExpress = *type == asl::MachineType::Express;
        out.report(seconds->at, "\"{}\" waits longer than {} execution may last: {} seconds", state.name.value,
               isExpress ? "an EXPRESS" : "an", lint::maxSeconds(*type))
            .help("{}", isExpress ? "wait less, or use a STANDARD state machine" : "wait less");
    }
}

STEPCHECK_RULE(wait_too_long){
    .id = "wait-too-long",
    .summary = "A Wait state waits longer than an execution may last.",
    .severity = Severity::Warning,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html",
    .check = check,
};

}  // namespace stepcheck::rules
