#include "stepcheck/lint/rule.h"
#include "stepcheck/lint/transitions.h"
#include "stepcheck/lint/variable_uses.h"

namespace stepcheck::rules {

static void check(const RuleInput& in, Reporter& out) {
    lint::eachDoubtfulRead(
        in, [&](const asl::Expression& expression, const asl::VariableUse& use, const flow::Lookup& lookup) {
            if (lookup.availability != flow::Availability::Elsewhere)
                return;
            const asl::Scope& scope = in.machine.scope(lookup.assignment->scope);
            out.report(expression.at(use.inText), "\"{}\" is a variable of {}, which ends with it", use.name,
                   lint::describe(in.machine, scope))
                .related(lookup.assignment->member->key.span(), "assigned here")
                .help("return the value in the output, and assign it from there");
        });
}

STEPCHECK_RULE(variable_not_exported){
    .id = "variable-not-exported",
    .summary = "An expression reads a variable of a branch or item processor outside of it.",
    .severity = Severity::Warning,
    .since = "0.1",
    .spec = "https://states-language.net/#variables",
    .check = check,
};

}  // namespace stepcheck::rules
