#include "stepcheck/lint/data_flow.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/lint/tasks.h"

#include <algorithm>
#include <string_view>

namespace stepcheck::rules {

static bool isNumber(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

// What keeps a text from being the ARN of a role, or nothing. A placeholder may stand for the account.
static std::string_view whyNoRole(std::string_view text) {
    const auto arn = lint::splitArn(text);
    if (!arn)
        return "it is no ARN";
    if (arn->service != "iam")
        return "its service is not \"iam\"";
    if (!arn->region.empty())
        return "the ARN of a role has no region";
    if (arn->account.empty() || (isNumber(arn->account) && !lint::isAccountId(arn->account)))
        return "an account has twelve digits";
    if (!arn->rest.starts_with("role/") || arn->rest.size() == 5 || arn->rest.ends_with('/'))
        return "it names no \"role/\"";
    return {};
}

static void check(const RuleInput& in, Reporter& out) {
    for (const lint::TaskCall& call : in.data.shared().tasks()) {
        const auto* credentials = asl::get(call.task->credentials);
        if (credentials == nullptr)
            continue;
        const syntax::Node* role = lint::constantParameter(*call.state, *credentials->value, "RoleArn");
        if (role == nullptr || !role->isFinalString() || role->text().empty())
            continue;
        if (const std::string_view why = whyNoRole(role->text()); !why.empty())
            out.report(role->span(), "\"RoleArn\" is not the ARN of a role: {}", why)
                .help("write arn:aws:iam::<account>:role/<name>, or compute it");
    }
}

STEPCHECK_RULE(credentials_static_invalid){
    .id = "credentials-static-invalid",
    .summary = "The RoleArn of Credentials is not the ARN of a role.",
    .severity = Severity::Warning,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/concepts-access-cross-acct-resources.html",
    .check = check,
};

}  // namespace stepcheck::rules
