#include "stepcheck/catalog/api.h"
#include "stepcheck/lint/data_flow.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/lint/tasks.h"
#include "stepcheck/support/suggest.h"

#include <algorithm>
#include <string_view>
#include <vector>

namespace stepcheck::rules {

static std::vector<std::string_view> names() {
    std::vector<std::string_view> result;
    for (const catalog::Integration& integration : catalog::integrations())
        result.push_back(integration.name);
    result.push_back("activity");
    return result;
}

// The integration of a service that is called by another of its names: "sfn", "eventbridge", "stepfunctions".
static const catalog::Integration* calledOtherwise(std::string_view service) {
    if (const std::string_view inSdk = catalog::apiServiceCalled(service); !inSdk.empty())
        service = inSdk;
    const auto found = std::ranges::find(catalog::integrations(), service, &catalog::Integration::sdkService);
    return found == catalog::integrations().end() ? nullptr : &*found;
}

static bool isInLowerCase(std::string_view text) {
    return text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string_view::npos;
}

static void reportUnknown(const lint::TaskCall& call, Reporter& out) {
    const std::string_view service = call.resource.service.text;
    auto report = out.report(call.at(call.resource.service), "service \"{}\" has no optimised integration", service);
    if (const catalog::Integration* integration = calledOtherwise(service)) {
        report.help(
            "write \"{}\", or \"aws-sdk:{}\" for all of its actions", integration->name, integration->sdkService);
        return;
    }
    const std::string_view inSdk = catalog::findApiService(service) ? service : catalog::apiServiceCalled(service);
    if (!inSdk.empty()) {
        report.help("write \"aws-sdk:{}:{}\"", inSdk, call.resource.action.text);
        return;
    }
    const std::string_view meant = support::nearest(service, names());
    if (!meant.empty())
        report.help("did you mean \"{}\"?", meant);
    else
        // It may be newer than the catalogue.
        report
            .help("call it as \"aws-sdk:{}:{}\", unless it is newer than {}", service, call.resource.action.text,
                catalog::factsDate())
            .severity(Severity::Info);
}

static void check(const RuleInput& in, Reporter& out) {
    for (const lint::TaskCall& call : in.data.shared().tasks()) {
        const asl::ResourcePart& service = call.resource.service;
        if (!call.resource.is(asl::Resource::Form::Service) || !service.isKnown || service.text.empty())
            continue;
        if (isInLowerCase(service.text) && call.integration() == nullptr)
            reportUnknown(call, out);
    }
}

STEPCHECK_RULE(resource_unknown_service){
    .id = "resource-unknown-service",
    .summary = "A task calls an optimised integration that does not exist.",
    .severity = Severity::Error,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/integrate-optimized.html",
    .awsCode = "SCHEMA_VALIDATION_FAILED",
    .check = check,
};

}  // namespace stepcheck::rules
