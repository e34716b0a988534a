#include "stepcheck/lint/data_flow.h"
#include "stepcheck/lint/objects.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/lint/task_api.h"

#include <algorithm>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace stepcheck::rules {

using syntax::Kind;
using syntax::Node;

static constexpr std::string_view refused = "SCHEMA_VALIDATION_FAILED";

// What the object lacks of `required`; `names` are all that it may have.
static std::vector<std::string_view> missingIn(const lint::TaskCall& call, const Node& object,
    std::span<const std::string_view> required, const lint::ParameterNames& names) {
    std::vector<std::string_view> missing;
    for (const std::string_view name : required)
        if (lint::lacksParameter(*call.state, object, name) && !lint::isMisspeltIn(*call.state, object, names, name))
            missing.push_back(name);
    return missing;
}

static std::vector<std::string_view> missingIn(
    const lint::TaskCall& call, const Node& object, catalog::ApiShape shape) {
    const std::vector<std::string_view> required = shape.required();
    const bool hasAll = std::ranges::none_of(
        required, [&](std::string_view name) { return lint::lacksParameter(*call.state, object, name); });
    return hasAll ? std::vector<std::string_view>() : missingIn(call, object, required, lint::parametersOf(shape));
}

static void checkOptimised(const lint::TaskCall& call, const catalog::IntegrationAction& action,
    const lint::CalledApi* called, Reporter& out) {
    const Node& object = call.parameters->value;
    const support::Span at = call.parameters->key.span();
    const lint::ParameterNames all = lint::parametersOf(action);
    const std::vector<std::string_view> names = missingIn(call, object, action.required, all);
    // The service was seen to check what the API requires, too.
    const auto isCertain = [&](std::string_view name) {
        const auto member = called != nullptr ? called->api.operation.input.find(name) : std::nullopt;
        return member && member->required;
    };
    if (!names.empty()) {
        auto report = out.report(at, "{} needs {}", lint::actionName(call.resource), lint::quoted(names, "and"));
        if (std::ranges::any_of(names, isCertain))
            report.severity(Severity::Error).awsCode(refused);
    }
    for (const auto& group : action.oneOf)
        if (missingIn(call, object, group, all).size() == group.size())
            out.report(at, "{} needs {}", lint::actionName(call.resource), lint::quoted(group, "or"));
}

// What another parameter's value calls for.
static void checkNeeds(const lint::TaskCall& call, const catalog::IntegrationAction& action, Reporter& out) {
    for (const catalog::ParameterNeed& need : action.needs) {
        const Node* given = lint::constantParameter(call, need.parameter);
        if (given != nullptr && given->isFinalString() && given->text() == need.value &&
            lint::lacksParameter(call, need.needed) &&
            !lint::isMisspeltIn(*call.state, call.parameters->value, lint::parametersOf(action), need.needed))
            out.report(
                given->span(), "{} with \"{}\" needs \"{}\"", lint::actionName(call.resource), need.value, need.needed);
    }
}

static void checkApi(const lint::TaskCall& call, const lint::CalledApi& called, Reporter& out) {
    for (const lint::ApiValue& value : called.values) {
        if (value.isRoot() && !called.api.isSdk)
            continue;
        const std::vector<std::string_view> names = missingIn(call, *value.node, value.shape);
        if (names.empty())
            continue;
        const std::uint32_t begin = value.node->span().begin;
        if (value.isRoot())
            out.report(call.parameters->key.span(), "{} needs {}", lint::actionName(call.resource),
                lint::quoted(names, "and"));
        else
            out.report(value.member != nullptr ? value.member->key.span() : Span{.begin = begin, .end = begin + 1},
                "\"{}\" of {} needs {}", value.path, lint::actionName(call.resource), lint::quoted(names, "and"));
    }
}

// Whether the state has no parameters at all, not even misspelt ones or those of the other query language.
static bool hasNone(const RuleInput& in, const asl::Object& object) {
    if (lint::mayHaveMore(object))
        return false;
    for (const catalog::Field field : {catalog::Field::Parameters, catalog::Field::Arguments})
        if (lint::findMember(in.machine, object, field) != nullptr || lint::isMisspelt(in.machine, object, field))
            return false;
    return object.node->find("Parameters.$") == nullptr;
}

static void checkAbsent(const RuleInput& in, const asl::Object& object, const lint::TaskCall& call, Reporter& out) {
    const bool isJsonPath = object.queryLanguage == asl::QueryLanguage::JsonPath;
    // The service was seen to refuse it, but samples that its makers publish are like that.
    if (object.languageKnown && hasNone(in, object))
        out.report(lint::placeOf(in.machine, object), "{} calls {} without \"{}\"", lint::describe(in.machine, object),
               lint::actionName(call.resource), isJsonPath ? "Parameters" : "Arguments")
            .help("give it, if only as {{}}");
}

static void check(const RuleInput& in, Reporter& out) {
    for (const lint::TaskCall& call : in.data.shared().tasks()) {
        const bool isSdk = call.resource.is(asl::Resource::Form::AwsSdk);
        if (!isSdk && !call.resource.is(asl::Resource::Form::Service))
            continue;
        if (call.parameters == nullptr) {
            // What calls nothing that there is has rules of its own.
            if (!isSdk && call.resource.service.isKnown && call.integration() == nullptr)
                continue;
            for (const asl::Object& object : in.machine.objects())
                if (object.kind == catalog::ObjectKind::TaskState && object.state == call.state->id)
                    checkAbsent(in, object, call, out);
            continue;
        }
        const lint::CalledApi* api = in.data.shared().api(call);
        if (const catalog::IntegrationAction* action = call.action())
            checkOptimised(call, *action, api, out);
        if (const catalog::IntegrationAction* action = call.listedAction())
            checkNeeds(call, *action, out);
        if (api != nullptr)
            checkApi(call, *api, out);
    }
}

STEPCHECK_RULE(task_missing_parameter){
    .id = "task-missing-parameter",
    .summary = "A task lacks a parameter that what it calls requires.",
    .severity = Severity::Warning,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html",
    .check = check,
};

}  // namespace stepcheck::rules
