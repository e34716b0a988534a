#include "stepcheck/catalog/events.h"

#include <gtest/gtest.h>

namespace stepcheck::catalog {

TEST(EventCosts, AreThoseOfWholeSteps) {
    EXPECT_EQ(eventCost(Step::Pass).once, 2U);
    EXPECT_EQ(eventCost(Step::Fail).once, 1U);
    EXPECT_EQ(eventCost(Step::Task).once + eventCost(Step::Task).repeated, 5U);
    EXPECT_EQ(eventCost(Step::WaitingTask).once + eventCost(Step::WaitingTask).repeated, 6U);
    EXPECT_EQ(eventCost(Step::DistributedMap).repeated, 0U);
}

}  // namespace stepcheck::catalog
