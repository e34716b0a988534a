#include "stepcheck/catalog/words.h"
#include "stepcheck/lint/data_flow.h"
#include "stepcheck/lint/meaning.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/lint/task_api.h"

#include <algorithm>
#include <string>
#include <string_view>

namespace stepcheck::rules {

// A kind of resource as ARNs write it, with `join` in front of every capital but the first: "stateMachine",
// "event-bus".
static std::string kindInArn(std::string_view name, std::string_view join) {
    std::string kind;
    for (const char c : name) {
        const bool isCapital = c >= 'A' && c <= 'Z';
        if (isCapital && !kind.empty())
            kind += join;
        kind += isCapital && (kind.empty() || !join.empty()) ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return kind;
}

// Whether what follows the account is the name of a resource of another kind, or of none: `user/Ann` for a RoleArn.
static bool isOfOtherKind(std::string_view rest, std::string_view wanted) {
    const std::string_view kind = rest.substr(0, std::min(rest.find_first_of(":/"), rest.size()));
    // The ARN of a topic has nothing but its name there.
    if (wanted == "Topic")
        return kind.size() != rest.size();
    if (wanted == "Execution" && kind == "express")
        return false;
    return kind.size() == rest.size() || (kind != kindInArn(wanted, "") && kind != kindInArn(wanted, "-"));
}

static constexpr std::string_view arnSuffix = "Arn";
static constexpr std::string_view nameSuffix = "Name";

// The service and kind of the ARN that a parameter takes: `TopicArn`, and `FunctionName`, which takes either.
static const catalog::ArnService* wantedArn(std::string_view name) {
    const bool mayBeName = name.ends_with(nameSuffix);
    const std::string_view kind = name.substr(0, name.size() - (mayBeName ? nameSuffix : arnSuffix).size());
    const auto wanted = std::ranges::find_if(catalog::arnServices, [&](const catalog::ArnService& each) {
        return each.parameter == name ||
               (mayBeName && each.parameter.ends_with(arnSuffix) &&
                   each.parameter.substr(0, each.parameter.size() - arnSuffix.size()) == kind);
    });
    return wanted == catalog::arnServices.end() ? nullptr : &*wanted;
}

static void checkArn(const lint::ApiValue& value, std::string_view name, Reporter& out) {
    const catalog::ArnService* wanted = name.size() > nameSuffix.size() ? wantedArn(name) : nullptr;
    const bool takesName = wanted != nullptr && wanted->parameter != name;
    if (wanted == nullptr || (takesName && !value.node->text().starts_with("arn:")))
        return;
    const auto arn = lint::splitArn(value.node->text());
    if (!arn) {
        auto report = out.report(value.node->span(), "\"{}\" is no ARN", name);
        if (!takesName)
            report.help("give the ARN, not the name");
        return;
    }
    const std::string_view kind = wanted->parameter.substr(0, wanted->parameter.size() - arnSuffix.size());
    if (arn->service != wanted->service)
        out.report(value.node->span(), "\"{}\" is the ARN of another service: \"{}\", not \"{}\"", name, arn->service,
            wanted->service);
    else if (isOfOtherKind(arn->rest, kind))
        out.report(value.node->span(), "\"{}\" is the ARN of something else: \"{}\"", name, arn->rest);
}

static void check(const RuleInput& in, Reporter& out) {
    for (const lint::TaskCall& call : in.data.shared().tasks()) {
        const lint::CalledApi* called = in.data.shared().api(call);
        if (called == nullptr)
            continue;
        for (const lint::ApiValue& value : called->values) {
            if (value.member == nullptr || value.shape.kind() != catalog::ApiKind::String ||
                !value.node->isFinalString() || value.node->text().empty() ||
                lint::meaningOf(value.node->text(), in.variables) != lint::Meaning::Text)
                continue;
            const std::string_view name = value.member->name();
            const bool isUrl = std::ranges::find(catalog::urlParameters, name) != catalog::urlParameters.end();
            if (isUrl && value.node->text().starts_with("arn:"))
                out.report(value.node->span(), "\"{}\" is no URL but an ARN", name);
            else
                checkArn(value, name, out);
        }
    }
}

STEPCHECK_RULE(task_parameter_arn){
    .id = "task-parameter-arn",
    .summary = "A parameter that takes an ARN holds something else, or the ARN of another service.",
    .severity = Severity::Warning,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/integrate-optimized.html",
    .check = check,
};

}  // namespace stepcheck::rules
