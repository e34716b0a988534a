#include "stepcheck/lint/data_flow.h"
#include "stepcheck/lint/literals.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/lint/tasks.h"

#include <optional>
#include <string_view>

namespace stepcheck::rules {

namespace {

// The first value of a part of the ARNs, and where it stands.
struct First {
    std::string_view value;
    support::Span at;
};

}  // namespace

static void compare(std::string_view what, std::string_view value, const syntax::Node& text,
    std::optional<First>& first, Reporter& out) {
    if (value.empty())
        return;
    if (!first)
        first = First{.value = value, .at = text.span()};
    else if (first->value != value)
        out.report(text.span(), "this ARN is of the {} {}, others of {}", what, value, first->value)
            .related(first->at, "this is of {}", first->value);
}

static void check(const RuleInput& in, Reporter& out) {
    std::optional<First> partition;
    std::optional<First> region;
    std::optional<First> account;
    for (const syntax::Node* text : in.data.shared().literalTexts()) {
        const auto arn = lint::splitArn(text->text());
        if (!arn || !text->holes().empty())
            continue;
        compare("partition", arn->partition, *text, partition, out);
        compare("region", arn->region, *text, region, out);
        // Names that AWS owns have no account of yours.
        if (lint::isAccountId(arn->account))
            compare("account", arn->account, *text, account, out);
    }
}

STEPCHECK_RULE(resource_region_account_mismatch){
    .id = "resource-region-account-mismatch",
    .summary = "The ARNs of a definition belong to several accounts, regions or partitions.",
    .severity = Severity::Info,
    .profile = Profile::Strict,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/concepts-access-cross-acct-resources.html",
    .check = check,
};

}  // namespace stepcheck::rules
