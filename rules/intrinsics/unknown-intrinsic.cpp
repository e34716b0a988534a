#include "stepcheck/lint/intrinsics.h"
#include "stepcheck/lint/rule.h"

namespace stepcheck::rules {

static void check(const RuleInput& in, Reporter& out) {
    lint::reportIntrinsics(in.expressions, query::intrinsic::ProblemKind::UnknownFunction, out);
}

STEPCHECK_RULE(unknown_intrinsic){
    .id = "unknown-intrinsic",
    .summary = "A call names an intrinsic function that does not exist.",
    .severity = Severity::Error,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html",
    .check = check,
};

}  // namespace stepcheck::rules
