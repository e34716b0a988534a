#include "stepcheck/semantics/handlers.h"

#include "stepcheck/catalog/errors.h"

#include <algorithm>
#include <cmath>

namespace stepcheck::semantics {

bool takesError(std::string_view name, const Failure& failure) {
    if (name.empty() && !failure.error)
        return false;
    const std::string_view error = failure.error ? *failure.error : std::string_view();
    return catalog::matches(name, failure.isHeartbeat ? catalog::statesHeartbeatTimeout : error) != catalog::Match::No;
}

std::vector<std::string> errorNames(const asl::Field<const asl::Node*>& errorEquals) {
    std::vector<std::string> names;
    if (errorEquals.isPresent())
        for (const asl::Node& name : errorEquals.member->value.elements())
            if (name.isFinalString())
                names.emplace_back(name.text());
    return names;
}

template <class T, class Number>
static void take(const asl::Field<T>& field, Number& target) {
    if (const auto* located = asl::get(field))
        target = static_cast<Number>(std::max<T>(located->value, 0));
}

Retrier Retrier::compile(const asl::Retrier& retrier) {
    const catalog::RetryDefaults& defaults = catalog::retryDefaults;
    Retrier result{.intervalSeconds = static_cast<double>(defaults.intervalSeconds),
        .maxAttempts = static_cast<std::uint64_t>(defaults.maxAttempts),
        .backoffRate = defaults.backoffRate};
    result.errors = errorNames(retrier.errorEquals);
    take(retrier.intervalSeconds, result.intervalSeconds);
    take(retrier.maxAttempts, result.maxAttempts);
    take(retrier.backoffRate, result.backoffRate);
    if (const auto* maximum = asl::get(retrier.maxDelaySeconds))
        result.maxDelaySeconds = static_cast<double>(maximum->value);
    if (const auto* jitter = asl::get(retrier.jitterStrategy))
        result.hasJitter = jitter->value == "FULL";
    return result;
}

double delaySeconds(const Retrier& retrier, std::uint64_t retry) {
    // Without this, zero times infinity would be no number.
    if (retrier.intervalSeconds == 0)
        return 0;
    const double growth = retrier.backoffRate == 1 ? 1 : std::pow(retrier.backoffRate, static_cast<double>(retry));
    const double delay = retrier.intervalSeconds * growth;
    return std::min(delay, retrier.maxDelaySeconds.value_or(delay));
}

std::optional<std::size_t> findRetrier(std::span<const Retrier> retriers, const Failure& failure) {
    for (std::size_t i = 0; i < retriers.size(); ++i)
        if (std::ranges::any_of(retriers[i].errors, [&](const auto& name) { return takesError(name, failure); }))
            return i;
    return std::nullopt;
}

}  // namespace stepcheck::semantics
