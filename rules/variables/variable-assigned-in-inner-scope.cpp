#include "stepcheck/lint/rule.h"

#include <algorithm>

namespace stepcheck::rules {

// The first assignment of the name in a scope around, as far as the service looks.
static const flow::Assignment* findOuter(const RuleInput& in, const flow::Assignment& inner) {
    for (const asl::Scope* scope = &in.machine.scope(inner.scope); scope->parent;) {
        const asl::State& parent = in.machine.state(*scope->parent);
        const auto* map = std::get_if<asl::Map>(&parent.kind);
        if (map != nullptr && map->isDistributed())
            return nullptr;
        scope = &in.machine.scope(parent.scope);
        // What the state itself assigns, it assigns when its scopes have ended; the service takes that.
        const auto found = std::ranges::find_if(in.variables.assignments(), [&](const flow::Assignment& outer) {
            return outer.scope == scope->id && outer.name == inner.name && outer.state != parent.id;
        });
        if (found != in.variables.assignments().end())
            return &*found;
    }
    return nullptr;
}

static void check(const RuleInput& in, Reporter& out) {
    for (const flow::Assignment& assignment : in.variables.assignments())
        if (const flow::Assignment* outer = findOuter(in, assignment))
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
