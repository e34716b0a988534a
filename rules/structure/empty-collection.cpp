#include "stepcheck/asl/presence.h"
#include "stepcheck/catalog/aws_texts.h"
#include "stepcheck/lint/objects.h"
#include "stepcheck/lint/rule.h"

namespace stepcheck::rules {

static void check(const RuleInput& in, Reporter& out) {
    lint::eachField(
        in.machine, [&](const asl::Object& /*object*/, const syntax::Member& member, const catalog::FieldSpec& spec) {
            const syntax::Node& value = member.value;
            if (!spec.nonEmpty || !value.isComplete() || value.isUnknown() ||
                asl::presenceOf(value, spec, false) != asl::Presence::Located)
                return;
            if (value.elements().empty() && value.members().empty())
                out.report(value.span(), "\"{}\" must not be empty", spec.name).awsText(catalog::aws::valueEmpty);
        });
}

STEPCHECK_RULE(empty_collection){
    .id = "empty-collection",
    .summary = "An array or object that needs an element has none.",
    .severity = Severity::Error,
    .since = "0.1",
    .spec = "https://states-language.net/#statesfields",
    .awsCode = "SCHEMA_VALIDATION_FAILED",
    .check = check,
};

}  // namespace stepcheck::rules
