#include "stepcheck/lint/data_flow.h"
#include "stepcheck/lint/handlers.h"
#include "stepcheck/lint/retry_delays.h"
#include "stepcheck/lint/rule.h"

namespace stepcheck::rules {

static void check(const RuleInput& in, Reporter& out) {
    const auto* timeout = asl::get(in.machine.timeoutSeconds());
    if (timeout == nullptr)
        return;
    for (const asl::State& state : in.machine.states())
        for (const lint::Handler& handler : in.data.shared().retriers(state).list) {
            const auto schedule = lint::scheduleOf(*handler.retrier);
            if (!schedule || schedule->isJittered || schedule->totalSeconds() <= static_cast<double>(timeout->value))
                continue;
            const auto* attempts = asl::get(handler.retrier->maxAttempts);
            out.report(attempts != nullptr ? attempts->at : handler.at(),
                   "{} retries wait more than the {} s that the state machine may run", schedule->maxAttempts,
                   timeout->value)
                .help("lower MaxAttempts, BackoffRate or IntervalSeconds, set MaxDelaySeconds, or raise TimeoutSeconds")
                .related(timeout->at, "the timeout is here");
        }
}

STEPCHECK_RULE(retry_outlasts_timeout){
    .id = "retry-outlasts-timeout",
    .summary = "Retries wait longer than the TimeoutSeconds of the state machine.",
    .severity = Severity::Warning,
    .since = "0.1",
    .spec = "https://states-language.net/#errors",
    .check = check,
};

}  // namespace stepcheck::rules
