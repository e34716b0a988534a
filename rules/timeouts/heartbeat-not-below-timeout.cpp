#include "stepcheck/lint/rule.h"

namespace stepcheck::rules {

static void check(const RuleInput& in, Reporter& out) {
    for (const auto& [state, task] : in.machine.each<asl::Task>()) {
        const auto* heartbeat = asl::get(task.heartbeatSeconds);
        const auto* timeout = asl::get(task.timeoutSeconds);
        if (heartbeat != nullptr && timeout != nullptr && heartbeat->value >= timeout->value)
            out.report(heartbeat->at, "\"HeartbeatSeconds\" is not less than \"TimeoutSeconds\"")
                .help("make it less: the timeout ends \"{}\" before a heartbeat can be missed", state.name.value)
                .related(timeout->at, "the timeout is here");
    }
}

STEPCHECK_RULE(heartbeat_not_below_timeout){
    .id = "heartbeat-not-below-timeout",
    .summary = "A task's HeartbeatSeconds is not less than its TimeoutSeconds.",
    .severity = Severity::Warning,
    .since = "0.1",
    .spec = "https://states-language.net/#task-state",
    .check = check,
};

}  // namespace stepcheck::rules
