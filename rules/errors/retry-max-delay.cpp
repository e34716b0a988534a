#include "stepcheck/lint/retry_delays.h"
#include "stepcheck/lint/rule.h"

namespace stepcheck::rules {

static void check(const RuleInput& in, Reporter& out) {
    for (const asl::State& state : in.machine.states())
        for (const asl::Retrier& retrier : state.retriers) {
            const auto* limit = asl::get(retrier.maxDelaySeconds);
            const auto schedule = lint::scheduleOf(retrier);
            // Without attempts retry-max-attempts-zero says all.
            if (limit == nullptr || !schedule || schedule->maxAttempts == 0)
                continue;
            if (schedule->maxDelaySeconds <= schedule->intervalSeconds)
                out.report(limit->at, "MaxDelaySeconds is not above IntervalSeconds, which is {}",
                       schedule->intervalSeconds)
                    .help("raise it, or remove it");
            else if (schedule->backoffRate == 1)
                out.report(limit->at, "MaxDelaySeconds never applies: all delays are {} s", schedule->intervalSeconds)
                    .severity(Severity::Info)
                    .help("raise BackoffRate above 1, or remove it");
        }
}

STEPCHECK_RULE(retry_max_delay){
    .id = "retry-max-delay",
    .summary = "MaxDelaySeconds is not above the first delay, or never applies.",
    .severity = Severity::Warning,
    .since = "0.1",
    .spec = "https://states-language.net/#errors",
    .check = check,
};

}  // namespace stepcheck::rules
