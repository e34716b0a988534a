#include "stepcheck/explore/exploration_fixture.h"
#include "stepcheck/explore/settled.h"

#include <gtest/gtest.h>

namespace stepcheck::explore {

// Why the state is not settled; empty: it is.
static std::string whyOpen(std::string_view definition, std::string_view state, Options options = {}) {
    ExploredFixture fixture(definition, options);
    const asl::Machine& machine = *fixture.simulation.machine;
    const Settled settled(fixture.explore(), *fixture.simulation.program, flow::Graph(machine));
    return settled.why(machine.named(state).front());
}

static constexpr std::string_view polling = R"({"StartAt": "Look", "States": {
    "Look": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "OutputPath": "$.Payload", "Next": "Done?"},
    "Done?": {"Type": "Choice", "Default": "Wait", "Choices": [
        {"Variable": "$.status", "StringEquals": "done", "Next": "End"}]},
    "Wait": {"Type": "Wait", "Seconds": 60, "Next": "Look"},
    "End": {"Type": "Succeed"}}})";

TEST(Settled, HoldsStatesOfALoopThatComesBackWithNothingNew) {
    EXPECT_EQ(whyOpen(polling, "Look"), "");
    EXPECT_EQ(whyOpen(polling, "End"), "");
}

static constexpr std::string_view counting = R"json({"StartAt": "Begin", "States": {
    "Begin": {"Type": "Pass", "Result": {"n": 0}, "Next": "Enough?"},
    "Enough?": {"Type": "Choice", "Default": "More", "Choices": [
        {"Variable": "$.n", "NumericGreaterThan": 40, "Next": "End"}]},
    "More": {"Type": "Pass", "Parameters": {"n.$": "States.MathAdd($.n, 1)"}, "Next": "Enough?"},
    "End": {"Type": "Succeed"}}})json";

TEST(Settled, LeavesOutWhatALoopThatWasCutLeadsTo) {
    EXPECT_EQ(whyOpen(counting, "Begin"), "");
    EXPECT_EQ(whyOpen(counting, "End"), "not every way through \"Enough?\" was explored");
}

TEST(Settled, LeavesOutWhatComesAfterAnArrayThatWasCut) {
    static constexpr std::string_view machine = R"({"StartAt": "First", "States": {
        "First": {"Type": "Pass", "Next": "Each"},
        "Each": {"Type": "Map", "ItemsPath": "$.items", "Next": "Last",
            "ItemProcessor": {"StartAt": "Item", "States": {"Item": {"Type": "Pass", "End": true}}}},
        "Last": {"Type": "Pass", "End": true}}})";
    EXPECT_EQ(whyOpen(machine, "First"), "");
    EXPECT_EQ(whyOpen(machine, "Item"), "not every way through \"Each\" was explored");
    EXPECT_EQ(whyOpen(machine, "Last"), "not every way through \"Each\" was explored");
}

TEST(Settled, LeavesOutWhatDependsOnTheTime) {
    static constexpr std::string_view machine = R"({"QueryLanguage": "JSONata", "StartAt": "First", "States": {
        "First": {"Type": "Pass", "Next": "Late?"},
        "Late?": {"Type": "Choice", "Default": "Last", "Choices": [{"Condition": "{% $millis() > 5 %}", "Next": "Last"}]},
        "Last": {"Type": "Pass", "End": true}}})";
    EXPECT_EQ(whyOpen(machine, "First"), "");
    EXPECT_EQ(whyOpen(machine, "Last"), "\"Late?\" depends on the time");
}

TEST(Settled, LeavesOutEverythingWhenTheExplorationWasEnded) {
    for (const char* state : {"Look", "End"})
        EXPECT_NE(whyOpen(polling, state, {.maxPaths = 1}), "") << state;
}

TEST(Settled, LeavesOutWhatRunsBesideAFailure) {
    static constexpr std::string_view machine =
        R"({"StartAt": "Both", "States": {"Both": {"Type": "Parallel", "End": true,
        "Branches": [
            {"StartAt": "Give up", "States": {"Give up": {"Type": "Fail", "Error": "Slow"}}},
            {"StartAt": "Work", "States": {"Work": {"Type": "Pass", "Next": "More"}, "More": {"Type": "Pass", "End": true}}}]}}})";
    EXPECT_EQ(whyOpen(machine, "More"), "what comes first in \"Both\" is not known");
    EXPECT_EQ(whyOpen(machine, "Both"), "");
}

}  // namespace stepcheck::explore
