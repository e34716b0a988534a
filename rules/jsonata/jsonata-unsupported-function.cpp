#include "stepcheck/lint/rule.h"

namespace stepcheck::rules {

using query::jsonata::ProblemKind;

static void check(const RuleInput& in, Reporter& out) {
    for (const lint::JsonataProblem& found : in.jsonataProblems) {
        if (found.problem.kind != ProblemKind::EvalUnsupported)
            continue;
        out.report(found.at(), "Step Functions has no function \"$eval\"")
            .help("parse JSON with \"$parse\", and write expressions where they are evaluated");
    }
}

STEPCHECK_RULE(jsonata_unsupported_function){
    .id = "jsonata-unsupported-function",
    .summary = "A JSONata expression calls $eval.",
    .severity = Severity::Error,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html",
    .check = check,
};

}  // namespace stepcheck::rules
