#include "stepcheck/lint/data_flow.h"
#include "stepcheck/lint/fixes.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/lint/task_api.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace stepcheck::rules {

using syntax::Kind;
using Names = std::vector<std::string_view>;

namespace {

// Where a name stands, and what may stand there.
struct Place {
    const RuleInput& in;
    const lint::TaskCall& call;
    const syntax::Node& object;
    std::string path;  // empty at the top
    lint::ParameterNames names;
    Names refusedWithout{};             // names without which the service takes no definition
    Severity unknown = Severity::Info;  // what a name is that resembles none
    Severity misspelt = Severity::Warning;
    Severity inOtherCase = Severity::Warning;
    bool capitalsCount = true;    // false: capitals in a row may also be written as one word
    std::string_view knownUntil;  // empty: the list is complete
};

}  // namespace

static bool isCapital(std::string_view name, std::size_t at) {
    return at < name.size() && name[at] >= 'A' && name[at] <= 'Z';
}

// Whether a letter that is a capital stands beside another one.
static bool isInRow(std::string_view name, std::size_t at) {
    return isCapital(name, at) && (isCapital(name, at + 1) || (at > 0 && isCapital(name, at - 1)));
}

// `VPCId` for `VpcId`, and no `Vpcid`: the names differ only in rows of capitals.
static bool differInRows(std::string_view left, std::string_view right) {
    for (std::size_t i = 0; i < left.size(); ++i)
        if (left[i] != right[i] && !isInRow(left, i) && !isInRow(right, i))
            return false;
    return isCapital(left, 0);
}

// What is refused changes no execution; what is taken may do something.
static void offerName(
    const Place& place, const syntax::Node& key, std::string_view name, std::string_view meant, lint::Report& report) {
    if (lint::findParameter(*place.call.state, place.object, meant) != nullptr)
        return;
    const std::string written = fmt::format("{}{}", meant, key.text().substr(name.size()));
    const bool isRefused = place.misspelt == Severity::Error;
    report.fix(isRefused ? support::Safety::Safe : support::Safety::Unsafe,
        lint::renamed(place.in, key.span(), written), "rename it to \"{}\"", written);
}

// The task lacks what it needs, and an unknown name is why: that is as bad as the lack of it.
static Severity severityOf(const Place& place, const lint::MeantParameter& meant, bool isOtherCase) {
    const Severity severity = !meant.isCertain ? place.unknown : isOtherCase ? place.inOtherCase : place.misspelt;
    if (!meant.isNeeded)
        return severity;
    const bool isRefused = std::ranges::find(place.refusedWithout, meant.name) != place.refusedWithout.end();
    return std::max(severity, isRefused ? Severity::Error : Severity::Warning);
}

static void reportUnknown(const Place& place, const syntax::Node& key, std::string_view name, Reporter& out) {
    const lint::MeantParameter meant = lint::meantParameter(*place.call.state, place.object, place.names, name);
    const bool isOtherCase = lint::differInCase(name, meant.name);
    if (isOtherCase && !place.capitalsCount && differInRows(name, meant.name))
        return;
    const std::string full = place.path.empty() ? std::string(name) : fmt::format("{}.{}", place.path, name);
    const std::string action = lint::actionName(place.call.resource);
    const bool isOpen = !meant.isCertain && !place.knownUntil.empty();
    auto report = isOpen ? out.report(key.span(), "{} had no parameter \"{}\" in {}", action, full, place.knownUntil)
                         : out.report(key.span(), "{} has no parameter \"{}\"", action, full);
    const Severity severity = severityOf(place, meant, isOtherCase);
    report.severity(severity);
    if (severity == Severity::Error)
        report.awsCode("SCHEMA_VALIDATION_FAILED");
    if (meant.isCertain) {
        report.help("write \"{}\"", meant.name);
        offerName(place, key, name, meant.name, report);
    } else if (!meant.name.empty()) {
        report.help("did you mean \"{}\"?", meant.name);
    }
}

// Calls `report(key, name)` for each name that is not known.
template <class IsKnown, class Report>
static void eachUnknown(const lint::TaskCall& call, const syntax::Node& object, IsKnown isKnown, Report report) {
    for (const syntax::Member& member : object.members()) {
        const std::string_view name = lint::parameterName(*call.state, member);
        if (!name.empty() && !isKnown(name))
            report(member.key, name);
    }
}

// At the top an optimised integration takes what its own list says, and perhaps more of what the API has.
static void checkOptimised(const RuleInput& in, const lint::TaskCall& call, const catalog::IntegrationAction& action,
    const lint::CalledApi* called, Reporter& out) {
    const auto isKnown = [&](std::string_view name) {
        return action.hasParameter(name) || (called != nullptr && called->api.operation.input.find(name));
    };
    eachUnknown(call, call.parameters->value, isKnown, [&](const syntax::Node& key, std::string_view name) {
        const Place place{.in = in,
            .call = call,
            .object = call.parameters->value,
            .path = {},
            .names = lint::parametersOf(action),
            .refusedWithout = called != nullptr ? called->api.operation.input.required() : Names(),
            .unknown = action.parametersComplete ? Severity::Error : Severity::Info,
            .misspelt = action.parametersComplete ? Severity::Error : Severity::Warning,
            .inOtherCase = action.parametersComplete ? Severity::Error : Severity::Warning,
            .knownUntil = {}};
        reportUnknown(place, key, name, out);
    });
}

static void checkApi(const RuleInput& in, const lint::TaskCall& call, const lint::CalledApi& called, Reporter& out) {
    for (const lint::ApiValue& value : called.values) {
        if (!value.node->is(Kind::Object) || value.shape.kind() != catalog::ApiKind::Structure ||
            (value.isRoot() && !called.api.isSdk))
            continue;
        const auto isKnown = [&](std::string_view name) { return value.shape.find(name).has_value(); };
        eachUnknown(call, *value.node, isKnown, [&](const syntax::Node& key, std::string_view name) {
            // Below the top it is not known how the service takes `VPCId` for `VpcId`. The guide's own example of
            // batch:submitJob writes `attempts` there.
            const Place place{.in = in,
                .call = call,
                .object = *value.node,
                .path = value.path,
                .names = lint::parametersOf(value.shape),
                .inOtherCase = called.api.isSdk ? Severity::Warning : Severity::Info,
                .capitalsCount = value.isRoot(),
                .knownUntil = called.api.service.knownUntil()};
            reportUnknown(place, key, name, out);
        });
    }
}

static void check(const RuleInput& in, Reporter& out) {
    for (const lint::TaskCall& call : in.data.shared().tasks()) {
        if (call.parameters == nullptr || !call.parameters->value.is(Kind::Object) ||
            call.parameters->value.isUnknown())
            continue;
        const lint::CalledApi* api = in.data.shared().api(call);
        if (const catalog::IntegrationAction* action = call.action())
            checkOptimised(in, call, *action, api, out);
        if (api != nullptr)
            checkApi(in, call, *api, out);
    }
}

STEPCHECK_RULE(task_unknown_parameter){
    .id = "task-unknown-parameter",
    .summary = "A task gives a parameter that what it calls does not have.",
    .severity = Severity::Warning,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html",
    .check = check,
};

}  // namespace stepcheck::rules
