#include "stepcheck/lint/durations.h"
#include "stepcheck/lint/rule.h"

namespace stepcheck::rules {

static void check(const RuleInput& in, Reporter& out) {
    for (const auto& [state, task] : in.machine.each<asl::Task>()) {
        if (!task.target.isJob() || !lint::mayWaitForAYear(in.machine, state, task, in.type))
            continue;
        out.report(state.name.at, "\"{}\" may wait for its job for up to a year", state.name.value)
            .help("add \"TimeoutSeconds\" to the state or to the state machine");
    }
}

STEPCHECK_RULE(task_without_timeout){
    .id = "task-without-timeout",
    .summary = "A task waits for a job without any timeout.",
    .severity = Severity::Info,
    .profile = Profile::Strict,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/sfn-best-practices.html",
    .isPractice = true,
    .check = check,
};

}  // namespace stepcheck::rules
