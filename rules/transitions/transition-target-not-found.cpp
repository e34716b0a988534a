#include "stepcheck/catalog/aws_texts.h"
#include "stepcheck/flow/facts.h"
#include "stepcheck/lint/fixes.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/lint/transitions.h"

#include <string_view>

namespace stepcheck::rules {

static void check(const RuleInput& in, Reporter& out) {
    for (const flow::DanglingEdge& edge : in.flow.graph.dangling()) {
        if (!edge.isKnown)
            continue;
        const asl::Scope& scope = in.machine.scope(in.machine.state(edge.from).scope);
        // A state of exactly that name elsewhere: transition-out-of-scope.
        if (edge.meant && in.machine.state(*edge.meant).scope != scope.id)
            continue;
        auto report = out.report(edge.at, "{} names \"{}\", which is no state", lint::fieldOf(edge.kind), edge.target);
        report.awsText(catalog::aws::transitionTarget, edge.target);
        if (!edge.meant) {
            report.help("name a state of {}, or add this one to it", lint::describe(in.machine, scope));
            continue;
        }
        const std::string_view meant = in.machine.state(*edge.meant).name.value;
        report.help("did you mean \"{}\"?", meant);
        if (lint::onlyStateLike(in.machine, scope, edge.target) == meant)
            report.fix(support::Safety::Unsafe, lint::replaced(in, edge.at, meant), "go to \"{}\"", meant);
    }
}

STEPCHECK_RULE(transition_target_not_found){
    .id = "transition-target-not-found",
    .summary = "Next or Default names a state that does not exist.",
    .severity = Severity::Error,
    .since = "0.1",
    .spec = "https://states-language.net/#transitions",
    .awsCode = "MISSING_TRANSITION_TARGET",
    .check = check,
};

}  // namespace stepcheck::rules
