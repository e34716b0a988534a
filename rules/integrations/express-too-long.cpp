#include "stepcheck/catalog/limits.h"
#include "stepcheck/lint/least_way.h"
#include "stepcheck/lint/rule.h"

#include <algorithm>
#include <cstdint>
#include <span>
#include <variant>

namespace stepcheck::rules {

// What a state waits at least.
static std::uint64_t secondsOf(const asl::State& state, std::span<const lint::LeastWay> ways) {
    std::uint64_t seconds = 0;
    if (const auto* wait = std::get_if<asl::Wait>(&state.kind))
        if (const auto* written = asl::get(wait->seconds); written != nullptr && written->value > 0)
            // More than a year is wrong in any case, and no sum of years overflows.
            seconds = std::min<std::uint64_t>(static_cast<std::uint64_t>(written->value), catalog::maxStandardSeconds);
    if (const auto* parallel = std::get_if<asl::Parallel>(&state.kind))
        for (const asl::ScopeId branch : parallel->branches)
            seconds = std::max(seconds, ways[branch.index].cost);
    return seconds;
}

static void check(const RuleInput& in, Reporter& out) {
    if (in.type != asl::MachineType::Express || in.machine.scopes().empty())
        return;
    const auto ways = lint::leastWays(in.machine, in.flow.graph, secondsOf);
    const lint::LeastWay& whole = ways.front();
    std::uint64_t seconds = 0;
    for (const asl::StateId id : whole.states) {
        const asl::State& state = in.machine.state(id);
        const std::uint64_t own = secondsOf(state, ways);
        // One Wait that is too long alone has a rule of its own.
        if (own > catalog::maxExpressSeconds && std::holds_alternative<asl::Wait>(state.kind))
            return;
        seconds += own;
        if (seconds <= catalog::maxExpressSeconds)
            continue;
        out.report(state.name.at, "this machine waits at least {} seconds, and an EXPRESS execution ends after {}",
               whole.cost, catalog::maxExpressSeconds)
            .help("wait less, or make the machine a STANDARD one");
        return;
    }
}

STEPCHECK_RULE(express_too_long){
    .id = "express-too-long",
    .summary = "An EXPRESS state machine waits longer than its executions may last.",
    .severity = Severity::Warning,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/choosing-workflow-type.html",
    .check = check,
};

}  // namespace stepcheck::rules
