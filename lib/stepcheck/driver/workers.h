#pragma once

#include <cstddef>
#include <functional>

namespace stepcheck::driver {

/// The threads that make sense here: one for each processor that this process may use.
[[nodiscard]] std::size_t defaultJobs();

/// Calls `work(0)` to `work(count - 1)`, each once, in up to `jobs` threads, this one among them. Returns when all are
/// done. `work` must not throw.
void forEachIndex(std::size_t count, std::size_t jobs, const std::function<void(std::size_t)>& work);

}  // namespace stepcheck::driver
