#include "stepcheck/lint/intrinsics.h"
#include "stepcheck/lint/rule.h"

namespace stepcheck::rules {

static void check(const RuleInput& in, Reporter& out) {
    lint::reportIntrinsics(in.expressions, query::intrinsic::ProblemKind::Placeholders, out);
}

STEPCHECK_RULE(intrinsic_format_placeholders){
    .id = "intrinsic-format-placeholders",
    .summary = "A States.Format has not as many placeholders as arguments.",
    .severity = Severity::Warning,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html",
    .check = check,
};

}  // namespace stepcheck::rules
