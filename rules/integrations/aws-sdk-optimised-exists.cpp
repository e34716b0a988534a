#include "stepcheck/lint/data_flow.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/lint/tasks.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>

namespace stepcheck::rules {

// What changes with the optimised integration, in a few words.
static std::string whatChanges(const catalog::IntegrationAction& action) {
    if (action.name == "invoke")
        return "it reads and writes Payload as JSON";
    if (action.sync2)
        return "it can wait for the end and reads and writes JSON";
    if (action.sync)
        return "it can wait for the end of the job";
    return "error names begin differently";
}

static std::string_view serviceOf(const catalog::IntegrationAction& action) {
    for (const catalog::Integration& integration : catalog::integrations())
        if (std::ranges::any_of(integration.actions, [&](const auto& each) { return &each == &action; }))
            return integration.name;
    return {};
}

static void check(const RuleInput& in, Reporter& out) {
    for (const lint::TaskCall& call : in.data.shared().tasks()) {
        const asl::Resource& resource = call.resource;
        if (!resource.is(asl::Resource::Form::AwsSdk) || !resource.service.isKnown || !resource.action.isKnown)
            continue;
        const catalog::IntegrationAction* action =
            catalog::findOptimised(fmt::format("{}:{}", resource.service.text, resource.action.text));
        if (action == nullptr)
            continue;
        const support::Span at =
            call.resourceNode->spanOf({.begin = resource.service.inText.begin - 8, .end = resource.action.inText.end});
        out.report(at, "{} has an optimised integration", lint::actionName(resource))
            .help("write \"{}:{}\": {}", serviceOf(*action), action->name, whatChanges(*action));
    }
}

STEPCHECK_RULE(aws_sdk_optimised_exists){
    .id = "aws-sdk-optimised-exists",
    .summary = "An SDK call is made where an optimised integration exists.",
    .severity = Severity::Info,
    .profile = Profile::Strict,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/integrate-optimized.html",
    .isPractice = true,
    .check = check,
};

}  // namespace stepcheck::rules
