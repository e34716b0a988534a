#include "stepcheck/catalog/aws_texts.h"
#include "stepcheck/lint/objects.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/lint/value_types.h"

#include <string>

namespace stepcheck::rules {

static void check(const RuleInput& in, Reporter& out) {
    lint::eachField(
        in.machine, [&](const asl::Object& object, const syntax::Member& member, const catalog::FieldSpec& spec) {
            if (!lint::lacksExpression(object, member.value, spec))
                return;
            auto report = out.report(member.value.span(), "\"{}\" must be {} or a JSONata expression, not a text",
                spec.name, lint::describe(spec.type));
            if (spec.type == catalog::ValueType::Integer)
                report.awsText(catalog::aws::expectedInteger);
            if (const std::string help = lint::helpForType(object, member.value, spec); !help.empty())
                report.help("{}", help);
        });
}

STEPCHECK_RULE(jsonata_expression_required){
    .id = "jsonata-expression-required",
    .summary = "A text stands where a JSONata state wants another value or an expression that yields it.",
    .severity = Severity::Error,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html",
    .awsCode = "SCHEMA_VALIDATION_FAILED",
    .check = check,
};

}  // namespace stepcheck::rules
