#include "stepcheck/lint/rule.h"

namespace stepcheck::rules {

using query::jsonata::ProblemKind;

static void check(const RuleInput& in, Reporter& out) {
    for (const lint::JsonataProblem& found : in.jsonataProblems) {
        if (found.problem.kind != ProblemKind::YieldsFunction)
            continue;
        out.report(found.at(), "the result is a function, which is no JSON").help("call it");
    }
}

STEPCHECK_RULE(jsonata_function_result){
    .id = "jsonata-function-result",
    .summary = "The result of an expression is a function.",
    .severity = Severity::Warning,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html",
    .check = check,
};

}  // namespace stepcheck::rules
