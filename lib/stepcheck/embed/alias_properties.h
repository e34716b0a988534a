#pragma once

#include "stepcheck/embed/properties.h"

#include <optional>
#include <vector>

namespace stepcheck::embed {

/// A part of the routing of an alias.
struct Route {
    const Node* version = nullptr;
    const Node* weight = nullptr;
};

/// How an alias comes to lead to a new version.
struct Deployment {
    const Member* type = nullptr;
    const Member* version = nullptr;  // in SAM there is none
    const Member* percentage = nullptr;
    const Member* interval = nullptr;  // minutes
    bool isComplete = true;            // false when a macro or a mistake hides members
};

/// What an alias says. Null: not said.
struct AliasProperties {
    const Member* name = nullptr;
    const Member* routing = nullptr;
    std::vector<Route> routes{};
    bool isRoutingKnown = true;
    const Member* deployment = nullptr;
};

[[nodiscard]] AliasProperties aliasPropertiesOf(const Resource& alias);

/// What a `DeploymentPreference` says; nothing when that is not known, or it is no object.
[[nodiscard]] std::optional<Deployment> deploymentOf(const Member& preference);

}  // namespace stepcheck::embed
