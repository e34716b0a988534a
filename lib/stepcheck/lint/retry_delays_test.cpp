#include "stepcheck/flow/test_definition.h"
#include "stepcheck/lint/retry_delays.h"

#include <gtest/gtest.h>

#include <cmath>
#include <string>

namespace stepcheck::lint {

static std::optional<RetrySchedule> scheduleOf(const std::string& members) {
    const flow::TestDefinition test(
        R"({"StartAt": "A", "States": {"A": {"Type": "Task", "Retry": [{"ErrorEquals": ["B"], )" + members + "}]}}}");
    return scheduleOf(test.machine.states().front().retriers.front());
}

TEST(RetrySchedule, HasTheDefaultsOfTheService) {
    const auto schedule = scheduleOf(R"("Comment": "none")");
    ASSERT_TRUE(schedule);
    EXPECT_EQ(schedule->maxAttempts, 3);
    EXPECT_EQ(schedule->delaySeconds(1), 1);
    EXPECT_EQ(schedule->delaySeconds(3), 4);
    EXPECT_EQ(schedule->totalSeconds(), 7);
}

// Recorded: TestState after four retries of such a retrier says retryBackoffIntervalSeconds 16.
TEST(RetrySchedule, WaitsAsTheServiceSays) {
    const auto schedule = scheduleOf(R"("IntervalSeconds": 1, "MaxAttempts": 5, "BackoffRate": 2.0)");
    ASSERT_TRUE(schedule);
    EXPECT_EQ(schedule->delaySeconds(5), 16);
}

TEST(RetrySchedule, CapsEachDelay) {
    const auto schedule =
        scheduleOf(R"("IntervalSeconds": 3, "MaxAttempts": 4, "BackoffRate": 2, "MaxDelaySeconds": 10)");
    ASSERT_TRUE(schedule);
    EXPECT_EQ(schedule->totalSeconds(), 3 + 6 + 10 + 10);
}

TEST(RetrySchedule, AddsManyEqualDelays) {
    const auto schedule = scheduleOf(R"("IntervalSeconds": 2, "MaxAttempts": 99999999, "BackoffRate": 1)");
    ASSERT_TRUE(schedule);
    EXPECT_DOUBLE_EQ(schedule->totalSeconds(), 2.0 * 99999999);
}

TEST(RetrySchedule, AddsManyGrowingDelays) {
    const auto schedule = scheduleOf(R"("MaxAttempts": 1000, "BackoffRate": 1.01, "MaxDelaySeconds": 1000)");
    ASSERT_TRUE(schedule);
    double total = 0;
    for (int retry = 1; retry <= 1000; ++retry)
        total += schedule->delaySeconds(retry);
    EXPECT_NEAR(schedule->totalSeconds(), total, 1e-6 * total);
}

TEST(RetrySchedule, MayGrowBeyondAnyNumber) {
    EXPECT_TRUE(std::isinf(scheduleOf(R"("MaxAttempts": 5000, "BackoffRate": 9)")->totalSeconds()));
    EXPECT_EQ(scheduleOf(R"("IntervalSeconds": 0, "MaxAttempts": 5000, "BackoffRate": 9)")->totalSeconds(), 0);
}

TEST(RetrySchedule, IsNotKnownWithAHole) {
    EXPECT_FALSE(scheduleOf(R"("MaxAttempts": "${Attempts}")"));
    EXPECT_FALSE(scheduleOf(R"("JitterStrategy": "${Jitter}")"));
    EXPECT_FALSE(scheduleOf(R"("BackoffRate": 0.5)"));
}

TEST(RetrySchedule, KnowsJitter) {
    EXPECT_TRUE(scheduleOf(R"("JitterStrategy": "FULL")")->isJittered);
    EXPECT_FALSE(scheduleOf(R"("JitterStrategy": "NONE")")->isJittered);
}

}  // namespace stepcheck::lint
