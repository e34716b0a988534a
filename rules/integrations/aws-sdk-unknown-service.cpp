#include "stepcheck/catalog/api.h"
#include "stepcheck/lint/data_flow.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/lint/task_api.h"
#include "stepcheck/support/suggest.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace stepcheck::rules {

static std::string lowered(std::string_view text) {
    std::string result(text);
    std::ranges::transform(
        result, result.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return result;
}

static void checkService(const lint::TaskCall& call, Reporter& out) {
    const std::string_view written = call.resource.service.text;
    const std::string service = lowered(written);
    // With capitals it is the business of resource-case.
    if (written.empty() || catalog::findApiService(service))
        return;
    const support::Span at = call.at(call.resource.service);
    const std::vector<std::string_view> services = catalog::apiServices();
    std::string_view meant = catalog::apiServiceCalled(service);
    if (meant.empty())
        meant = lint::onceMisspelt(service, services);
    if (!meant.empty()) {
        out.report(at, "the AWS SDK integrations have no service \"{}\"", written).help("write \"{}\"", meant);
        return;
    }
    auto report = out.report(at, "no service \"{}\" of the AWS SDK integrations is known", written);
    report.severity(Severity::Info).awsCode({});
    if (const std::string_view near = support::nearest(service, services); !near.empty())
        report.help("did you mean \"{}\"?", near);
}

static void check(const RuleInput& in, Reporter& out) {
    for (const lint::TaskCall& call : in.data.shared().tasks())
        if (call.resource.is(asl::Resource::Form::AwsSdk) && call.resource.service.isKnown)
            checkService(call, out);
}

STEPCHECK_RULE(aws_sdk_unknown_service){
    .id = "aws-sdk-unknown-service",
    .summary = "A task calls a service that the AWS SDK integrations do not have, or not by this name.",
    .severity = Severity::Error,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html",
    .awsCode = "SCHEMA_VALIDATION_FAILED",
    .check = check,
};

}  // namespace stepcheck::rules
