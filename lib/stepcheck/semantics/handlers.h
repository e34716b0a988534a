#pragma once

#include "stepcheck/asl/machine.h"
#include "stepcheck/semantics/shared_text.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace stepcheck::semantics {

/// An error that a task, branch or iteration ended with.
struct Failure {
    SharedText error;
    SharedText cause;
    bool isHeartbeat = false;  // a timeout because no heartbeat came
};

/// Whether a name in ErrorEquals takes the error, by the catalogue's table; what is not proven counts as yes.
[[nodiscard]] bool takesError(std::string_view name, const Failure& failure);

/// A retrier with the service's defaults filled in.
struct Retrier {
    std::vector<std::string> errors;
    double intervalSeconds = 0;
    std::uint64_t maxAttempts = 0;
    double backoffRate = 1;
    std::optional<double> maxDelaySeconds;
    bool hasJitter = false;

    [[nodiscard]] static Retrier compile(const asl::Retrier& retrier);
};

/// Seconds before retry number `retry` (from 0) of a retrier, without jitter.
[[nodiscard]] double delaySeconds(const Retrier& retrier, std::uint64_t retry);

/// The first retrier that takes the error, or none.
[[nodiscard]] std::optional<std::size_t> findRetrier(std::span<const Retrier> retriers, const Failure& failure);

/// The names of an ErrorEquals.
[[nodiscard]] std::vector<std::string> errorNames(const asl::Field<const asl::Node*>& errorEquals);

}  // namespace stepcheck::semantics
