#include "stepcheck/lint/rule.h"

namespace stepcheck::rules {

using query::jsonata::ProblemKind;

static void check(const RuleInput& in, Reporter& out) {
    for (const lint::JsonataProblem& found : in.jsonataProblems) {
        const query::jsonata::Problem& problem = found.problem;
        if (problem.kind == ProblemKind::UnknownMember)
            out.report(found.at(), "$states has no member \"{}\"", problem.subject)
                .help("{}", problem.suggestion.empty() ? "it has input, context, result and errorOutput"
                                                       : fmt::format("did you mean \"{}\"?", problem.suggestion));
        else if (problem.kind == ProblemKind::UnavailableMember)
            out.report(found.at(), "there is no $states.{} in this field", problem.subject)
                .help("{}", problem.subject == "errorOutput"
                                ? "only Output and Assign of a catcher have it"
                                : "only Output and Assign of a Task, Parallel or Map state have it");
    }
}

STEPCHECK_RULE(jsonata_states_field_unavailable){
    .id = "jsonata-states-field-unavailable",
    .summary = "An expression reads a member of $states that is not there.",
    .severity = Severity::Error,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html",
    .awsCode = "UNSUPPORTED_JSONATA_EXPRESSION",
    .check = check,
};

}  // namespace stepcheck::rules
