#include "stepcheck/catalog/limits.h"
#include "stepcheck/lint/maps.h"
#include "stepcheck/lint/rule.h"

#include <algorithm>
#include <vector>

namespace stepcheck::rules {

// Not given, or zero: as many as there can be.
static bool isUnlimited(const asl::State& state, const asl::Map& map) {
    const auto* concurrency = asl::get(map.maxConcurrency);
    if (concurrency != nullptr)
        return concurrency->value == 0;
    return !map.maxConcurrency.isPresent() && !map.maxConcurrencyPath.isPresent() && state.node().isComplete() &&
           std::ranges::all_of(
               state.node().members(), [](const syntax::Member& member) { return member.key.isFinalString(); });
}

static void check(const RuleInput& in, Reporter& out) {
    // By state: whether a task runs in its child executions.
    std::vector<bool> callsService(in.machine.states().size());
    for (const auto& [state, task] : in.machine.each<asl::Task>())
        if (const asl::State* parent = lint::distributedParentOf(in.machine, state))
            callsService[parent->id.index] = true;
    for (const auto& [state, map] : in.machine.each<asl::Map>()) {
        if (!map.isDistributed() || !callsService[state.id.index] || !isUnlimited(state, map))
            continue;
        const auto* concurrency = asl::get(map.maxConcurrency);
        out.report(concurrency != nullptr ? concurrency->at : state.name.at,
               "\"{}\" calls services in up to {} executions at a time", state.name.value,
               catalog::maxDistributedConcurrency)
            .help("set MaxConcurrency to what the services bear");
    }
}

STEPCHECK_RULE(map_max_concurrency_zero){
    .id = "map-max-concurrency-zero",
    .summary = "A DISTRIBUTED Map state calls services without any limit of concurrency.",
    .severity = Severity::Info,
    .profile = Profile::Strict,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html",
    .isPractice = true,
    .check = check,
};

}  // namespace stepcheck::rules
