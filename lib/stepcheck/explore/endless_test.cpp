#include "stepcheck/explore/endless.h"
#include "stepcheck/explore/exploration_fixture.h"
#include "stepcheck/value/write.h"

#include <gtest/gtest.h>

namespace stepcheck::explore {

// A loop that asks for the status, which `wait` leads back to.
static std::string loopOver(std::string_view next) {
    return fmt::format(R"({{"StartAt": "Done?", "States": {{
        "Done?": {{"Type": "Choice", "Default": "Wait", "Choices": [
            {{"Variable": "$.status", "StringEquals": "done", "Next": "End"}}]}},
        "Wait": {{"Type": "Wait", "Seconds": 60, "Next": "{}"}},
        "Look": {{"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "OutputPath": "$.Payload", "Next": "Done?"}},
        "End": {{"Type": "Succeed"}}}}}})",
        next);
}

static std::vector<EndlessLoop> loopsOf(std::string_view definition) {
    ExploredFixture fixture(definition);
    const Exploration exploration = fixture.explore();
    const asl::Machine& machine = *fixture.simulation.machine;
    return endlessLoops(exploration, machine, Settled(exploration, *fixture.simulation.program, flow::Graph(machine)));
}

TEST(EndlessLoops, HaveAnExampleThatGoesOnForEver) {
    const std::vector<EndlessLoop> loops = loopsOf(loopOver("Done?"));
    ASSERT_EQ(loops.size(), 1U);
    EXPECT_EQ(loops[0].states.size(), 2U);
    EXPECT_FALSE(loops[0].isAlways);
    ASSERT_TRUE(loops[0].example);
    EXPECT_NE(value::write(loops[0].example->input), R"({"status":"done"})");
}

TEST(EndlessLoops, AreNoneWhereATaskAnswersAnew) {
    EXPECT_TRUE(loopsOf(loopOver("Look")).empty());
}

TEST(EndlessLoops, AreAlwaysWhenNothingLeavesThem) {
    const std::vector<EndlessLoop> loops = loopsOf(R"({"StartAt": "Begin", "States": {
        "Begin": {"Type": "Pass", "Result": {"status": "new"}, "Next": "Done?"},
        "Done?": {"Type": "Choice", "Default": "Look", "Choices": [
            {"Variable": "$.status", "StringEquals": "done", "Next": "End"}]},
        "Look": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "ResultPath": null, "Next": "Done?"},
        "End": {"Type": "Succeed"}}})");
    ASSERT_EQ(loops.size(), 1U);
    EXPECT_TRUE(loops[0].isAlways);
}

TEST(EndlessLoops, AreNoneWhereDataChanges) {
    EXPECT_TRUE(loopsOf(R"json({"StartAt": "Begin", "States": {
        "Begin": {"Type": "Pass", "Result": {"n": 0}, "Next": "Enough?"},
        "Enough?": {"Type": "Choice", "Default": "More", "Choices": [
            {"Variable": "$.n", "NumericGreaterThan": 40, "Next": "End"}]},
        "More": {"Type": "Pass", "Parameters": {"n.$": "States.MathAdd($.n, 1)"}, "Next": "Enough?"},
        "End": {"Type": "Succeed"}}})json")
            .empty());
}

TEST(EndlessLoops, MayLieInBranches) {
    const std::vector<EndlessLoop> loops = loopsOf(R"({"StartAt": "Both", "States": {
        "Both": {"Type": "Parallel", "End": true, "Branches": [
            {"StartAt": "Other", "States": {"Other": {"Type": "Pass", "End": true}}},
            {"StartAt": "Done?", "States": {
                "Done?": {"Type": "Choice", "Default": "Wait", "Choices": [
                    {"Variable": "$.status", "StringEquals": "done", "Next": "Left"}]},
                "Wait": {"Type": "Wait", "Seconds": 60, "Next": "Done?"},
                "Left": {"Type": "Pass", "End": true}}}]}}})");
    ASSERT_EQ(loops.size(), 1U);
    EXPECT_EQ(loops[0].states.size(), 2U);
    EXPECT_FALSE(loops[0].isAlways);
    EXPECT_TRUE(loops[0].example);
}

// A loop in the iterations of a Map.
static std::string iterationsOver(std::string_view look) {
    return fmt::format(R"({{"StartAt": "Each", "States": {{
        "Each": {{"Type": "Map", "ItemsPath": "$.items", "End": true, "ItemProcessor": {{"StartAt": "Done?", "States": {{
            "Done?": {{"Type": "Choice", "Default": "Look", "Choices": [
                {{"Variable": "$.status", "StringEquals": "done", "Next": "Left"}}]}},
            "Look": {{{}, "Next": "Done?"}},
            "Left": {{"Type": "Pass", "End": true}}}}}}}}}}}})",
        look);
}

TEST(EndlessLoops, MayLieInIterations) {
    const std::vector<EndlessLoop> loops = loopsOf(iterationsOver(R"("Type": "Wait", "Seconds": 60)"));
    ASSERT_EQ(loops.size(), 1U);
    EXPECT_TRUE(loops[0].example);
    EXPECT_TRUE(loopsOf(iterationsOver(R"("Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
        "OutputPath": "$.Payload")"))
            .empty());
}

TEST(EndlessLoops, MayBeginWithAnotherRound) {
    const std::vector<EndlessLoop> loops = loopsOf(R"({"StartAt": "First?", "States": {
        "First?": {"Type": "Choice", "Default": "Again", "Choices": [
            {"Variable": "$.mark", "IsPresent": true, "Next": "Again"}, {"Variable": "$.id", "NumericLessThan": 9, "Next": "Mark"}]},
        "Mark": {"Type": "Pass", "Result": 1, "ResultPath": "$.mark", "Next": "First?"},
        "Again": {"Type": "Pass", "Result": 2, "ResultPath": "$.mark", "Next": "First?"}}})");
    ASSERT_EQ(loops.size(), 1U);
    EXPECT_TRUE(loops[0].isAlways);
}

}  // namespace stepcheck::explore
