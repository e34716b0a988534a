#include "stepcheck/lint/objects.h"
#include "stepcheck/lint/rule.h"

#include <algorithm>

namespace stepcheck::rules {

static void check(const RuleInput& in, Reporter& out) {
    lint::eachField(
        in.machine, [&](const asl::Object& /*object*/, const syntax::Member& member, const catalog::FieldSpec& spec) {
            if (spec.field == catalog::Field::Version && member.value.isFinalString() && !member.value.isUnknown() &&
                std::ranges::find(spec.values, member.value.text()) == spec.values.end())
                out.report(member.value.span(), "\"Version\" must be {}", lint::quoted(spec.values, "or"))
                    .help("it is the version of the language, not of the definition; remove it");
        });
}

STEPCHECK_RULE(invalid_version){
    .id = "invalid-version",
    .summary = "Version is not 1.0, the only version of the language.",
    .severity = Severity::Error,
    .since = "0.1",
    .spec = "https://states-language.net/#toplevelfields",
    .awsCode = "SCHEMA_VALIDATION_FAILED",
    .check = check,
};

}  // namespace stepcheck::rules
