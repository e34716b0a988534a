#include "stepcheck/lint/intrinsics.h"
#include "stepcheck/lint/rule.h"

namespace stepcheck::rules {

static void check(const RuleInput& in, Reporter& out) {
    lint::reportIntrinsics(in.expressions, query::intrinsic::ProblemKind::ArgumentRange, out);
}

STEPCHECK_RULE(intrinsic_argument_range){
    .id = "intrinsic-argument-range",
    .summary = "An argument of an intrinsic function is outside of what the function takes.",
    .severity = Severity::Warning,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html",
    .check = check,
};

}  // namespace stepcheck::rules
