#include "stepcheck/driver/workers.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <vector>

namespace stepcheck::driver {

TEST(ForEachIndex, DoesEveryIndexOnce) {
    constexpr std::size_t count = 1000;
    for (const std::size_t jobs : {std::size_t{1}, std::size_t{2}, std::size_t{7}, std::size_t{2000}}) {
        std::vector<std::atomic<int>> done(count);
        forEachIndex(count, jobs, [&](std::size_t i) { ++done[i]; });
        const std::vector<int> times(done.begin(), done.end());
        EXPECT_THAT(times, testing::Each(1)) << jobs << " jobs";
    }
}

TEST(ForEachIndex, DoesNothingForNoIndex) {
    forEachIndex(0, 4, [](std::size_t) { FAIL(); });
}

}  // namespace stepcheck::driver
