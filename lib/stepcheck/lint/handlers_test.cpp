#include "stepcheck/flow/test_definition.h"
#include "stepcheck/lint/handlers.h"

#include <gtest/gtest.h>

#include <string>

namespace stepcheck::lint {

// A definition of one task with these members.
static flow::TestDefinition taskWith(const std::string& members) {
    return flow::TestDefinition(R"({"StartAt": "A", "States": {"A": {"Type": "Task", "End": true, )" + members + "}}}");
}

TEST(Handlers, AreListedInTheirOrder) {
    const auto test = taskWith(R"("Retry": [{"ErrorEquals": ["B", "C"]}, {"ErrorEquals": ["States.ALL"]}])");
    const Handlers retriers = retriersOf(test.machine.states().front());
    ASSERT_EQ(retriers.list.size(), 2U);
    EXPECT_TRUE(retriers.isKnown);
    EXPECT_EQ(retriers.list[0].names[1]->text(), "C");
    EXPECT_TRUE(retriers.list[0].lists("B"));
    EXPECT_FALSE(retriers.list[0].lists("States.ALL"));
    EXPECT_EQ(retriers.list[0].what(), "retrier");
}

TEST(Handlers, TakeErrorsByWildcards) {
    const auto test = taskWith(R"("Catch": [{"ErrorEquals": ["States.TaskFailed"], "Next": "A"}])");
    const Handlers catchers = catchersOf(test.machine.states().front());
    EXPECT_TRUE(catchers.take("Lambda.Unknown"));
    EXPECT_FALSE(catchers.take("States.Timeout"));
    EXPECT_FALSE(catchers.mayTake("States.Timeout"));
    EXPECT_EQ(catchers.list.front().what(), "catcher");
}

TEST(Handlers, MayTakeWhatIsNotKnown) {
    for (const std::string members : {R"("Catch": "${Catch}")", R"("Catch": [{"ErrorEquals": ["${Error}"]}])",
             R"("Catch": ["${Catcher}"])", R"("${Field}": [])"}) {
        const auto test = taskWith(members);
        const Handlers catchers = catchersOf(test.machine.states().front());
        EXPECT_TRUE(catchers.mayTake("States.Timeout")) << members;
        EXPECT_FALSE(catchers.take("States.Timeout")) << members;
    }
}

TEST(Handlers, RetryUnlessMaxAttemptsIsZero) {
    const auto test = taskWith(R"("Retry": [{"ErrorEquals": ["B"]}, {"ErrorEquals": ["C"], "MaxAttempts": 0}])");
    const Handlers retriers = retriersOf(test.machine.states().front());
    EXPECT_TRUE(retriers.list[0].retries());
    EXPECT_FALSE(retriers.list[1].retries());
}

TEST(Handlers, AreShadowedByThoseBefore) {
    const auto test = taskWith(R"("Catch": [{"ErrorEquals": ["States.TaskFailed"], "Next": "A"},
        {"ErrorEquals": ["B", "C"], "Next": "A"}, {"ErrorEquals": ["D", "States.Timeout"], "Next": "A"}])");
    const Handlers catchers = catchersOf(test.machine.states().front());
    EXPECT_FALSE(catchers.isShadowed(0));
    EXPECT_TRUE(catchers.isShadowed(1));
    EXPECT_FALSE(catchers.isShadowed(2));
    ASSERT_NE(catchers.takenBefore(2, "D"), nullptr);
    EXPECT_EQ(catchers.takenBefore(2, "D")->text(), "States.TaskFailed");
}

TEST(StatesAround, AreListedFromTheNearestOn) {
    const flow::TestDefinition test(
        R"({"StartAt": "Fan", "States": {"Fan": {"Type": "Parallel", "End": true, "Branches": [
        {"StartAt": "Each", "States": {"Each": {"Type": "Map", "End": true, "ItemProcessor":
            {"StartAt": "Do", "States": {"Do": {"Type": "Pass", "End": true}}}}}}]}}})");
    const auto around = statesAround(test.machine, test.machine.state(test.id("Do")));
    ASSERT_EQ(around.size(), 2U);
    EXPECT_EQ(around[0]->name.value, "Each");
    EXPECT_EQ(around[1]->name.value, "Fan");
}

}  // namespace stepcheck::lint
