#include "stepcheck/lint/rule.h"
#include "stepcheck/lint/variable_uses.h"

namespace stepcheck::rules {

static void check(const RuleInput& in, Reporter& out) {
    lint::eachDoubtfulRead(
        in, [&](const asl::Expression& expression, const asl::VariableUse& use, const flow::Lookup& lookup) {
            if (lookup.availability == flow::Availability::Distributed)
                out.report(expression.at(use.inText),
                       "the variable \"{}\" does not enter the distributed item processor", use.name)
                    .related(lookup.assignment->member->key.span(), "assigned here, outside of it")
                    .help("pass it with ItemSelector or BatchInput");
        });
}

STEPCHECK_RULE(variable_in_distributed_map){
    .id = "variable-in-distributed-map",
    .summary = "A distributed item processor reads a variable from outside.",
    .severity = Severity::Warning,
    .since = "0.1",
    .spec = "https://states-language.net/#variables",
    .check = check,
};

}  // namespace stepcheck::rules
