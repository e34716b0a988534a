#include "stepcheck/lint/data_flow.h"
#include "stepcheck/lint/path_problems.h"
#include "stepcheck/lint/rule.h"

namespace stepcheck::rules {

using query::jsonpath::Problem;
using query::jsonpath::ProblemKind;

static void check(const RuleInput& in, Reporter& out) {
    lint::eachPathProblem(in.data.shared().pathProblems(), ProblemKind::ContextNotAllowed,
        [&](const asl::Expression& expression, const Problem& problem) {
            out.report(expression.at(problem.at), "{}", problem.message).help("begin the path with \"$.\"");
        });
    lint::eachPathProblem(in.data.shared().pathProblems(), ProblemKind::VariableNotAllowed,
        [&](const asl::Expression& expression, const Problem& problem) {
            out.report(expression.at(problem.at), "{}", problem.message)
                .help("use \"Assign\" to set a variable, or begin the path with \"$.\"");
        });
}

STEPCHECK_RULE(result_path_not_plain){
    .id = "result-path-not-plain",
    .summary = "A ResultPath begins with \"$$\" or a variable.",
    .severity = Severity::Error,
    .since = "0.1",
    .spec = "https://states-language.net/#filters",
    .awsCode = "SCHEMA_VALIDATION_FAILED",
    .check = check,
};

}  // namespace stepcheck::rules
