#include "stepcheck/lint/data_flow.h"
#include "stepcheck/lint/path_problems.h"
#include "stepcheck/lint/rule.h"

namespace stepcheck::rules {

static void check(const RuleInput& in, Reporter& out) {
    using query::jsonpath::Problem;
    lint::eachPathProblem(in.data.shared().pathProblems(), query::jsonpath::ProblemKind::IntrinsicNotAllowed,
        [&](const asl::Expression& expression, const Problem& problem) {
            out.report(expression.at(problem.at), "{}", problem.message)
                .help("compute the value in a payload template before, and name it here");
        });
}

STEPCHECK_RULE(intrinsic_not_allowed_in_field){
    .id = "intrinsic-not-allowed-in-field",
    .summary = "An intrinsic function stands in a field that takes a path only.",
    .severity = Severity::Error,
    .since = "0.1",
    .spec = "https://states-language.net/#intrinsic-functions",
    .awsCode = "SCHEMA_VALIDATION_FAILED",
    .check = check,
};

}  // namespace stepcheck::rules
