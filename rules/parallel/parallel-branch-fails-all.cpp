#include "stepcheck/lint/handlers.h"
#include "stepcheck/lint/maps.h"
#include "stepcheck/lint/rule.h"

#include <algorithm>

namespace stepcheck::rules {

// Whether a failure of the state may end in a catcher: of its own, or of a state around it.
static bool mayBeCaught(const asl::Machine& machine, const asl::State& state) {
    const auto mayCatch = [](const asl::State& candidate) {
        const syntax::Member* list = candidate.node().find("Catch");
        return lint::mayHaveOtherArguments(candidate.node()) ||
               (list != nullptr && !(list->value.is(syntax::Kind::Array) && list->value.elements().empty()));
    };
    return mayCatch(state) || std::ranges::any_of(lint::statesAround(machine, state),
                                  [&](const asl::State* around) { return mayCatch(*around); });
}

static void check(const RuleInput& in, Reporter& out) {
    for (const auto& [state, parallel] : in.machine.each<asl::Parallel>()) {
        if (parallel.branches.size() < 2 || mayBeCaught(in.machine, state))
            continue;
        for (const asl::ScopeId id : parallel.branches)
            for (const asl::State& inner : in.machine.statesOf(in.machine.scope(id)))
                if (std::holds_alternative<asl::Fail>(inner.kind) && in.flow.reachableInScope[inner.id.index])
                    out.report(inner.name.at, "\"{}\" stops the other branches of \"{}\"", inner.name.value,
                           state.name.value)
                        .help(
                            "add a Catch to \"{}\", or let the branch end with a result that tells", state.name.value);
    }
}

STEPCHECK_RULE(parallel_branch_fails_all){
    .id = "parallel-branch-fails-all",
    .summary = "A Fail state in one branch stops the other branches, and nothing catches it.",
    .severity = Severity::Info,
    .profile = Profile::Strict,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/state-parallel.html",
    .check = check,
};

}  // namespace stepcheck::rules
