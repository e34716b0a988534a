#include "stepcheck/asl/resource.h"
#include "stepcheck/catalog/api.h"
#include "stepcheck/catalog/errors.h"
#include "stepcheck/lint/data_flow.h"
#include "stepcheck/lint/handlers.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/lint/task_api.h"
#include "stepcheck/syntax/node.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stepcheck::rules {

using asl::Resource;

namespace {

// What a task of the AWS SDK integration calls.
struct Callee {
    std::string_view service;  // as in the Resource
    std::string_view prefix;   // of its errors; empty when only its letters are known
    std::optional<catalog::ApiOperation> operation;
};

}  // namespace

static Callee calleeOf(const Resource& resource) {
    Callee callee{.service = resource.service.text, .prefix = {}, .operation = std::nullopt};
    if (const std::optional<catalog::ApiService> service = catalog::findApiService(callee.service)) {
        callee.prefix = service->className();
        callee.operation = resource.action.isKnown ? service->find(resource.action.text) : std::nullopt;
    }
    return callee;
}

// Errors begin with the name of the service as its client spells it: the Resource's word with other capitals.
static bool isPrefixOf(std::string_view prefix, const Callee& callee) {
    if (!callee.prefix.empty())
        return prefix == callee.prefix;
    return prefix == callee.service || lint::differInCase(prefix, callee.service);
}

static std::string describePrefix(const Callee& callee) {
    return callee.prefix.empty() ? fmt::format("the name of the service, \"{}\" with capitals", callee.service)
                                 : fmt::format("\"{}.\"", callee.prefix);
}

// The declared error that a name is but for one slip, or an empty view.
static std::string_view nearError(std::string_view name, const std::vector<std::string_view>& errors) {
    if (std::ranges::find(errors, name) != errors.end())
        return name;
    const std::string_view same = lint::sameButCase(name, errors);
    return same.empty() ? lint::onceMisspelt(name, errors) : same;
}

// The error of the operation that the name was most likely meant to be, with its prefix; or an empty text.
static std::string declared(std::string_view name, const Callee& callee) {
    if (!callee.operation)
        return {};
    const std::vector<std::string_view> errors = callee.operation->errors();
    const std::string longer = fmt::format("{}Exception", name);
    std::string_view meant = nearError(name, errors);
    if (meant.empty())
        meant = nearError(longer, errors);
    return meant.empty() ? std::string() : fmt::format("{}.{}", callee.prefix, meant);
}

static void checkName(const Callee& callee, const syntax::Node& node, Reporter& out) {
    const std::string_view text = node.text();
    // Of names like the reserved ones unknown-states-error says more.
    if (text.starts_with("State"))
        return;
    const std::string_view prefix = catalog::prefixOf(text);
    const std::string_view name = prefix.empty() ? text : text.substr(prefix.size() + 1);
    const std::string meant = declared(name, callee);
    if (!isPrefixOf(prefix, callee)) {
        auto report = out.report(node.span(), "an aws-sdk task for \"{}\" raises no \"{}\"", callee.service, text);
        if (meant.empty())
            report.help("begin it with {}", describePrefix(callee));
        else
            report.help("write \"{}\"", meant);
    } else if (!text.ends_with("Exception")) {
        out.report(node.span(), "an aws-sdk task raises no \"{}\": its errors end with \"Exception\"", text)
            .help("write \"{}\"", meant.empty() ? fmt::format("{}Exception", text) : meant);
    } else if (!meant.empty() && meant != text) {
        out.report(node.span(), "an aws-sdk task for \"{}\" raises no \"{}\"", callee.service, text)
            .help("write \"{}\"", meant);
    }
}

static void check(const RuleInput& in, Reporter& out) {
    lint::eachHandlers(in.data.shared(), [&](const asl::State& state, const lint::Handlers& handlers) {
        const auto* task = std::get_if<asl::Task>(&state.kind);
        if (task == nullptr || handlers.list.empty())
            return;
        const Resource& resource = task->target;
        // Who holds a task token raises what he likes.
        if (!resource.is(Resource::Form::AwsSdk) || !resource.service.isKnown ||
            resource.pattern != asl::IntegrationPattern::RequestResponse)
            return;
        const Callee callee = calleeOf(resource);
        for (const lint::Handler& handler : handlers.list)
            for (const syntax::Node* name : handler.names)
                checkName(callee, *name, out);
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
