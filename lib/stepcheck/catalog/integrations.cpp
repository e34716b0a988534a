#include "stepcheck/catalog/integrations.h"

#include "stepcheck/catalog/tables.h"

#include <algorithm>

namespace stepcheck::catalog {

static bool contains(std::span<const std::string_view> names, std::string_view name) {
    return std::ranges::find(names, name) != names.end();
}

bool IntegrationAction::hasParameter(std::string_view parameter) const {
    return contains(required, parameter) || contains(optional, parameter) ||
           std::ranges::any_of(oneOf, [&](const auto& group) { return contains(group, parameter); });
}

const IntegrationAction* Integration::find(std::string_view action) const {
    const auto found = std::ranges::find(actions, action, &IntegrationAction::name);
    return found == actions.end() ? nullptr : &*found;
}

std::span<const Integration> integrations() {
    return integrationTable;
}

const Integration* findIntegration(std::string_view service) {
    const auto found = std::ranges::find(integrationTable, service, &Integration::name);
    return found == integrationTable.end() ? nullptr : &*found;
}

const IntegrationAction* findOptimised(std::string_view sdkAction) {
    if (sdkAction.empty())
        return nullptr;
    for (const Integration& service : integrationTable) {
        const auto found = std::ranges::find(service.actions, sdkAction, &IntegrationAction::sdkAction);
        if (found != service.actions.end())
            return &*found;
    }
    return nullptr;
}

bool isSdkService(std::string_view service) {
    return contains(sdkServiceTable, service);
}

std::span<const std::string_view> partitions() {
    return partitionTable;
}

std::span<const PatternSpec> integrationPatterns() {
    return patternTable;
}

}  // namespace stepcheck::catalog
