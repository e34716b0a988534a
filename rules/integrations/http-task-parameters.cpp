#include "stepcheck/lint/data_flow.h"
#include "stepcheck/lint/objects.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/lint/tasks.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

namespace stepcheck::rules {

using namespace std::string_view_literals;
using lint::TaskCall;
using syntax::Kind;
using syntax::Node;

static std::string lowered(std::string_view text) {
    std::string result(text);
    std::ranges::transform(
        result, result.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return result;
}

// A constant text without placeholders, or null.
static const Node* textOf(const TaskCall& call, const Node& object, std::string_view name) {
    const Node* node = lint::constantParameter(*call.state, object, name);
    return node != nullptr && node->isFinalString() ? node : nullptr;
}

static void checkEndpoint(const TaskCall& call, const Node& parameters, Reporter& out) {
    const Node* node = lint::constantParameter(*call.state, parameters, "ApiEndpoint");
    if (node == nullptr || !node->is(Kind::String) || node->text().empty())
        return;
    const bool isApiGateway = call.resource.service.is("apigateway");
    const bool beginsWithHole = !node->holes().empty() && node->holes().front().at.begin == 0;
    const std::string text = lowered(node->text());
    if (isApiGateway && (text.starts_with("https://") || text.starts_with("http://")))
        out.report(node->span(), "\"ApiEndpoint\" of API Gateway is a host name, without the scheme")
            .help("remove \"{}\"", node->text().substr(0, text.find("//") + 2));
    if (!isApiGateway && !beginsWithHole && !text.starts_with("https://"))
        out.report(node->span(), "\"ApiEndpoint\" is no URL that begins with https://")
            .help("HTTP tasks call over HTTPS only");
}

static bool isRefused(std::string_view refused, std::string_view header) {
    if (refused.ends_with('*'))
        return lowered(header).starts_with(lowered(refused.substr(0, refused.size() - 1)));
    return lowered(refused) == lowered(header);
}

static void checkHeaders(const TaskCall& call, const Node& parameters, Reporter& out) {
    const Node* headers = lint::constantParameter(*call.state, parameters, "Headers");
    if (headers == nullptr || !headers->is(Kind::Object))
        return;
    for (const syntax::Member& header : headers->members()) {
        std::string_view name = header.name();
        if (name.ends_with(".$"))
            name.remove_suffix(2);
        const auto refused = call.action()->refusedHeaders;
        if (std::ranges::any_of(refused, [&](std::string_view each) { return isRefused(each, name); }))
            out.report(header.key.span(), "a task cannot set the header \"{}\"", name)
                .help(
                    "{}", lowered(name) == "authorization" ? "let the connection bring the credentials" : "remove it");
    }
}

// API Gateway takes several values of each header and query parameter, and so arrays alone.
static void checkLists(const TaskCall& call, const Node& parameters, Reporter& out) {
    for (const std::string_view field : call.action()->stringArrays) {
        const Node* object = lint::constantParameter(*call.state, parameters, field);
        if (object == nullptr || !object->is(Kind::Object))
            continue;
        for (const syntax::Member& member : object->members()) {
            const bool isConstant = !lint::isComputed(*call.state, member) && !member.value.isUnknown() &&
                                    !lint::isComputed(*call.state, member.value);
            if (isConstant && !member.value.is(Kind::Array) && !member.value.is(Kind::Null))
                out.report(member.value.span(), "\"{}\" of \"{}\" is no array of strings", member.name(), field)
                    .help("write [ … ]");
        }
    }
}

static void checkConnection(const TaskCall& call, const Node& parameters, Reporter& out) {
    for (const std::string_view name : {"Authentication"sv, "InvocationConfig"sv}) {
        const syntax::Member* member = lint::findParameter(*call.state, parameters, name);
        const Node* object = lint::constantParameter(*call.state, parameters, name);
        if (object == nullptr)
            continue;
        if (lint::lacksParameter(*call.state, *object, "ConnectionArn"))
            out.report(member->key.span(), "\"{}\" lacks \"ConnectionArn\"", name)
                .help("name the EventBridge connection that brings the credentials");
        const Node* arn = textOf(call, *object, "ConnectionArn");
        const auto parts = arn == nullptr ? std::nullopt : lint::splitArn(arn->text());
        if (arn != nullptr && (!parts || parts->service != "events" || !parts->rest.starts_with("connection/")))
            out.report(arn->span(), "\"ConnectionArn\" is not the ARN of an EventBridge connection");
    }
}

static void check(const RuleInput& in, Reporter& out) {
    for (const TaskCall& call : in.data.shared().tasks()) {
        const bool isHttp = call.resource.isService("http", "invoke");
        if (call.parameters == nullptr || (!isHttp && !call.resource.isService("apigateway", "invoke")))
            continue;
        const Node& parameters = call.parameters->value;
        checkEndpoint(call, parameters, out);
        checkHeaders(call, parameters, out);
        if (isHttp)
            checkConnection(call, parameters, out);
        else
            checkLists(call, parameters, out);
    }
}

STEPCHECK_RULE(http_task_parameters){
    .id = "http-task-parameters",
    .summary = "A call over HTTP has a parameter with which it cannot work.",
    .severity = Severity::Warning,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/call-https-apis.html",
    .check = check,
};

}  // namespace stepcheck::rules
