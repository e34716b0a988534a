#include "stepcheck/lint/intrinsics.h"
#include "stepcheck/lint/rule.h"

namespace stepcheck::rules {

static void check(const RuleInput& in, Reporter& out) {
    lint::reportIntrinsics(in.expressions, query::intrinsic::ProblemKind::UnescapedBrace, out);
}

STEPCHECK_RULE(intrinsic_unescaped_brace){
    .id = "intrinsic-unescaped-brace",
    .summary = "A brace in the template of States.Format stands alone.",
    .severity = Severity::Warning,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html",
    .check = check,
};

}  // namespace stepcheck::rules
