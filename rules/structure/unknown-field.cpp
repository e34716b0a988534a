#include "stepcheck/catalog/aws_texts.h"
#include "stepcheck/lint/choice_objects.h"
#include "stepcheck/lint/fixes.h"
#include "stepcheck/lint/objects.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/lint/templates.h"
#include "stepcheck/support/suggest.h"

#include <optional>
#include <string_view>
#include <vector>

namespace stepcheck::rules {

static void check(const RuleInput& in, Reporter& out) {
    for (const asl::Object& object : in.machine.objects()) {
        std::optional<std::vector<std::string_view>> absent;
        for (const auto& [member, spec] : in.machine.fieldsOf(object)) {
            // What other objects have is the business of field-not-allowed, `Field.$` that of dollar-key-in-verbatim,
            // operators that do not exist that of choice-unknown-operator.
            if (spec != nullptr || !catalog::kindsWithField(member->name()).empty() ||
                lint::computedField(object, *member) != nullptr ||
                lint::isMeantAsOperator(in.machine, object, {.member = member, .spec = spec}))
                continue;
            if (!absent)
                absent = lint::absentFields(in.machine, object);
            auto report = out.report(
                member->key.span(), "{} has no field \"{}\"", catalog::describe(object.kind), member->name());
            report.awsText(catalog::aws::fieldNotSupported, member->name());
            if (const std::string_view meant = support::nearest(member->name(), *absent); !meant.empty())
                report.help("did you mean \"{}\"?", meant);
            // Two members may be meant to be the same field.
            const std::string_view meant = support::nearestAlone(member->name(), *absent);
            if (!meant.empty() && !lint::isMeantTwice(in.machine, object, meant))
                report.fix(support::Safety::Safe, lint::renamed(in, *object.node, *member, meant),
                    "rename it to \"{}\"", meant);
        }
    }
}

STEPCHECK_RULE(unknown_field){
    .id = "unknown-field",
    .summary = "An object has a member that the language does not know.",
    .severity = Severity::Error,
    .since = "0.1",
    .spec = "https://states-language.net/#toplevelfields",
    .awsCode = "SCHEMA_VALIDATION_FAILED",
    .check = check,
};

}  // namespace stepcheck::rules
