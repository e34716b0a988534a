#include "stepcheck/lint/durations.h"

#include "stepcheck/catalog/limits.h"

namespace stepcheck::lint {

using asl::MachineType;

std::optional<MachineType> executionType(const asl::Machine& machine, asl::ScopeId scope, MachineType ofMachine) {
    for (const asl::Scope* at = &machine.scope(scope); at->parent;
        at = &machine.scope(machine.state(*at->parent).scope)) {
        const auto* map = std::get_if<asl::Map>(&machine.state(*at->parent).kind);
        if (map == nullptr || !map->isDistributed()) {
            if (map != nullptr && map->mode.isPresent() && asl::get(map->mode) == nullptr)
                return std::nullopt;
            continue;
        }
        const auto* type = asl::get(map->executionType);
        if (type == nullptr)
            return std::nullopt;
        return type->value == "EXPRESS" ? MachineType::Express : MachineType::Standard;
    }
    return ofMachine;
}

std::int64_t maxSeconds(MachineType type) {
    return type == MachineType::Express ? catalog::maxExpressSeconds : catalog::maxStandardSeconds;
}

bool hasTimeout(const asl::Machine& machine, const asl::Task& task) {
    return task.timeoutSeconds.isPresent() || task.timeoutSecondsPath.isPresent() ||
           machine.timeoutSeconds().isPresent();
}

bool mayWaitForAYear(
    const asl::Machine& machine, const asl::State& state, const asl::Task& task, asl::MachineType ofMachine) {
    return executionType(machine, state.scope, ofMachine) == asl::MachineType::Standard && !hasTimeout(machine, task) &&
           machine.topLevel().node->isComplete() && state.node().isComplete();
}

}  // namespace stepcheck::lint
