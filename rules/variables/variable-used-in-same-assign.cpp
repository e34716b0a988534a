#include "stepcheck/lint/rule.h"
#include "stepcheck/lint/variable_uses.h"

namespace stepcheck::rules {

static void check(const RuleInput& in, Reporter& out) {
    lint::eachDoubtfulRead(in, [&](const asl::Expression& expression, const asl::VariableUse& use,
                                  const flow::Lookup& lookup) {
        // A variable of an outer scope cannot be assigned here, and has its value: variable-assigned-in-inner-scope.
        if (lookup.availability == flow::Availability::Never && lint::assignsBeside(in, expression, use.name) &&
            lint::findOuter(in, *lookup.assignment) == nullptr)
            out.report(expression.at(use.inText), "the variable \"{}\" has no value before the next state", use.name)
                .related(lookup.assignment->member->key.span(), "assigned here")
                .help("write the value itself here, or read the variable in the next state");
    });
}

STEPCHECK_RULE(variable_used_in_same_assign){
    .id = "variable-used-in-same-assign",
    .summary = "A state reads a variable that only the state itself assigns.",
    .severity = Severity::Warning,
    .since = "0.1",
    .spec = "https://states-language.net/#variables",
    .check = check,
};

}  // namespace stepcheck::rules
