#include "stepcheck/catalog/aws_texts.h"
#include "stepcheck/flow/facts.h"
#include "stepcheck/flow/islands.h"
#include "stepcheck/lint/rule.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <span>
#include <vector>

namespace stepcheck::rules {

static void report(const RuleInput& in, const flow::Island& island, Reporter& out) {
    constexpr std::size_t shown = 5;
    const asl::State& entry = in.machine.state(island.entry);
    auto report = island.others.empty() ? out.report(entry.name.at, "state \"{}\" is unreachable", entry.name.value)
                                        : out.report(entry.name.at, "state \"{}\" is unreachable, and with it {} more",
                                              entry.name.value, island.others.size());
    report.awsText(catalog::aws::notReachable, entry.name.value);
    report.help("lead to it from a state that is reached, or remove it");
    for (const asl::StateId other : std::span(island.others).first(std::min(shown, island.others.size())))
        report.related(
            in.machine.state(other).name.at, "\"{}\" is reached only from there", in.machine.state(other).name.value);
    // The service refuses a state that no other leads to; whether it follows a circle of several back to its begin is
    // not recorded.
    if (island.isCycle)
        report.severity(Severity::Warning).awsCode({});
}

// How many states of a scope have a mistaken transition of which nobody can tell where it leads. Each has a rule that
// says so.
static std::size_t countMistaken(const RuleInput& in, asl::ScopeId scope) {
    return static_cast<std::size_t>(
        std::ranges::count_if(in.machine.statesOf(in.machine.scope(scope)), [&](const asl::State& state) {
            return in.flow.graph.hasUnknownExit(state.id) &&
                   !std::ranges::binary_search(in.flow.likely, state.id, {}, &flow::LikelyEdge::from);
        }));
}

static void check(const RuleInput& in, Reporter& out) {
    std::map<asl::ScopeId, std::vector<const flow::Island*>> byScope;
    const std::vector<flow::Island> islands = flow::islands(in.machine, in.flow);
    for (const flow::Island& island : islands)
        byScope[in.machine.state(island.entry).scope].push_back(&island);
    for (const auto& [scope, lost] : byScope)
        // As many mistaken transitions may each have been meant for one of the lost states.
        if (countMistaken(in, scope) < lost.size())
            for (const flow::Island* island : lost)
                report(in, *island, out);
}

STEPCHECK_RULE(unreachable_state){
    .id = "unreachable-state",
    .summary = "No way leads from StartAt to a state.",
    .severity = Severity::Error,
    .since = "0.1",
    .spec = "https://states-language.net/#transitions",
    .awsCode = "MISSING_TRANSITION_TARGET",
    .check = check,
};

}  // namespace stepcheck::rules
