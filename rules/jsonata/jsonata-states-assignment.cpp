#include "stepcheck/lint/rule.h"

namespace stepcheck::rules {

using query::jsonata::ProblemKind;

static void check(const RuleInput& in, Reporter& out) {
    for (const lint::JsonataProblem& found : in.jsonataProblems) {
        if (found.problem.kind != ProblemKind::BindsStates)
            continue;
        out.report(found.at(), "\"$states\" cannot be bound").help("choose another name");
    }
}

STEPCHECK_RULE(jsonata_states_assignment){
    .id = "jsonata-states-assignment",
    .summary = "An expression binds $states.",
    .severity = Severity::Error,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html",
    .awsCode = "RESERVED_VARIABLE_NAME",
    .check = check,
};

}  // namespace stepcheck::rules
