#include "stepcheck/lint/rule.h"
#include "stepcheck/lint/transitions.h"

#include <algorithm>

namespace stepcheck::rules {

// Whether the branch certainly ends with what it began with.
static bool returnsInput(const asl::Machine& machine, const asl::Scope& branch) {
    const auto states = machine.statesOf(branch);
    return branch.statesKnown && !states.empty() && std::ranges::all_of(states, lint::keepsData);
}

// Whether what the branches return is thrown away, or replaced.
static bool dropsResult(const asl::State& state) {
    const auto* path = asl::get(state.resultPath);
    return state.resultSelector.isPresent() || state.output.isPresent() ||
           (state.resultPath.isPresent() && (path == nullptr || path->value.isNull()));
}

static void check(const RuleInput& in, Reporter& out) {
    for (const auto& [state, parallel] : in.machine.each<asl::Parallel>()) {
        if (parallel.branches.size() < 2 || dropsResult(state) || !state.node().isComplete() ||
            state.parameters.isPresent() || state.arguments.isPresent())
            continue;
        const bool allReturn = std::ranges::all_of(
            parallel.branches, [&](asl::ScopeId id) { return returnsInput(in.machine, in.machine.scope(id)); });
        if (allReturn)
            out.report(state.name.at, "\"{}\" returns its input {} times", state.name.value, parallel.branches.size())
                .help("drop the result: \"ResultPath\": null, in JSONata an Output");
    }
}

STEPCHECK_RULE(parallel_output_too_large){
    .id = "parallel-output-too-large",
    .summary = "Every branch of a Parallel state returns its whole input.",
    .severity = Severity::Info,
    .profile = Profile::Strict,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/state-parallel.html",
    .check = check,
};

}  // namespace stepcheck::rules
