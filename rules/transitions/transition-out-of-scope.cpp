#include "stepcheck/catalog/aws_texts.h"
#include "stepcheck/flow/facts.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/lint/transitions.h"

#include <optional>

namespace stepcheck::rules {

// The state of `scope` that holds `inner` somewhere inside it, or none.
static std::optional<asl::StateId> holderIn(const asl::Machine& machine, asl::ScopeId scope, asl::StateId inner) {
    for (std::optional<asl::StateId> at = inner; at; at = machine.scope(machine.state(*at).scope).parent)
        if (machine.state(*at).scope == scope)
            return at;
    return std::nullopt;
}

static void check(const RuleInput& in, Reporter& out) {
    for (const flow::DanglingEdge& edge : in.flow.graph.dangling()) {
        const asl::State& from = in.machine.state(edge.from);
        if (!edge.isKnown || !edge.meant || in.machine.state(*edge.meant).scope == from.scope)
            continue;
        const asl::State& target = in.machine.state(*edge.meant);
        const asl::Scope& scope = in.machine.scope(from.scope);
        auto report = out.report(edge.at, "{} leads out of {}, where \"{}\" is no state", lint::fieldOf(edge.kind),
            lint::describe(in.machine, scope), edge.target);
        report.awsText(catalog::aws::transitionTarget, edge.target);
        report.related(target.name.at, "it belongs to {}", lint::describe(in.machine, in.machine.scope(target.scope)));
        if (const std::optional<asl::StateId> holder = holderIn(in.machine, scope.id, target.id))
            report.help("lead to \"{}\", which runs it", in.machine.state(*holder).name.value);
        else
            report.help("end here with \"End\": true; \"{}\" then goes on", in.machine.state(*scope.parent).name.value);
    }
}

STEPCHECK_RULE(transition_out_of_scope){
    .id = "transition-out-of-scope",
    .summary = "Next or Default names a state of another branch, item processor or level.",
    .severity = Severity::Error,
    .since = "0.1",
    .spec = "https://states-language.net/#transitions",
    .awsCode = "MISSING_TRANSITION_TARGET",
    .check = check,
};

}  // namespace stepcheck::rules
