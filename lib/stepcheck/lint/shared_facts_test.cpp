#include "stepcheck/flow/test_definition.h"
#include "stepcheck/lint/shared_facts.h"

#include <gtest/gtest.h>

namespace stepcheck::lint {

TEST(SharedFacts, FindTheCallOfATask) {
    const flow::TestDefinition test(R"({"StartAt": "A", "States": {"A": {"Type": "Pass", "Next": "B"},
        "B": {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage", "Parameters": {"QueueUrl": "q"},
              "End": true}}})");
    const SharedFacts shared(test.machine, {});
    EXPECT_EQ(shared.task(test.machine.states()[0]), nullptr);
    const TaskCall* call = shared.task(test.machine.states()[1]);
    ASSERT_NE(call, nullptr);
    EXPECT_TRUE(call->resource.isService("sqs", "sendMessage"));
    ASSERT_NE(shared.api(*call), nullptr);
    EXPECT_EQ(shared.api(*call)->values.size(), 2U);
}

TEST(SharedFacts, AreGatheredOnce) {
    const flow::TestDefinition test(R"({"StartAt": "A", "States": {"A": {"Type": "Choice", "Default": "A", "Choices": [
        {"Variable": "$.a", "IsPresent": true, "Next": "A"}]}}})");
    const SharedFacts shared(test.machine, {});
    EXPECT_EQ(shared.choices().data(), shared.choices().data());
    EXPECT_EQ(shared.handlers().data(), shared.handlers().data());
}

}  // namespace stepcheck::lint
