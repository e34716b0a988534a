#include "stepcheck/lint/intrinsics.h"
#include "stepcheck/lint/rule.h"

namespace stepcheck::rules {

static void check(const RuleInput& in, Reporter& out) {
    using query::intrinsic::Call;
    lint::eachIntrinsic(in.expressions, [&](const asl::Expression& expression, const Call& call) {
        if (!query::intrinsic::isConstant(call) || !query::intrinsic::check(call).empty())
            return;
        auto report = out.report(expression.at(call.at), "the call always gives the same value");
        if (expression.isInTemplate())
            report.help("write the value, under a key without \".$\"");
        else
            report.help("write the text into the field without \"Path\"");
    });
}

STEPCHECK_RULE(intrinsic_constant){
    .id = "intrinsic-constant",
    .summary = "An intrinsic function computes what is known already.",
    .severity = Severity::Info,
    .profile = Profile::Strict,
    .since = "0.1",
    .spec = "https://states-language.net/#intrinsic-functions",
    .check = check,
};

}  // namespace stepcheck::rules
