#include "stepcheck/lint/rule.h"
#include "stepcheck/lint/variable_uses.h"

namespace stepcheck::rules {

static void check(const RuleInput& in, Reporter& out) {
    for (const flow::Assignment& assignment : in.variables.assignments())
        if (const flow::Assignment* outer = lint::findOuter(in, assignment))
            out.report(assignment.member->key.span(),
                   "\"{}\" is a variable of an outer scope, which cannot be assigned here", assignment.name)
                .related(outer->member->key.span(), "the outer scope assigns it here")
                .help("choose another name, or return the value and assign it in \"{}\"",
                    in.machine.state(*in.machine.scope(assignment.scope).parent).name.value);
}

STEPCHECK_RULE(variable_assigned_in_inner_scope){
    .id = "variable-assigned-in-inner-scope",
    .summary = "A branch or item processor assigns a variable of an outer scope.",
    .severity = Severity::Error,
    .since = "0.1",
    .spec = "https://states-language.net/#variables",
    .check = check,
};

}  // namespace stepcheck::rules
