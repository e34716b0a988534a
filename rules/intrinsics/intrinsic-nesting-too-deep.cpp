#include "stepcheck/lint/intrinsics.h"
#include "stepcheck/lint/rule.h"

namespace stepcheck::rules {

static void check(const RuleInput& in, Reporter& out) {
    lint::reportIntrinsics(in.expressions, query::intrinsic::ProblemKind::NestingTooDeep, out);
}

STEPCHECK_RULE(intrinsic_nesting_too_deep){
    .id = "intrinsic-nesting-too-deep",
    .summary = "More than 10 intrinsic functions lie inside each other.",
    .severity = Severity::Error,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html",
    .check = check,
};

}  // namespace stepcheck::rules
