#include "stepcheck/flow/test_definition.h"
#include "stepcheck/flow/variables.h"
#include "stepcheck/lint/shared_facts.h"

#include <gtest/gtest.h>

#include <vector>

namespace stepcheck::lint {

TEST(SharedFacts, FindTheCallOfATask) {
    const flow::TestDefinition test(R"({"StartAt": "A", "States": {"A": {"Type": "Pass", "Next": "B"},
        "B": {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage", "Parameters": {"QueueUrl": "q"},
              "End": true}}})");
    const flow::Variables variables(test.machine, test.facts);
    const SharedFacts shared(test.machine, {}, variables);
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
    const flow::Variables variables(test.machine, test.facts);
    const SharedFacts shared(test.machine, {}, variables);
    EXPECT_EQ(shared.choices().data(), shared.choices().data());
    EXPECT_EQ(shared.handlers().data(), shared.handlers().data());
}

TEST(SharedFacts, ListTheVariablesThatMayHaveNoValue) {
    const flow::TestDefinition test(R"({"QueryLanguage": "JSONata", "StartAt": "A", "States": {
        "A": {"Type": "Pass", "Assign": {"set": 1}, "Next": "B"},
        "B": {"Type": "Pass", "Output": "{% [$set, $unset, $exists($asked) ? $asked : 0] %}", "End": true}}})");
    const std::vector<asl::Expression> expressions = asl::findExpressions(test.machine);
    const flow::Variables variables(test.machine, test.facts);
    const SharedFacts shared(test.machine, expressions, variables);
    ASSERT_EQ(shared.doubtfulReads().size(), 1U);
    EXPECT_EQ(shared.doubtfulReads()[0].use->name, "unset");
    EXPECT_EQ(shared.doubtfulReads()[0].lookup.availability, flow::Availability::Unassigned);
}

}  // namespace stepcheck::lint
