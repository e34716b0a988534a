#include "stepcheck/lint/durations.h"
#include "stepcheck/lint/rule.h"

namespace stepcheck::rules {

static void check(const RuleInput& in, Reporter& out) {
    for (const auto& [state, task] : in.machine.each<asl::Task>()) {
        if (!task.target.isCallback() || !lint::mayWaitForAYear(in.machine, state, task, in.type) ||
            task.heartbeatSeconds.isPresent() || task.heartbeatSecondsPath.isPresent())
            continue;
        out.report(state.name.at, "\"{}\" may wait for an answer for up to a year", state.name.value)
            .help("add \"HeartbeatSeconds\" or \"TimeoutSeconds\"");
    }
}

STEPCHECK_RULE(callback_without_heartbeat){
    .id = "callback-without-heartbeat",
    .summary = "A task waits for a callback without heartbeat or timeout.",
    .severity = Severity::Info,
    .profile = Profile::Strict,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/sfn-best-practices.html",
    .isPractice = true,
    .check = check,
};

}  // namespace stepcheck::rules
