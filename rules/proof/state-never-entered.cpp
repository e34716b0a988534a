#include "explored.h"

namespace stepcheck::rules {

// Whether executions come to a state that leads to it: what lies behind follows from that.
static bool isFirst(const RuleInput& in, const proof::Explored& explored, const asl::State& state) {
    return std::ranges::any_of(in.flow.graph.edges(), [&](const flow::Edge& edge) {
        return edge.to == state.id && explored.coverage(in.machine.state(edge.from)).entered > 0;
    });
}

static void check(const RuleInput& in, Reporter& out) {
    const proof::Explored* explored = proof::explored(in);
    if (explored == nullptr)
        return;
    for (const asl::State& state : in.machine.states())
        // What no transition leads to: unreachable-state.
        if (in.flow.reachable[state.id.index] && explored->settled.contains(state.id) &&
            explored->coverage(state).entered == 0 && isFirst(in, *explored, state))
            proof::addAssumptions(*explored, state.name.at,
                out.report(
                       state.name.at, "no execution enters \"{}\": what leads to it is never taken", state.name.value)
                    .help("remove the state, or correct what leads to it"));
}

STEPCHECK_RULE(state_never_entered){
    .id = "state-never-entered",
    .summary = "No execution enters a state, though transitions lead to it.",
    .severity = Severity::Warning,
    .profile = Profile::All,
    .since = "0.1",
    .spec = "https://states-language.net/#transitions",
    .check = check,
};

}  // namespace stepcheck::rules
