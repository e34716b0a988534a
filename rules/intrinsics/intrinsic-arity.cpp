#include "stepcheck/lint/intrinsics.h"
#include "stepcheck/lint/rule.h"

namespace stepcheck::rules {

static void check(const RuleInput& in, Reporter& out) {
    lint::reportIntrinsics(in.expressions, query::intrinsic::ProblemKind::Arity, out);
}

STEPCHECK_RULE(intrinsic_arity){
    .id = "intrinsic-arity",
    .summary = "An intrinsic function is called with too few or too many arguments.",
    .severity = Severity::Error,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html",
    .check = check,
};

}  // namespace stepcheck::rules
