#include "stepcheck/lint/request_rule.h"

#include <algorithm>
#include <string_view>

namespace stepcheck::rules {

// What identifies a type: its domain, name and version.
static bool isRegistrationOf(const request::Request& registration, const RequestInput& in, const syntax::Node& type) {
    const auto is = [&](std::string_view registered, const syntax::Member* wanted) {
        return wanted == nullptr || !wanted->value.isFinalString() || registered == wanted->value.text();
    };
    return is(registration.text("domain"), in.request.find(in.request.root(), "domain")) &&
           is(registration.text("name"), in.request.find(type, "name")) &&
           is(registration.text("version"), in.request.find(type, "version"));
}

static void checkDefaults(
    const RequestInput& in, const request::Value& type, const request::Request& registration, Reporter& out) {
    for (const catalog::RegisteredDefault& each : catalog::registeredDefaults()) {
        if (each.operation != in.request.operation().name ||
            in.request.find(in.request.root(), each.member) != nullptr ||
            registration.find(registration.root(), each.defaultMember) != nullptr)
            continue;
        out.report(
               type.node->span(), "the type has no \"{}\", and the request no \"{}\"", each.defaultMember, each.member)
            .help("add \"{}\"", in.request.spelled(each.member));
    }
}

static void check(const RequestInput& in, Reporter& out) {
    if (in.registered.empty())
        return;
    lint::eachOf(in, catalog::Meaning::SwfType, [&](const request::Value& type) {
        const auto found = std::ranges::find_if(
            in.registered, [&](const auto& each) { return isRegistrationOf(*each, in, *type.node); });
        if (found != in.registered.end())
            checkDefaults(in, type, **found, out);
        else
            out.report(type.node->span(), "no registered type has this domain, name and version")
                .awsCode(type.member->exception);
    });
}

STEPCHECK_REQUEST_RULE(request_default_missing){
    .rule =
        {
            .id = "request-default-missing",
            .summary = "A workflow is started without a setting for which its registered type has no default.",
            .severity = Severity::Error,
            .since = "0.1",
            .spec = "https://docs.aws.amazon.com/amazonswf/latest/apireference/API_StartWorkflowExecution.html",
            .awsCode = "DefaultUndefinedFault",
        },
    .check = check,
};

}  // namespace stepcheck::rules
