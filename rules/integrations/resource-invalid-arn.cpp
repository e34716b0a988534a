#include "stepcheck/lint/data_flow.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/lint/tasks.h"
#include "stepcheck/support/suggest.h"

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace stepcheck::rules {

using asl::Resource;

static constexpr std::string_view expressionBegin = "{%";

static bool isUpper(char c) {
    return (c >= 'A' && c <= 'Z') || c == '_';
}

// A word that somebody or something puts an ARN in the place of: `%ARN%`, `<arn>`, `__tbd__`, `$name`, `FUNCTION_ARN`.
static bool isPlaceholder(std::string_view text) {
    return text.find_first_of("<>%#[]() ") != std::string_view::npos || text.starts_with('_') ||
           text.starts_with('$') || std::ranges::all_of(text, isUpper);
}

static bool hasOtherScheme(std::string_view text) {
    return text.find("://") != std::string_view::npos;
}

static bool isAwsService(std::string_view service) {
    return catalog::isSdkService(service) ||
           std::ranges::any_of(catalog::integrations(), [&](const catalog::Integration& integration) {
               return integration.name == service || integration.sdkService == service;
           });
}

static void reportMalformed(const lint::TaskCall& call, Reporter& out) {
    const std::string_view text = call.resourceNode->text();
    const support::Span at = call.resourceNode->span();
    const auto arn = lint::splitArn(text);
    if (!arn) {
        if (text.starts_with("$."))
            out.report(at, "\"Resource\" is taken as it stands, never as a path");
        else if (text.starts_with(expressionBegin))
            out.report(at, "\"Resource\" is taken as it stands, never as an expression");
        else
            out.report(at, "\"{}\" is no ARN", text)
                .help("name a Lambda function, an activity or arn:aws:states:::<service>:<action>");
    } else if (arn->partition.empty() || arn->service.empty()) {
        out.report(at, "this ARN lacks its {}: the pieces are arn:<partition>:<service>:<region>:<account>:…",
               arn->partition.empty() ? "partition" : "service")
            .help("count the colons");
    } else if (arn->service == "lambda") {
        out.report(at, "this ARN names no Lambda function")
            .help("write arn:aws:lambda:<region>:<account>:function:<name>, with a version or alias if you like");
    } else if (arn->service == "states") {
        out.report(at, "this ARN names neither an activity nor an action of a service")
            .help("write arn:aws:states:::<service>:<action>, with three colons after \"states\"");
    } else {
        auto report = out.report(at, "a task cannot call an ARN of \"{}\"", arn->service);
        report.help("call the service by arn:aws:states:::aws-sdk:<service>:<action>");
        // Another engine may have services of its own; the specification's examples have some.
        if (!isAwsService(arn->service))
            report.severity(Severity::Warning);
    }
}

static void checkPartition(const lint::TaskCall& call, Reporter& out) {
    const asl::ResourcePart& partition = call.resource.partition;
    if (!partition.isKnown || std::ranges::find(catalog::partitions(), partition.text) != catalog::partitions().end())
        return;
    if (partition.text.empty()) {
        reportMalformed(call, out);
        return;
    }
    auto report = out.report(call.at(partition), "partition \"{}\" is not known", partition.text);
    const std::string_view meant = support::nearest(partition.text, catalog::partitions());
    if (!meant.empty())
        report.help("did you mean \"{}\"?", meant);
    // One that is newer than the catalogue begins like all others.
    if (partition.text.starts_with("aws-"))
        report.severity(Severity::Info);
}

static bool isNamePart(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

static void checkFunction(const lint::TaskCall& call, Reporter& out) {
    const Resource& resource = call.resource;
    if (resource.name.is("")) {
        out.report(call.resourceNode->span(), "this ARN names no Lambda function").help("add the function's name");
        return;
    }
    const asl::ResourcePart& qualifier = resource.qualifier;
    if (qualifier.inText.begin == 0 || !qualifier.isKnown || qualifier.text == "$LATEST")
        return;
    if (qualifier.text.empty())
        out.report(call.resourceNode->span(), "this ARN ends with a colon and names no version or alias")
            .help("remove the last colon, or name a version or alias");
    else if (!std::ranges::all_of(qualifier.text, isNamePart) &&
             qualifier.text.find_first_of("<>%[]() ") == std::string_view::npos)
        out.report(call.at(qualifier), "\"{}\" can be no version or alias", qualifier.text)
            .help("a version is a number or $LATEST, an alias has letters, digits, \"-\" and \"_\"");
}

static bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

// Functions and activities belong to a region and an account. That the service refuses others is not recorded.
static void checkOwner(const lint::TaskCall& call, Reporter& out) {
    const asl::ResourcePart& region = call.resource.region;
    const asl::ResourcePart& account = call.resource.account;
    const bool isNumber = account.isKnown && std::ranges::all_of(account.text, isDigit);
    if (region.is("") || account.is(""))
        out.report(call.resourceNode->span(), "this ARN lacks its {}", region.is("") ? "region" : "account")
            .help("the pieces are arn:<partition>:<service>:<region>:<account>:…")
            .severity(Severity::Warning);
    else if (isNumber && !lint::isAccountId(account.text))
        out.report(call.at(account), "the number of an account has 12 digits, this one {}", account.text.size())
            .severity(Severity::Warning);
}

// An activity waits by itself: the name would end with what is meant as a pattern.
static void checkActivity(const lint::TaskCall& call, Reporter& out) {
    const asl::ResourcePart& name = call.resource.name;
    const std::size_t dot = name.text.rfind('.');
    const std::string_view suffix = dot == std::string_view::npos ? std::string_view() : name.text.substr(dot + 1);
    if (name.is(""))
        out.report(call.resourceNode->span(), "this ARN names no activity").help("add the activity's name");
    else if (name.isKnown && (suffix == "waitForTaskToken" || suffix == "sync"))
        out.report(call.at(name), "the name of the activity ends with \".{}\", which is a pattern of services", suffix)
            .help("remove it: a task waits for its activity without a pattern")
            .severity(Severity::Warning);
}

static void checkNames(const lint::TaskCall& call, Reporter& out) {
    const Resource& resource = call.resource;
    if (resource.is(Resource::Form::Activity))
        checkActivity(call, out);
    else if (resource.service.is("") || resource.action.is(""))
        reportMalformed(call, out);
    else if (resource.service.is("stateMachine") || resource.service.is("execution") || resource.service.is("express"))
        out.report(call.resourceNode->span(), "a task cannot call the ARN of a state machine or execution")
            .help("call arn:aws:states:::states:startExecution and pass the ARN as StateMachineArn");
}

static void check(const RuleInput& in, Reporter& out) {
    for (const lint::TaskCall& call : in.data.shared().tasks()) {
        if (call.resourceNode == nullptr || call.resource.is(Resource::Form::Unknown) ||
            call.resourceNode->text().empty())
            continue;
        if (call.resource.is(Resource::Form::Malformed)) {
            const std::string_view text = call.resourceNode->text();
            if (!hasOtherScheme(text) &&
                (text.starts_with("$.") || text.starts_with(expressionBegin) || !isPlaceholder(text)))
                reportMalformed(call, out);
            continue;
        }
        checkPartition(call, out);
        if (call.resource.is(Resource::Form::LambdaFunction))
            checkFunction(call, out);
        else
            checkNames(call, out);
        if (call.resource.is(Resource::Form::LambdaFunction) || call.resource.is(Resource::Form::Activity))
            checkOwner(call, out);
    }
}

STEPCHECK_RULE(resource_invalid_arn){
    .id = "resource-invalid-arn",
    .summary = "The Resource of a task is no ARN that a task can call.",
    .severity = Severity::Error,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/state-task.html",
    .awsCode = "SCHEMA_VALIDATION_FAILED",
    .check = check,
};

}  // namespace stepcheck::rules
