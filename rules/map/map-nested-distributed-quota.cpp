#include "stepcheck/catalog/limits.h"
#include "stepcheck/lint/handlers.h"
#include "stepcheck/lint/maps.h"
#include "stepcheck/lint/rule.h"

#include <algorithm>
#include <cstdint>

namespace stepcheck::rules {

// How many iterations may run at a time; 1 when that is not known.
static std::uint64_t iterationsAtATime(const asl::Map& map) {
    const std::uint64_t most = map.isDistributed() ? catalog::maxDistributedConcurrency : catalog::maxInlineConcurrency;
    const auto* concurrency = asl::get(map.maxConcurrency);
    if (concurrency != nullptr)
        return concurrency->value <= 0 ? most : std::min(most, static_cast<std::uint64_t>(concurrency->value));
    return map.maxConcurrency.isPresent() || map.maxConcurrencyPath.isPresent() ? 1 : most;
}

static void check(const RuleInput& in, Reporter& out) {
    for (const auto& [state, map] : in.machine.each<asl::Map>()) {
        if (!map.isDistributed() || lint::distributedParentOf(in.machine, state) == nullptr)
            continue;
        std::uint64_t runs = 1;
        for (const asl::State* around : lint::statesAround(in.machine, state))
            if (const auto* outer = std::get_if<asl::Map>(&around->kind);
                outer != nullptr && runs <= catalog::maxOpenMapRuns)
                runs *= iterationsAtATime(*outer);
        if (runs > catalog::maxOpenMapRuns)
            out.report(state.name.at, "\"{}\" may have more than the {} Map Runs open that an account has",
                   state.name.value, catalog::maxOpenMapRuns)
                .help("lower MaxConcurrency of the Map states around it, or make it INLINE");
    }
}

STEPCHECK_RULE(map_nested_distributed_quota){
    .id = "map-nested-distributed-quota",
    .summary = "Nested DISTRIBUTED Map states may open more Map Runs than an account has.",
    .severity = Severity::Info,
    .profile = Profile::Strict,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html",
    .check = check,
};

}  // namespace stepcheck::rules
