#include "stepcheck/asl/resource.h"
#include "stepcheck/catalog/errors.h"
#include "stepcheck/lint/handlers.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/syntax/node.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>

namespace stepcheck::rules {

using asl::Resource;

// The prefix of the service's errors, or an empty view when only its letters are known.
static std::string_view knownPrefix(std::string_view service) {
    for (const catalog::ErrorPrefix& known : catalog::errorPrefixes())
        if (known.kind == catalog::IntegrationKind::Sdk && known.service == service)
            return known.prefix;
    return {};
}

static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

// Errors begin with the name of the service as its client spells it: the Resource's word with other capitals.
static bool isPrefixOf(std::string_view prefix, std::string_view service) {
    const std::string_view known = knownPrefix(service);
    return known.empty() ? std::ranges::equal(prefix, service, {}, lower, lower) : prefix == known;
}

static std::string describePrefix(std::string_view service) {
    const std::string_view known = knownPrefix(service);
    return known.empty() ? fmt::format("the name of the service, \"{}\" with capitals", service)
                         : fmt::format("\"{}.\"", known);
}

static void checkName(std::string_view service, const syntax::Node& name, Reporter& out) {
    // Of names like the reserved ones unknown-states-error says more.
    if (name.text().starts_with("State"))
        return;
    const std::string_view prefix = catalog::prefixOf(name.text());
    if (!isPrefixOf(prefix, service))
        out.report(name.span(), "an aws-sdk task for \"{}\" raises no \"{}\"", service, name.text())
            .help("begin it with {}", describePrefix(service));
    else if (!name.text().ends_with("Exception"))
        out.report(name.span(), "an aws-sdk task raises no \"{}\": its errors end with \"Exception\"", name.text())
            .help("write \"{}Exception\"", name.text());
}

static void check(const RuleInput& in, Reporter& out) {
    lint::eachHandlers(in.machine, [&](const asl::State& state, const lint::Handlers& handlers) {
        const auto* task = std::get_if<asl::Task>(&state.kind);
        if (task == nullptr || handlers.list.empty())
            return;
        const Resource resource = asl::resourceOf(*task);
        // Who holds a task token raises what he likes.
        if (!resource.is(Resource::Form::AwsSdk) || !resource.service.isKnown ||
            resource.pattern != asl::IntegrationPattern::RequestResponse)
            return;
        for (const lint::Handler& handler : handlers.list)
            for (const syntax::Node* name : handler.names)
                checkName(resource.service.text, *name, out);
    });
}

STEPCHECK_RULE(aws_sdk_error_prefix){
    .id = "aws-sdk-error-prefix",
    .summary = "A name is none that a task of the AWS SDK integration raises.",
    .severity = Severity::Warning,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html",
    .check = check,
};

}  // namespace stepcheck::rules
