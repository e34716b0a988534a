#include "stepcheck/catalog/limits.h"
#include "stepcheck/embed/alias_properties.h"
#include "stepcheck/embed/expander.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/lint/template_input.h"

#include <algorithm>
#include <set>

namespace stepcheck::rules {

static void checkWeights(const embed::AliasProperties& alias, Reporter& out) {
    std::int64_t sum = 0;
    bool isKnown = true;
    for (const embed::Route& route : alias.routes) {
        const auto weight = route.weight == nullptr ? std::nullopt : route.weight->integer();
        isKnown = isKnown && weight;
        if (!weight)
            continue;
        if (*weight < 0 || *weight > catalog::routingWeight) {
            out.report(route.weight->span(), "a weight is 0 to {}, not {}", catalog::routingWeight, *weight);
            return;
        }
        sum += *weight;
    }
    if (isKnown && sum != catalog::routingWeight)
        out.report(alias.routing->value.span(), "the weights add up to {}, not to {}", sum, catalog::routingWeight);
}

// `…:stateMachine:Name` without a version behind it, when all of that is known.
static bool isUnqualified(std::string_view arn) {
    constexpr std::string_view mark = ":stateMachine:";
    const std::size_t at = arn.find(mark);
    return at != std::string_view::npos && arn.find(':', at + mark.size()) == std::string_view::npos &&
           !arn.ends_with('}');
}

// `…:stateMachine:Name` of an ARN all of which is known, else nothing.
static std::string_view machineOf(std::string_view arn) {
    const bool isKnown = arn.starts_with("arn:") && arn.find('$') == std::string_view::npos;
    return isKnown ? arn.substr(0, arn.rfind(':')) : std::string_view();
}

static bool areOfDifferentMachines(std::string_view a, std::string_view b) {
    return !machineOf(a).empty() && !machineOf(b).empty() && machineOf(a) != machineOf(b);
}

static void checkVersions(const embed::AliasProperties& alias, const embed::Expander& expander, Reporter& out) {
    std::set<std::string> seen;
    for (const embed::Route& route : alias.routes) {
        if (route.version == nullptr || !lint::isText(*route.version))
            continue;
        const std::string text = expander.textOf(*route.version);
        const bool isOther = std::ranges::any_of(
            seen, [&text](const std::string& other) { return areOfDifferentMachines(text, other); });
        if (!seen.insert(text).second && lint::isIdentified(text))
            out.report(route.version->span(), "both routes lead to the same version")
                .help("leave one route with the weight {}", catalog::routingWeight);
        else if (isUnqualified(text))
            out.report(route.version->span(), "this is no ARN of a version")
                .help("append \":\" and the number of a version");
        else if (isOther)
            out.report(route.version->span(), "the routes lead to versions of different state machines");
    }
}

static void check(const lint::TemplateInput& in, Reporter& out) {
    const embed::Expander expander(in.content, nullptr);
    for (const embed::Resource& resource : in.content.resources()) {
        if (resource.kind != embed::ResourceKind::Alias)
            continue;
        const embed::AliasProperties alias = embed::aliasPropertiesOf(resource);
        if (alias.routing == nullptr) {
            if (alias.deployment == nullptr && lint::isWhole(resource))
                out.report(resource.at, "the alias leads to no version").help("add a routing configuration");
            continue;
        }
        // `If` may choose one of them.
        if (alias.deployment != nullptr && !alias.deployment->value.isUnknown() && !alias.routing->value.isUnknown())
            out.report(alias.deployment->key.span(), "an alias has either DeploymentPreference or RoutingConfiguration")
                .related(alias.routing->key.span(), "the other one");
        if (!alias.isRoutingKnown)
            continue;
        if (alias.routes.empty() || alias.routes.size() > catalog::maxRoutes)
            out.report(alias.routing->value.span(), "an alias routes to 1 or {} versions, not to {}",
                catalog::maxRoutes, alias.routes.size());
        else
            checkWeights(alias, out);
        checkVersions(alias, expander, out);
    }
}

STEPCHECK_RULE(resource_routing_invalid){
    .id = "resource-routing-invalid",
    .summary = "The routing of an alias is none that the service takes.",
    .severity = Severity::Error,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/apireference/API_CreateStateMachineAlias.html",
    .awsCode = "ValidationException",
    .checkTemplate = check,
};

}  // namespace stepcheck::rules
