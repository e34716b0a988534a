#include "stepcheck/driver/workers.h"

#include <algorithm>
#include <atomic>
#include <sched.h>
#include <system_error>
#include <thread>
#include <vector>

namespace stepcheck::driver {

std::size_t defaultJobs() {
    // std::thread::hardware_concurrency() counts processors that this process may not use, too.
    cpu_set_t usable;
    if (sched_getaffinity(0, sizeof usable, &usable) == 0)
        return static_cast<std::size_t>(std::max(1, CPU_COUNT(&usable)));
    return std::max(1U, std::thread::hardware_concurrency());
}

void forEachIndex(std::size_t count, std::size_t jobs, const std::function<void(std::size_t)>& work) {
    std::atomic<std::size_t> next = 0;
    const auto takeTurns = [&] {
        for (std::size_t i = next++; i < count; i = next++)
            work(i);
    };
    std::vector<std::jthread> helpers;
    for (std::size_t i = 1; i < std::min(count, jobs); ++i) {
        // Where the system gives no more threads, those that are there do it.
        try {
            helpers.emplace_back(takeTurns);
        } catch (const std::system_error&) {
            break;
        }
    }
    takeTurns();
}

}  // namespace stepcheck::driver
