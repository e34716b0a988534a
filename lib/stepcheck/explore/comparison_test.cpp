#include "stepcheck/explore/comparison.h"
#include "stepcheck/explore/exploration_fixture.h"

#include <gtest/gtest.h>

namespace stepcheck::explore {

static std::string machineWithLimit(int limit) {
    return fmt::format(R"({{"StartAt": "Check", "States": {{
        "Check": {{"Type": "Choice", "Choices": [{{"Variable": "$.total", "NumericGreaterThan": {}, "Next": "Large"}}],
                  "Default": "Small"}},
        "Large": {{"Type": "Fail", "Error": "TooMuch"}}, "Small": {{"Type": "Succeed"}}}}}})",
        limit);
}

static std::vector<ChangeKind> kindsOf(const std::string& before, const std::string& after) {
    ExploredFixture left(before);
    ExploredFixture right(after);
    const Exploration old = left.explore();
    const Exploration now = right.explore();
    std::vector<ChangeKind> kinds;
    for (const Change& change : compare({*left.simulation.program, left.simulation.settings, old},
             {*right.simulation.program, right.simulation.settings, now}))
        kinds.push_back(change.kind);
    return kinds;
}

TEST(Comparison, FindsNothingBetweenEquals) {
    EXPECT_TRUE(kindsOf(machineWithLimit(100), machineWithLimit(100)).empty());
}

TEST(Comparison, FindsAnInputThatEndsOtherwise) {
    EXPECT_EQ(kindsOf(machineWithLimit(100), machineWithLimit(200)), std::vector{ChangeKind::Outcome});
}

TEST(Comparison, FindsAnotherOutput) {
    const auto machine = [](const char* result) {
        return fmt::format(
            R"({{"StartAt": "A", "States": {{"A": {{"Type": "Pass", "Result": "{}", "End": true}}}}}})", result);
    };
    EXPECT_EQ(kindsOf(machine("a"), machine("b")), std::vector{ChangeKind::Output});
}

TEST(Comparison, FindsATaskThatWasNotThere) {
    EXPECT_EQ(kindsOf(R"({"StartAt": "A", "States": {"A": {"Type": "Succeed"}}})",
                  R"({"StartAt": "T", "States": {"T": {"Type": "Task", "End": true,
                      "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f"}}})")
                  .front(),
        ChangeKind::Calls);
}

}  // namespace stepcheck::explore
