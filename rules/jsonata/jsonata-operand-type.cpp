#include "stepcheck/lint/rule.h"

namespace stepcheck::rules {

using query::jsonata::ProblemKind;

static void check(const RuleInput& in, Reporter& out) {
    for (const lint::JsonataProblem& found : in.jsonataProblems) {
        if (found.problem.kind != ProblemKind::WrongOperandType)
            continue;
        out.report(found.at(), "\"{}\" does not take this operand", found.problem.subject)
            .help("it takes {}", found.problem.detail);
    }
}

STEPCHECK_RULE(jsonata_operand_type){
    .id = "jsonata-operand-type",
    .summary = "An operator of JSONata has an operand that certainly is of the wrong type.",
    .severity = Severity::Warning,
    .since = "0.1",
    .spec = "https://docs.jsonata.org/2.0.0/overview",
    .check = check,
};

}  // namespace stepcheck::rules
