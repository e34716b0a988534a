#include "stepcheck/lint/rule.h"

namespace stepcheck::rules {

static void check(const RuleInput& in, Reporter& out) {
    for (const asl::Object& object : in.machine.objects())
        for (const auto& [member, spec] : in.machine.fieldsOf(object)) {
            if (spec != nullptr || member->name() != catalog::name(catalog::Field::Assign))
                continue;
            const bool isNested = object.kind == catalog::ObjectKind::NestedChoiceRule;
            out.report(member->key.span(), "{} has no field \"Assign\"", catalog::describe(object.kind))
                .help("{}", isNested ? "move it to the outermost rule" : "assign in the state before it");
        }
}

STEPCHECK_RULE(assign_not_allowed){
    .id = "assign-not-allowed",
    .summary = "Assign stands in an object that cannot have it.",
    .severity = Severity::Error,
    .since = "0.1",
    .spec = "https://states-language.net/#variables",
    .awsCode = "SCHEMA_VALIDATION_FAILED",
    .check = check,
};

}  // namespace stepcheck::rules
