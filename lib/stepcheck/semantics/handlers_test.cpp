#include "stepcheck/semantics/handlers.h"

#include <gtest/gtest.h>

namespace stepcheck::semantics {

static Failure failure(const char* error) {
    return {.error = error, .cause = std::nullopt};
}

TEST(ErrorName, StatesAllTakesEverythingButRuntimeFaults) {
    EXPECT_TRUE(takesError("States.ALL", failure("Payment.Declined")));
    EXPECT_TRUE(takesError("States.ALL", failure("States.DataLimitExceeded")));
    EXPECT_TRUE(takesError("States.ALL", {}));
    EXPECT_FALSE(takesError("States.ALL", failure("States.Runtime")));
    EXPECT_FALSE(takesError("States.Runtime", failure("States.Runtime")));
}

TEST(ErrorName, TaskFailedTakesEverythingButTimeouts) {
    EXPECT_TRUE(takesError("States.TaskFailed", failure("Payment.Declined")));
    EXPECT_FALSE(takesError("States.TaskFailed", failure("States.Timeout")));
}

TEST(ErrorName, HeartbeatTimeoutTakesMissedHeartbeatsAlone) {
    EXPECT_FALSE(takesError("States.HeartbeatTimeout", failure("States.Timeout")));
    Failure missed = failure("States.Timeout");
    missed.isHeartbeat = true;
    EXPECT_TRUE(takesError("States.HeartbeatTimeout", missed));
    EXPECT_TRUE(takesError("States.Timeout", missed));
}

TEST(ErrorName, OfAFailureWithoutAnyIsTakenByWildcardsAlone) {
    EXPECT_FALSE(takesError("", {}));
    EXPECT_TRUE(takesError("States.TaskFailed", {}));
}

TEST(Retrier, DelaysGrowByTheBackoffRateUpToTheMaximum) {
    const Retrier retrier{.intervalSeconds = 3, .backoffRate = 2, .maxDelaySeconds = 10};
    EXPECT_EQ(delaySeconds(retrier, 0), 3);
    EXPECT_EQ(delaySeconds(retrier, 1), 6);
    EXPECT_EQ(delaySeconds(retrier, 2), 10);
}

TEST(Retrier, IsTheFirstThatTakesTheError) {
    const std::vector<Retrier> retriers{{.errors = {"A"}}, {.errors = {"B", "C"}}, {.errors = {"States.ALL"}}};
    EXPECT_EQ(findRetrier(retriers, failure("C")), 1U);
    EXPECT_EQ(findRetrier(retriers, failure("D")), 2U);
    EXPECT_EQ(findRetrier(retriers, failure("States.Runtime")), std::nullopt);
}

}  // namespace stepcheck::semantics
