#include "stepcheck/flow/cycle.h"
#include "stepcheck/flow/facts.h"
#include "stepcheck/flow/traps.h"
#include "stepcheck/lint/route.h"
#include "stepcheck/lint/rule.h"

namespace stepcheck::rules {

// Where the last state of the cycle names the first.
static Span closingPlace(const flow::Graph& graph, const flow::Trap& trap) {
    for (const flow::Edge& edge : graph.edgesFrom(trap.cycle.back()))
        if (edge.to == trap.cycle.front())
            return edge.at;
    return {};
}

static void check(const RuleInput& in, Reporter& out) {
    for (const flow::Trap& trap : flow::traps(in.machine, in.flow)) {
        // A state that leads to itself alone: self-transition.
        if (trap.noTerminal || trap.branches || trap.cycle.size() == 1)
            continue;
        const asl::State& first = in.machine.state(trap.cycle.front());
        auto report = out.report(first.name.at, "loop {} has no way out", flow::describeCycle(in.machine, trap.cycle));
        lint::addRoute(in.machine, trap.cycle, report);
        report.help("let a Choice state lead out of the loop, or end it with \"End\": true")
            .related(closingPlace(in.flow.graph, trap), "it goes back here");
    }
}

STEPCHECK_RULE(loop_without_exit){
    .id = "loop-without-exit",
    .summary = "States lead to each other in a circle that nothing leaves.",
    .severity = Severity::Warning,
    .since = "0.1",
    .spec = "https://states-language.net/#transitions",
    .check = check,
};

}  // namespace stepcheck::rules
