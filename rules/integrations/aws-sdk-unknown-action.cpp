#include "stepcheck/catalog/api.h"
#include "stepcheck/lint/data_flow.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/lint/task_api.h"
#include "stepcheck/support/suggest.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stepcheck::rules {

// With a capital in front it is the business of resource-case.
static bool isKnownButForCapital(const catalog::ApiService& service, std::string_view action) {
    std::string small(action);
    if (small.front() >= 'A' && small.front() <= 'Z')
        small.front() = static_cast<char>(small.front() - 'A' + 'a');
    return service.find(small).has_value();
}

static void reportUnknown(
    const lint::TaskCall& call, const catalog::ApiService& service, std::string_view action, Reporter& out) {
    const std::vector<std::string_view> actions = service.actions();
    const support::Span at = call.at(call.resource.action);
    std::string_view meant = lint::sameButCase(action, actions);
    if (meant.empty())
        meant = lint::onceMisspelt(action, actions);
    if (!meant.empty()) {
        out.report(at, "service \"{}\" has no action \"{}\"", service.name(), action).help("write \"{}\"", meant);
        return;
    }
    auto report =
        out.report(at, "service \"{}\" had no action \"{}\" in {}", service.name(), action, service.knownUntil());
    report.severity(Severity::Info).awsCode({});
    if (const std::string_view near = support::nearest(action, actions); !near.empty())
        report.help("did you mean \"{}\"?", near);
}

static void checkAction(const lint::TaskCall& call, Reporter& out) {
    const std::string_view action = call.resource.action.text;
    const std::optional<catalog::ApiService> service = catalog::findApiService(call.resource.service.text);
    if (!service || action.empty())
        return;
    const std::optional<catalog::ApiOperation> operation = service->find(action);
    if (!operation && !isKnownButForCapital(*service, action))
        reportUnknown(call, *service, action, out);
    if (operation && operation->streams)
        out.report(call.at(call.resource.action), "action \"{}\" streams events, which a task cannot take", action)
            .severity(Severity::Warning)
            .awsCode({})
            .help("call it in a function, or use an action that answers in one piece");
}

static void check(const RuleInput& in, Reporter& out) {
    for (const lint::TaskCall& call : in.data.shared().tasks())
        if (call.resource.is(asl::Resource::Form::AwsSdk) && call.resource.service.isKnown &&
            call.resource.action.isKnown)
            checkAction(call, out);
}

STEPCHECK_RULE(aws_sdk_unknown_action){
    .id = "aws-sdk-unknown-action",
    .summary = "A task calls an action that the service does not have.",
    .severity = Severity::Error,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html",
    .awsCode = "SCHEMA_VALIDATION_FAILED",
    .check = check,
};

}  // namespace stepcheck::rules
