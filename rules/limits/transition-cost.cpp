#include "stepcheck/lint/least_way.h"
#include "stepcheck/lint/rule.h"

#include <cstdint>
#include <span>
#include <variant>

namespace stepcheck::rules {

// Each state that is entered is one transition; of a Map nobody knows how many iterations there are.
static std::uint64_t transitionsOf(const asl::State& state, std::span<const lint::LeastWay> ways) {
    std::uint64_t transitions = 1;
    if (const auto* parallel = std::get_if<asl::Parallel>(&state.kind))
        for (const asl::ScopeId branch : parallel->branches)
            transitions += ways[branch.index].cost;
    return transitions;
}

static void check(const RuleInput& in, Reporter& out) {
    if (in.type != asl::MachineType::Standard || in.machine.scopes().empty())
        return;
    const std::uint64_t least = lint::leastWays(in.machine, in.flow.graph, transitionsOf).front().cost;
    const support::Span whole = in.root.span();
    if (least > in.options.mostTransitions)
        out.report({.begin = whole.begin, .end = whole.begin + 1},
            "each execution is billed for at least {} state transitions", least);
}

STEPCHECK_RULE(transition_cost){
    .id = "transition-cost",
    .summary = "Each execution makes many state transitions.",
    .severity = Severity::Info,
    .profile = Profile::All,
    .since = "0.1",
    .spec = "https://aws.amazon.com/step-functions/pricing/",
    .isPractice = true,
    .check = check,
};

}  // namespace stepcheck::rules
