#pragma once

#include "stepcheck/asl/machine.h"

#include <cstdint>
#include <optional>

namespace stepcheck::lint {

/// When the retries of one retrier begin. Delays do not depend on the attempts' own durations.
struct RetrySchedule {
    double intervalSeconds = 0;
    double backoffRate = 1;
    double maxDelaySeconds = 0;    // infinite when there is no `MaxDelaySeconds`
    std::int64_t maxAttempts = 0;  // retries; the state runs one more time
    bool isJittered = false;       // each delay is anything from 0 to the one computed

    /// Before the retry `k`, counted from 1: `IntervalSeconds × BackoffRate^(k-1)`, at most `MaxDelaySeconds`.
    [[nodiscard]] double delaySeconds(std::int64_t retry) const;

    /// The sum of all delays, jitter left out. May be infinite.
    [[nodiscard]] double totalSeconds() const;
};

/// With the defaults of the service for what is absent; nothing when a number is not known or cannot be.
/// Source: Amazon States Language, "Retrying after error".
[[nodiscard]] std::optional<RetrySchedule> scheduleOf(const asl::Retrier& retrier);

}  // namespace stepcheck::lint
