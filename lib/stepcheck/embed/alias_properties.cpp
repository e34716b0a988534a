#include "stepcheck/embed/alias_properties.h"

namespace stepcheck::embed {

AliasProperties aliasPropertiesOf(const Resource& alias) {
    const Node& node = *alias.properties;
    AliasProperties result{.name = findAny(node, {"Name", "name"}),
        .routing = findAny(node, {"RoutingConfiguration", "routing_configuration"}),
        .deployment = node.find("DeploymentPreference")};
    if (result.routing == nullptr)
        return result;
    const Node& routing = result.routing->value;
    result.isRoutingKnown = !routing.isUnknown() && routing.is(syntax::Kind::Array);
    for (const Node& each : routing.elements()) {
        const Member* const version = findAny(each, {"StateMachineVersionArn", "state_machine_version_arn"});
        const Member* const weight = findAny(each, {"Weight", "weight"});
        result.isRoutingKnown = result.isRoutingKnown && !each.isUnknown();
        result.routes.push_back({.version = version == nullptr ? nullptr : &version->value,
            .weight = weight == nullptr ? nullptr : &weight->value});
    }
    return result;
}

std::optional<Deployment> deploymentOf(const Member& preference) {
    const Node& node = preference.value;
    if (node.isUnknown() || !node.is(syntax::Kind::Object))
        return std::nullopt;
    return Deployment{.type = node.find("Type"),
        .version = node.find("StateMachineVersionArn"),
        .percentage = node.find("Percentage"),
        .interval = node.find("Interval"),
        .isComplete = node.isComplete() && node.find("Fn::Transform") == nullptr};
}

}  // namespace stepcheck::embed
