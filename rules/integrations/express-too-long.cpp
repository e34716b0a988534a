#include "stepcheck/catalog/limits.h"
#include "stepcheck/lint/least_way.h"
#include "stepcheck/lint/rule.h"

#include <cstdint>
#include <variant>

namespace stepcheck::rules {

static void check(const RuleInput& in, Reporter& out) {
    if (in.type != asl::MachineType::Express || in.machine.scopes().empty())
        return;
    const auto ways = lint::leastWays(in.machine, in.flow.graph, lint::waitedSeconds);
    const lint::LeastWay& whole = ways.front();
    std::uint64_t seconds = 0;
    for (const asl::StateId id : whole.states) {
        const asl::State& state = in.machine.state(id);
        const std::uint64_t own = lint::waitedSeconds(state, ways);
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
