#include "stepcheck/lint/intrinsics.h"
#include "stepcheck/lint/rule.h"

namespace stepcheck::rules {

static void check(const RuleInput& in, Reporter& out) {
    using query::intrinsic::Call;
    lint::eachIntrinsic(in.expressions, [&](const asl::Expression& expression, const Call& call) {
        // Of a function that does not exist unknown-intrinsic says all.
        if (expression.isInTemplate() || call.spec == nullptr || query::intrinsic::givesString(call))
            return;
        out.report(expression.at(call.nameAt), "{} takes only functions that give a string, and {} is none of them",
               expression.field->name, call.name)
            .help("put it into States.JsonToString or States.Format");
    });
}

STEPCHECK_RULE(intrinsic_string_result_required){
    .id = "intrinsic-string-result-required",
    .summary = "An ErrorPath or CausePath calls a function that gives no string.",
    .severity = Severity::Error,
    .since = "0.1",
    .spec = "https://states-language.net/#fail-state",
    .awsCode = "SCHEMA_VALIDATION_FAILED",
    .check = check,
};

}  // namespace stepcheck::rules
