#include "stepcheck/lint/rule.h"

namespace stepcheck::rules {

using query::jsonata::ProblemKind;

static void check(const RuleInput& in, Reporter& out) {
    for (const lint::JsonataProblem& found : in.jsonataProblems) {
        const query::jsonata::Problem& problem = found.problem;
        if (problem.kind == ProblemKind::WrongArity)
            out.report(found.at(), "\"${}\" is called with the wrong number of arguments", problem.subject)
                .help("its signature is {}", problem.detail);
        else if (problem.kind == ProblemKind::WrongArgumentType)
            out.report(found.at(), "\"${}\" does not take this argument", problem.subject)
                .help("{}", problem.detail.empty() ? "remove it" : fmt::format("it takes {}", problem.detail));
    }
}

STEPCHECK_RULE(jsonata_arity){
    .id = "jsonata-arity",
    .summary = "A function of JSONata is called with arguments that it does not take.",
    .severity = Severity::Warning,
    .since = "0.1",
    .spec = "https://docs.jsonata.org/2.0.0/overview",
    .check = check,
};

}  // namespace stepcheck::rules
