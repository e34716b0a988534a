#include "stepcheck/lint/rule.h"

namespace stepcheck::rules {

using query::jsonata::ProblemKind;

static void check(const RuleInput& in, Reporter& out) {
    for (const lint::JsonataProblem& found : in.jsonataProblems) {
        if (found.problem.kind != ProblemKind::UnknownFunction)
            continue;
        out.report(found.at(), "there is no function \"${}\"", found.problem.subject)
            .help("{}", found.problem.suggestion.empty()
                            ? std::string("see the functions of JSONata 2.0.6 and those that Step Functions adds")
                            : fmt::format("did you mean \"${}\"?", found.problem.suggestion));
    }
}

STEPCHECK_RULE(jsonata_unknown_function){
    .id = "jsonata-unknown-function",
    .summary = "A JSONata expression calls a function that does not exist.",
    .severity = Severity::Warning,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html",
    .check = check,
};

}  // namespace stepcheck::rules
