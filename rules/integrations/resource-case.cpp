#include "stepcheck/lint/data_flow.h"
#include "stepcheck/lint/fixes.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/lint/tasks.h"

#include <algorithm>
#include <string>
#include <string_view>

namespace stepcheck::rules {

using asl::Resource;

static bool isUpper(char c) {
    return c >= 'A' && c <= 'Z';
}

static std::string lowered(std::string_view text) {
    std::string result(text);
    for (char& c : result)
        if (isUpper(c))
            c = static_cast<char>(c - 'A' + 'a');
    return result;
}

static std::string camelCased(std::string_view text) {
    std::string result(text);
    result.front() = lowered(text.substr(0, 1)).front();
    return result;
}

static bool isWord(const asl::ResourcePart& part) {
    return part.isKnown && !part.text.empty() &&
           part.text.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-") ==
               std::string_view::npos;
}

// How the action is written, if the integration has it but for the case.
static std::string_view listedAction(std::string_view service, std::string_view action) {
    const catalog::Integration* integration = catalog::findIntegration(service);
    if (integration == nullptr)
        return {};
    const auto found = std::ranges::find_if(integration->actions,
        [&](const catalog::IntegrationAction& each) { return lowered(each.name) == lowered(action); });
    return found == integration->actions.end() ? std::string_view() : found->name;
}

static syntax::Edits rewritten(
    const RuleInput& in, const lint::TaskCall& call, const asl::ResourcePart& part, std::string_view text) {
    std::string whole(call.resourceNode->text());
    whole.replace(part.inText.begin, part.inText.size(), text);
    return syntax::Editor(in.document).replace(*call.resourceNode, whole);
}

static void check(const RuleInput& in, Reporter& out) {
    for (const lint::TaskCall& call : in.data.shared().tasks()) {
        const Resource& resource = call.resource;
        const bool isSdk = resource.is(Resource::Form::AwsSdk);
        if (!isSdk && !resource.is(Resource::Form::Service))
            continue;
        // The service may read the names of the SDK more freely than it says; nothing is recorded.
        const Severity severity = isSdk ? Severity::Warning : Severity::Error;
        const support::Safety safety = isSdk ? support::Safety::Unsafe : support::Safety::Safe;
        const std::string service = lowered(resource.service.text);
        const bool isKnownService = isSdk || catalog::findIntegration(service) != nullptr;
        if (isWord(resource.service) && service != resource.service.text && isKnownService)
            out.report(call.at(resource.service), "service \"{}\" is not in lower case", resource.service.text)
                .help("write \"{}\"", service)
                .fix(safety, rewritten(in, call, resource.service, service), "write \"{}\"", service)
                .severity(severity);
        if (!isWord(resource.action))
            continue;
        const std::string_view listed = isSdk ? std::string_view() : listedAction(service, resource.action.text);
        const std::string meant = listed.empty() ? camelCased(resource.action.text) : std::string(listed);
        if (meant != resource.action.text && (isSdk || !listed.empty()))
            out.report(call.at(resource.action), "action \"{}\" is not in camelCase", resource.action.text)
                .help("write \"{}\"", meant)
                .fix(safety, rewritten(in, call, resource.action, meant), "write \"{}\"", meant)
                .severity(severity);
    }
}

STEPCHECK_RULE(resource_case){
    .id = "resource-case",
    .summary = "A service is not in lower case, or an action is not in camelCase.",
    .severity = Severity::Error,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html",
    .awsCode = "SCHEMA_VALIDATION_FAILED",
    .check = check,
};

}  // namespace stepcheck::rules
