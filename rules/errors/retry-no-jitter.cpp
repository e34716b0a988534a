#include "stepcheck/lint/data_flow.h"
#include "stepcheck/lint/handlers.h"
#include "stepcheck/lint/maps.h"
#include "stepcheck/lint/rule.h"

#include <cstdint>

namespace stepcheck::rules {

// So many at a time that their retries add up.
static constexpr std::int64_t highConcurrency = 100;

static bool isHighlyConcurrent(const asl::State* map) {
    if (map == nullptr)
        return false;
    const asl::Map& own = std::get<asl::Map>(map->kind);
    const auto* concurrency = asl::get(own.maxConcurrency);
    if (concurrency != nullptr)
        return concurrency->value == 0 || concurrency->value >= highConcurrency;
    return !own.maxConcurrency.isPresent() && !own.maxConcurrencyPath.isPresent() && map->node().isComplete();
}

static void check(const RuleInput& in, Reporter& out) {
    for (const asl::State& state : in.machine.states()) {
        const asl::State* map = lint::distributedParentOf(in.machine, state);
        if (state.retriers.empty() || !isHighlyConcurrent(map))
            continue;
        for (const lint::Handler& handler : in.data.shared().retriers(state).list)
            if (handler.retries() && handler.retrier->node->isComplete() &&
                !handler.retrier->jitterStrategy.isPresent())
                out.report(
                       handler.at(), "retries of all executions that \"{}\" starts wait equally long", map->name.value)
                    .help("add \"JitterStrategy\": \"FULL\"");
    }
}

STEPCHECK_RULE(retry_no_jitter){
    .id = "retry-no-jitter",
    .summary = "Many child executions retry at the same moments.",
    .severity = Severity::Info,
    .profile = Profile::Strict,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html",
    .isPractice = true,
    .check = check,
};

}  // namespace stepcheck::rules
