#include "stepcheck/lint/rule.h"

namespace stepcheck::rules {

using query::jsonata::ProblemKind;

static void check(const RuleInput& in, Reporter& out) {
    for (const lint::JsonataProblem& found : in.jsonataProblems) {
        // A call of an intrinsic function has a rule of its own.
        if (found.problem.kind != ProblemKind::TopLevelReference || found.problem.subject == "States")
            continue;
        out.report(found.at(), "\"{}\" has nothing to refer to at the top level", found.problem.subject)
            .help("begin with $states.input or a variable");
    }
}

STEPCHECK_RULE(jsonata_top_level_path){
    .id = "jsonata-top-level-path",
    .summary = "An expression refers to an input document, which there is none of.",
    .severity = Severity::Error,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html",
    .awsCode = "UNSUPPORTED_JSONATA_EXPRESSION",
    .check = check,
};

}  // namespace stepcheck::rules
