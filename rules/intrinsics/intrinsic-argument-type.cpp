#include "stepcheck/lint/intrinsics.h"
#include "stepcheck/lint/rule.h"

namespace stepcheck::rules {

static void check(const RuleInput& in, Reporter& out) {
    lint::reportIntrinsics(in.expressions, query::intrinsic::ProblemKind::ArgumentType, out);
}

STEPCHECK_RULE(intrinsic_argument_type){
    .id = "intrinsic-argument-type",
    .summary = "An argument of an intrinsic function has a type that the function does not take.",
    .severity = Severity::Error,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html",
    .check = check,
};

}  // namespace stepcheck::rules
