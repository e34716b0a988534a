#include "stepcheck/lint/data_flow.h"
#include "stepcheck/lint/objects.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/lint/tasks.h"
#include "stepcheck/support/suggest.h"

#include <algorithm>
#include <string_view>
#include <vector>

namespace stepcheck::rules {

static std::vector<std::string_view> actionNames(const catalog::Integration& integration) {
    std::vector<std::string_view> names;
    for (const catalog::IntegrationAction& action : integration.actions)
        names.push_back(action.name);
    return names;
}

// Whether the two are the same but for the case: resource-case says so.
static bool differInCase(std::string_view left, std::string_view right) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    return std::ranges::equal(left, right, {}, lower, lower);
}

static void reportUnknown(const lint::TaskCall& call, const catalog::Integration& integration, Reporter& out) {
    const std::string_view action = call.resource.action.text;
    const std::vector<std::string_view> names = actionNames(integration);
    auto report = out.report(
        call.at(call.resource.action), "the integration of {} has no action \"{}\"", integration.title, action);
    if (!integration.complete)
        report.severity(Severity::Warning);
    const std::string_view meant = support::nearest(action, names);
    if (!meant.empty())
        report.help("did you mean \"{}\"?", meant);
    else if (!integration.sdkService.empty())
        report.help("if the service has it, write \"aws-sdk:{}:{}\"", integration.sdkService, action);
    else
        report.help("write {}", lint::quoted(names, "or"));
}

static void check(const RuleInput& in, Reporter& out) {
    for (const lint::TaskCall& call : in.data.shared().tasks()) {
        const asl::ResourcePart& action = call.resource.action;
        const catalog::Integration* integration = call.integration();
        if (integration == nullptr || integration->actions.empty() || !action.isKnown || action.text.empty())
            continue;
        const bool isListed = std::ranges::any_of(integration->actions,
            [&](const catalog::IntegrationAction& each) { return differInCase(each.name, action.text); });
        if (!isListed)
            reportUnknown(call, *integration, out);
    }
}

STEPCHECK_RULE(resource_unknown_action){
    .id = "resource-unknown-action",
    .summary = "An optimised integration does not have the action that a task calls.",
    .severity = Severity::Error,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/integrate-optimized.html",
    .awsCode = "SCHEMA_VALIDATION_FAILED",
    .check = check,
};

}  // namespace stepcheck::rules
