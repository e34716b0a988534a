#include "stepcheck/lint/objects.h"
#include "stepcheck/lint/rule.h"

namespace stepcheck::rules {

// Of these the service makes nothing; an empty text elsewhere is pointless, but taken.
static bool isRefused(const catalog::FieldSpec& spec) {
    return spec.role == catalog::TextRole::StateName || spec.role == catalog::TextRole::ResourceArn;
}

static bool isPointless(const catalog::FieldSpec& spec) {
    return spec.role == catalog::TextRole::Comment || spec.field == catalog::Field::Error ||
           spec.field == catalog::Field::Cause;
}

static void check(const RuleInput& in, Reporter& out) {
    lint::eachField(
        in.machine, [&](const asl::Object& /*object*/, const syntax::Member& member, const catalog::FieldSpec& spec) {
            const syntax::Node& value = member.value;
            if (!value.isFinalString() || value.isUnknown() || !value.text().empty())
                return;
            if (isRefused(spec))
                out.report(value.span(), "\"{}\" must not be empty", spec.name);
            else if (isPointless(spec))
                out.report(value.span(), "\"{}\" is empty", spec.name)
                    .severity(Severity::Info)
                    .help("write something, or remove it");
        });
}

STEPCHECK_RULE(empty_string_value){
    .id = "empty-string-value",
    .summary = "A field that means something only with text in it is empty.",
    .severity = Severity::Error,
    .since = "0.1",
    .spec = "https://states-language.net/#statesfields",
    .awsCode = "SCHEMA_VALIDATION_FAILED",
    .check = check,
};

}  // namespace stepcheck::rules
