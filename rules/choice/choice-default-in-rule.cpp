#include "stepcheck/lint/choice_objects.h"
#include "stepcheck/lint/rule.h"

namespace stepcheck::rules {

static void check(const RuleInput& in, Reporter& out) {
    for (const asl::Object& object : in.machine.objects()) {
        if (!lint::isChoiceRule(object))
            continue;
        for (const auto& [member, spec] : in.machine.fieldsOf(object))
            if (spec == nullptr && member->name() == catalog::name(catalog::Field::Default))
                out.report(member->key.span(), "\"Default\" stands in a rule").help("move it beside \"Choices\"");
    }
}

STEPCHECK_RULE(choice_default_in_rule){
    .id = "choice-default-in-rule",
    .summary = "Default stands in a rule of a Choice state and not beside Choices.",
    .severity = Severity::Error,
    .since = "0.1",
    .spec = "https://states-language.net/#choice-state",
    .awsCode = "SCHEMA_VALIDATION_FAILED",
    .check = check,
};

}  // namespace stepcheck::rules
