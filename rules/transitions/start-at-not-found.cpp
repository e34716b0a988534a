#include "stepcheck/catalog/aws_texts.h"
#include "stepcheck/flow/facts.h"
#include "stepcheck/lint/fixes.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/lint/transitions.h"

namespace stepcheck::rules {

static void check(const RuleInput& in, Reporter& out) {
    for (const asl::Scope& scope : in.machine.scopes()) {
        const flow::Start& start = in.flow.graph.start(scope.id);
        if (!start.isDangling)
            continue;
        const auto& [name, at] = *asl::get(scope.startAt);
        if (!start.meant) {
            out.report(at, "StartAt names \"{}\", which is no state", name)
                .awsText(catalog::aws::transitionTarget, name)
                .help("name a state of {}", lint::describe(in.machine, scope));
            continue;
        }
        const asl::State& meant = in.machine.state(*start.meant);
        if (meant.scope == scope.id) {
            auto report = out.report(at, "StartAt names \"{}\", which is no state", name);
            report.awsText(catalog::aws::transitionTarget, name).help("did you mean \"{}\"?", meant.name.value);
            if (lint::onlyStateLike(in.machine, scope, name) == meant.name.value)
                report.fix(support::Safety::Unsafe, lint::replaced(in, at, meant.name.value), "start at \"{}\"",
                    meant.name.value);
        } else {
            out.report(at, "StartAt names \"{}\", which is no state of {}", name, lint::describe(in.machine, scope))
                .awsText(catalog::aws::transitionTarget, name)
                .help("name a state of the same States object")
                .related(meant.name.at, "\"{}\" belongs to {}", name,
                    lint::describe(in.machine, in.machine.scope(meant.scope)));
        }
    }
}

STEPCHECK_RULE(start_at_not_found){
    .id = "start-at-not-found",
    .summary = "StartAt names no state of its state machine, branch or item processor.",
    .severity = Severity::Error,
    .since = "0.1",
    .spec = "https://states-language.net/#toplevelfields",
    .awsCode = "MISSING_TRANSITION_TARGET",
    .check = check,
};

}  // namespace stepcheck::rules
