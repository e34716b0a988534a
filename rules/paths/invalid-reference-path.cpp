#include "stepcheck/lint/data_flow.h"
#include "stepcheck/lint/path_problems.h"
#include "stepcheck/lint/rule.h"

namespace stepcheck::rules {

static void check(const RuleInput& in, Reporter& out) {
    using query::jsonpath::Problem;
    lint::eachPathProblem(in.data.shared().pathProblems(), query::jsonpath::ProblemKind::NoReferencePath,
        [&](const asl::Expression& expression, const Problem& problem) {
            out.report(expression.at(problem.at), "{}", problem.message)
                .help("name one node: only names and single indexes may follow the root");
        });
}

STEPCHECK_RULE(invalid_reference_path){
    .id = "invalid-reference-path",
    .summary = "A field that takes a reference path holds a path that may select several values.",
    .severity = Severity::Error,
    .since = "0.1",
    .spec = "https://states-language.net/#ref-paths",
    .awsCode = "SCHEMA_VALIDATION_FAILED",
    .check = check,
};

}  // namespace stepcheck::rules
