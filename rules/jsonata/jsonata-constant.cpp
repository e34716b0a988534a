#include "stepcheck/lint/rule.h"

namespace stepcheck::rules {

using query::jsonata::ProblemKind;

static void check(const RuleInput& in, Reporter& out) {
    for (const lint::JsonataProblem& found : in.jsonataProblems) {
        // A condition that is always the same has rules of its own.
        if (found.problem.kind != ProblemKind::Constant || found.expression->field->field == catalog::Field::Condition)
            continue;
        out.report(found.at(), "the expression is always the same").help("write the value itself");
    }
}

STEPCHECK_RULE(jsonata_constant){
    .id = "jsonata-constant",
    .summary = "An expression has neither variables nor functions.",
    .severity = Severity::Info,
    .profile = Profile::Strict,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html",
    .check = check,
};

}  // namespace stepcheck::rules
