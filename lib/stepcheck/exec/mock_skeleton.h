#pragma once

#include "stepcheck/asl/machine.h"
#include "stepcheck/support/result.h"
#include "stepcheck/value/value.h"

#include <cstddef>
#include <string_view>

namespace stepcheck::exec {

/// The most tasks that a skeleton is written for: each case lists all of them.
inline constexpr std::size_t maxSkeletonTasks = 500;

/// A mock file to be filled in: the case `Success`, in which every task succeeds with a result of the shape that its
/// service gives, and for each task a case in which it fails, with an error that the state catches or retries if it
/// names one. Tasks whose names are not known are left out.
/// Error: it has more than `maxSkeletonTasks`.
[[nodiscard]] support::Result<value::Value> mockSkeleton(const asl::Machine& machine, std::string_view machineName);

}  // namespace stepcheck::exec
