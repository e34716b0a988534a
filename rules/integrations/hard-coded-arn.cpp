#include "stepcheck/lint/data_flow.h"
#include "stepcheck/lint/literals.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/lint/tasks.h"

#include <cstddef>
#include <string_view>

namespace stepcheck::rules {

// The account in the URL of a queue, https://sqs.<region>.amazonaws.com/<account>/<name>, or nothing.
static std::string_view accountOfQueue(std::string_view text) {
    static constexpr std::string_view host = ".amazonaws.com/";
    const std::size_t at = text.find(host);
    if (!text.starts_with("https://sqs.") || at == std::string_view::npos)
        return {};
    const std::string_view account = text.substr(at + host.size(), 12);
    return lint::isAccountId(account) && text.substr(at + host.size() + 12).starts_with('/') ? account
                                                                                             : std::string_view();
}

static void check(const RuleInput& in, Reporter& out) {
    for (const syntax::Node* text : in.data.shared().literalTexts()) {
        const auto arn = lint::splitArn(text->text());
        if (arn && lint::isAccountId(arn->account))
            out.report(text->span(), "the account {}{}{} is written into the definition", arn->account,
                   arn->region.empty() ? "" : " in ", arn->region)
                .help("put a placeholder such as ${{FunctionArn}} here and fill it in when you deploy");
        else if (const std::string_view account = accountOfQueue(text->text()); !account.empty())
            out.report(text->span(), "the account {} is written into the definition", account)
                .help("put a placeholder such as ${{QueueUrl}} here and fill it in when you deploy");
    }
}

STEPCHECK_RULE(hard_coded_arn){
    .id = "hard-coded-arn",
    .summary = "An ARN or URL with an account is written into the definition.",
    .severity = Severity::Info,
    .profile = Profile::All,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/concepts-sam-sfn.html",
    .isPractice = true,
    .check = check,
};

}  // namespace stepcheck::rules
