#include "stepcheck/lint/choice_objects.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/support/suggest.h"

#include <string_view>

namespace stepcheck::rules {

static std::string_view nearestOperator(const RuleInput& in, const asl::Object& rule, std::string_view name) {
    const std::string_view meant = support::nearest(name, lint::absentFields(in.machine, rule));
    const catalog::FieldSpec* spec = meant.empty() ? nullptr : catalog::findField(rule.kind, meant);
    return spec == nullptr ? std::string_view() : spec->name;
}

static void check(const RuleInput& in, Reporter& out) {
    for (const asl::Object& object : in.machine.objects())
        for (const asl::ObjectField& field : in.machine.fieldsOf(object)) {
            if (!lint::isMeantAsOperator(in.machine, object, field))
                continue;
            auto report = out.report(field.member->key.span(), "there is no operator \"{}\"", field.member->name());
            if (const std::string_view meant = nearestOperator(in, object, field.member->name()); !meant.empty())
                report.help("did you mean \"{}\"?", meant);
        }
}

STEPCHECK_RULE(choice_unknown_operator){
    .id = "choice-unknown-operator",
    .summary = "A rule of a Choice state uses an operator that does not exist.",
    .severity = Severity::Error,
    .since = "0.1",
    .spec = "https://states-language.net/#choice-state",
    .awsCode = "SCHEMA_VALIDATION_FAILED",
    .check = check,
};

}  // namespace stepcheck::rules
