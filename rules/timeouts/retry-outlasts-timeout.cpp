#include "stepcheck/lint/durations.h"
#include "stepcheck/lint/rule.h"

#include <algorithm>
#include <cstdint>
#include <optional>

namespace stepcheck::rules {

// How many seconds the execution has, as far as that is known.
static std::optional<std::int64_t> secondsOf(const RuleInput& in, const asl::State& state) {
    const auto* timeout = asl::get(in.machine.timeoutSeconds());
    const bool isKnown = timeout != nullptr && timeout->value > 0;
    if (lint::executionType(in.machine, state.scope, in.type) != asl::MachineType::Express)
        return isKnown ? std::optional(timeout->value) : std::nullopt;
    const std::int64_t most = lint::maxSeconds(asl::MachineType::Express);
    return isKnown ? std::min(timeout->value, most) : most;
}

// Where the retrier says how often, or where it begins.
static Span placeOf(const asl::Retrier& retrier) {
    if (const auto* attempts = asl::get(retrier.maxAttempts))
        return attempts->at;
    const Span whole = retrier.node->span();
    return {.begin = whole.begin, .end = std::min(whole.begin + 1, whole.end)};
}

static void check(const RuleInput& in, Reporter& out) {
    for (const asl::State& state : in.machine.states()) {
        const auto available = state.retriers.empty() ? std::nullopt : secondsOf(in, state);
        if (!available)
            continue;
        for (const asl::Retrier& retrier : state.retriers) {
            const auto delay = lint::leastDelay(retrier, static_cast<double>(*available));
            if (delay && *delay > static_cast<double>(*available))
                out.report(placeOf(retrier), "the delays between these attempts exceed the {} seconds of the execution",
                       *available)
                    .help("try less often, or limit the delays with \"MaxDelaySeconds\"");
        }
    }
}

STEPCHECK_RULE(retry_outlasts_timeout){
    .id = "retry-outlasts-timeout",
    .summary = "The delays of a retrier exceed the time that the execution has.",
    .severity = Severity::Warning,
    .since = "0.1",
    .spec = "https://states-language.net/#errors",
    .check = check,
};

}  // namespace stepcheck::rules
