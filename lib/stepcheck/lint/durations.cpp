#include "stepcheck/lint/durations.h"

#include "stepcheck/catalog/limits.h"

#include <algorithm>
#include <limits>

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

// What is written, or the default; nothing when it is neither.
template <class T>
static std::optional<T> valueOr(const asl::Field<T>& field, T absent) {
    if (!field.isPresent())
        return absent;
    const auto* found = asl::get(field);
    return found == nullptr ? std::nullopt : std::optional(found->value);
}

std::optional<double> leastDelay(const asl::Retrier& retrier, double enough) {
    const auto interval = valueOr<std::int64_t>(retrier.intervalSeconds, catalog::defaultRetryIntervalSeconds);
    const auto attempts = valueOr<std::int64_t>(retrier.maxAttempts, catalog::defaultRetryMaxAttempts);
    const auto rate = valueOr<double>(retrier.backoffRate, catalog::defaultRetryBackoffRate);
    const auto longest = valueOr<std::int64_t>(retrier.maxDelaySeconds, std::numeric_limits<std::int64_t>::max());
    const auto jitter = valueOr<std::string_view>(retrier.jitterStrategy, "NONE");
    if (!interval || !attempts || !rate || *rate < 1 || !longest || jitter != "NONE")
        return std::nullopt;
    // Delays never become shorter, so that the rest of them may be multiplied.
    constexpr std::int64_t mostSteps = 10'000;
    double sum = 0;
    double delay = static_cast<double>(*interval);
    const auto most = static_cast<double>(*longest);
    std::int64_t i = 0;
    for (; i < *attempts && i < mostSteps && sum <= enough; ++i) {
        sum += std::min(delay, most);
        delay *= *rate;
    }
    return sum <= enough ? sum + static_cast<double>(*attempts - i) * std::min(delay, most) : sum;
}

}  // namespace stepcheck::lint
