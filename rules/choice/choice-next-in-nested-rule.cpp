#include "stepcheck/lint/objects.h"
#include "stepcheck/lint/rule.h"

namespace stepcheck::rules {

static void check(const RuleInput& in, Reporter& out) {
    for (const asl::Object& object : in.machine.objects()) {
        if (object.kind != catalog::ObjectKind::NestedChoiceRule)
            continue;
        for (const auto& [member, spec] : in.machine.fieldsOf(object))
            if (spec == nullptr && member->name() == catalog::name(catalog::Field::Next))
                out.report(member->key.span(), "\"Next\" stands in a rule that is part of another one")
                    .help("move it to the rule in \"Choices\" that holds this one");
    }
}

STEPCHECK_RULE(choice_next_in_nested_rule){
    .id = "choice-next-in-nested-rule",
    .summary = "A rule inside And, Or or Not has a Next of its own.",
    .severity = Severity::Error,
    .since = "0.1",
    .spec = "https://states-language.net/#choice-state",
    .awsCode = "SCHEMA_VALIDATION_FAILED",
    .check = check,
};

}  // namespace stepcheck::rules
