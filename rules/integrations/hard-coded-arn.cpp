#include "stepcheck/lint/literals.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/lint/tasks.h"

namespace stepcheck::rules {

static void check(const RuleInput& in, Reporter& out) {
    for (const syntax::Node* text : lint::literalTexts(in.machine)) {
        const auto arn = lint::splitArn(text->text());
        if (arn && lint::isAccountId(arn->account))
            out.report(text->span(), "the account {}{}{} is written into the definition", arn->account,
                   arn->region.empty() ? "" : " in ", arn->region)
                .help("put a placeholder such as ${{FunctionArn}} here and fill it in when you deploy");
    }
}

STEPCHECK_RULE(hard_coded_arn){
    .id = "hard-coded-arn",
    .summary = "An ARN with an account is written into the definition.",
    .severity = Severity::Info,
    .profile = Profile::All,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/concepts-sam-sfn.html",
    .isPractice = true,
    .check = check,
};

}  // namespace stepcheck::rules
