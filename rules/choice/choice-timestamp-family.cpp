#include "stepcheck/catalog/comparisons.h"
#include "stepcheck/lint/choice_objects.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/support/timestamp.h"

#include <string_view>

namespace stepcheck::rules {

using catalog::Family;
using catalog::Relation;

// The operator of the other family that compares in the same way.
static std::string_view twinOf(const catalog::ComparisonSpec& spec) {
    for (const catalog::FieldSpec& field : catalog::fieldsOf(catalog::ObjectKind::ChoiceRule)) {
        const catalog::ComparisonSpec* other = catalog::findComparison(field.field);
        if (other != nullptr && other->family == Family::Timestamp && other->relation == spec.relation &&
            other->operandIsPath == spec.operandIsPath)
            return field.name;
    }
    return {};
}

static void check(const RuleInput& in, Reporter& out) {
    lint::eachField(
        in.machine, [&](const asl::Object& object, const syntax::Member& member, const catalog::FieldSpec& field) {
            const catalog::ComparisonSpec* spec = catalog::findComparison(field.field);
            if (spec == nullptr || !lint::isJsonPathRule(object) || spec->family != Family::String ||
                spec->operandIsPath || !member.value.isFinalString())
                return;
            // Equal texts are equal timestamps, and often enough that is what is wanted.
            if (spec->relation == Relation::Equals || spec->relation == Relation::Matches ||
                !support::parseTimestamp(member.value.text()).value)
                return;
            out.report(member.key.span(), "\"{}\" compares timestamps letter by letter", field.name)
                .help("use \"{}\", which knows offsets and fractions", twinOf(*spec));
        });
}

STEPCHECK_RULE(choice_timestamp_family){
    .id = "choice-timestamp-family",
    .summary = "A Choice rule compares a timestamp with an operator for strings.",
    .severity = Severity::Warning,
    .profile = Profile::Strict,
    .since = "0.1",
    .spec = "https://states-language.net/#choice-state",
    .check = check,
};

}  // namespace stepcheck::rules
