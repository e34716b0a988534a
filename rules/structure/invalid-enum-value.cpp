#include "stepcheck/catalog/aws_texts.h"
#include "stepcheck/lint/fixes.h"
#include "stepcheck/lint/objects.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/support/suggest.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

namespace stepcheck::rules {

// These have rules of their own, which say more.
static bool hasItsOwnRule(catalog::Field field) {
    return field == catalog::Field::Type || field == catalog::Field::QueryLanguage || field == catalog::Field::Version;
}

static void check(const RuleInput& in, Reporter& out) {
    lint::eachField(in.machine, [&](const asl::Object& /*object*/, const syntax::Member& member,
                                    const catalog::FieldSpec& spec) {
        if (spec.role != catalog::TextRole::Enumeration || hasItsOwnRule(spec.field) || !member.value.isFinalString() ||
            member.value.isUnknown())
            return;
        const std::string_view text = member.value.text();
        if (std::ranges::find(spec.values, text) != spec.values.end())
            return;
        auto report = out.report(member.value.span(), "\"{}\" must be {}", spec.name, lint::quoted(spec.values, "or"));
        report.awsText(catalog::aws::valueOneOf, fmt::join(spec.values, ", "));
        if (const std::string_view meant = support::nearest(text, spec.values); !meant.empty())
            report.help("did you mean \"{}\"?", meant);
        if (const std::string_view meant = support::nearestAlone(text, spec.values); !meant.empty())
            report.fix(
                support::Safety::Safe, syntax::Editor(in.document).replace(member.value, meant), "write \"{}\"", meant);
    });
}

STEPCHECK_RULE(invalid_enum_value){
    .id = "invalid-enum-value",
    .summary = "A text is none of those that its field takes.",
    .severity = Severity::Error,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/state-map.html",
    .awsCode = "SCHEMA_VALIDATION_FAILED",
    .check = check,
};

}  // namespace stepcheck::rules
