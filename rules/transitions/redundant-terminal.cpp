#include "stepcheck/flow/facts.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/lint/transitions.h"

namespace stepcheck::rules {

static bool endsPlainly(const asl::State& state) {
    return std::holds_alternative<asl::Succeed>(state.kind) && lint::keepsData(state);
}

static void check(const RuleInput& in, Reporter& out) {
    // Transitions of EXPRESS executions cost nothing.
    if (in.type == asl::MachineType::Express)
        return;
    for (const flow::Edge& edge : in.flow.graph.edges()) {
        const asl::State& from = in.machine.state(edge.from);
        const bool mayEnd = edge.kind == flow::EdgeKind::Next && !from.end.isPresent() &&
                            !std::holds_alternative<asl::Choice>(from.kind) &&
                            !std::holds_alternative<asl::UnknownKind>(from.kind);
        if (mayEnd && endsPlainly(in.machine.state(edge.to)))
            out.report(edge.at, "\"{}\" does nothing but end", in.machine.state(edge.to).name.value)
                .help("write \"End\": true instead, and save a transition");
    }
}

STEPCHECK_RULE(redundant_terminal){
    .id = "redundant-terminal",
    .summary = "Next leads to a Succeed state that does nothing but end.",
    .severity = Severity::Info,
    .profile = Profile::Strict,
    .since = "0.1",
    .spec = "https://states-language.net/#succeed-state",
    .check = check,
};

}  // namespace stepcheck::rules
