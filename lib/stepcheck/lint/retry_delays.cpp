#include "stepcheck/lint/retry_delays.h"

#include "stepcheck/catalog/errors.h"
#include "stepcheck/semantics/handlers.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace stepcheck::lint {

double RetrySchedule::delaySeconds(std::int64_t retry) const {
    return semantics::delaySeconds(
        {.intervalSeconds = intervalSeconds, .backoffRate = backoffRate, .maxDelaySeconds = maxDelaySeconds},
        static_cast<std::uint64_t>(retry - 1));
}

double RetrySchedule::totalSeconds() const {
    // As many are added one by one; more of them as the series that they are.
    constexpr std::int64_t mostAdded = 100;
    double total = 0;
    const std::int64_t added = std::min(maxAttempts, mostAdded);
    for (std::int64_t retry = 1; retry <= added; ++retry)
        total += delaySeconds(retry);
    const auto rest = static_cast<double>(maxAttempts - added);
    const double next = delaySeconds(added + 1);
    if (rest == 0 || next == 0)
        return total;
    if (backoffRate == 1 || next >= maxDelaySeconds)
        return total + next * rest;
    // How many grow before the limit cuts them.
    const double growing = std::min(rest, std::ceil(std::log(maxDelaySeconds / next) / std::log(backoffRate)));
    total += next * (std::pow(backoffRate, growing) - 1) / (backoffRate - 1);
    return rest > growing ? total + maxDelaySeconds * (rest - growing) : total;
}

// A field's number, or what holds without it; nothing when it has one that is not known.
template <class T>
static std::optional<double> numberOf(const asl::Field<T>& field, double absent) {
    if (!field.isPresent())
        return absent;
    const auto* written = asl::get(field);
    return written != nullptr ? std::optional(static_cast<double>(written->value)) : std::nullopt;
}

std::optional<RetrySchedule> scheduleOf(const asl::Retrier& retrier) {
    const catalog::RetryDefaults& defaults = catalog::retryDefaults;
    const auto interval = numberOf(retrier.intervalSeconds, static_cast<double>(defaults.intervalSeconds));
    const auto attempts = numberOf(retrier.maxAttempts, static_cast<double>(defaults.maxAttempts));
    const auto rate = numberOf(retrier.backoffRate, defaults.backoffRate);
    const auto cap = numberOf(retrier.maxDelaySeconds, std::numeric_limits<double>::infinity());
    const auto* jitter = asl::get(retrier.jitterStrategy);
    if (!retrier.node->isComplete() || !interval || !attempts || !rate || !cap ||
        (retrier.jitterStrategy.isPresent() && jitter == nullptr))
        return std::nullopt;
    // What lies out of range value-out-of-range has reported.
    if (*interval < 0 || *attempts < 0 || !(*rate >= 1) || *cap < 1)
        return std::nullopt;
    return RetrySchedule{.intervalSeconds = *interval,
        .backoffRate = *rate,
        .maxDelaySeconds = *cap,
        .maxAttempts = static_cast<std::int64_t>(*attempts),
        .isJittered = jitter != nullptr && jitter->value == "FULL"};
}

}  // namespace stepcheck::lint
