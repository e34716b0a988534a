#include "stepcheck/exec/coverage.h"
#include "stepcheck/exec/simulation_fixture.h"

#include <gtest/gtest.h>

namespace stepcheck::exec {

// "rule 0 of Route: 1", a line each.
static std::string covered(Simulation& simulation, std::initializer_list<std::string_view> inputs) {
    simulation.settings.recordsCoverage = true;
    Coverage coverage = noCoverage(*simulation.program);
    for (const std::string_view input : inputs)
        add(coverage, (*simulation.run(input).coverage)->counts);
    std::string text;
    for (const CoveragePoint& point : coveragePoints(*simulation.machine, coverage))
        text += fmt::format("{} {} {}: {}\n", name(point.kind), simulation.machine->state(point.state).name.value,
            point.kind == PointKind::Transition ? std::string(simulation.machine->state(point.target).name.value)
                                                : std::to_string(point.index),
            point.count);
    return text;
}

TEST(Coverage, CountsRulesAndTransitions) {
    Simulation simulation(R"({"StartAt": "Route", "States": {
        "Route": {"Type": "Choice", "Default": "Stop", "Choices": [
            {"Variable": "$.n", "NumericEquals": 1, "Next": "Go"},
            {"Variable": "$.n", "NumericEquals": 2, "Next": "Go"},
            {"Variable": "$.n", "NumericEquals": 3, "Next": "Stop"}]},
        "Go": {"Type": "Pass", "End": true}, "Stop": {"Type": "Succeed"}}})");
    EXPECT_EQ(covered(simulation, {R"({"n": 2})", R"({"n": 2})", R"({"n": 9})"}),
        "state Route 0: 3\ntransition Route Go: 2\ntransition Route Stop: 1\n"
        "rule Route 0: 0\nrule Route 1: 2\nrule Route 2: 0\nstate Go 0: 2\nstate Stop 0: 1\n");
}

TEST(Coverage, CountsRetriersAndCatchers) {
    Simulation simulation(R"({"StartAt": "Pay", "States": {"Pay": {"Type": "Task", "End": true,
        "Resource": "arn:aws:states:::lambda:invoke", "Parameters": {"FunctionName": "pay"},
        "Retry": [{"ErrorEquals": ["Busy"], "MaxAttempts": 2}, {"ErrorEquals": ["Slow"]}],
        "Catch": [{"ErrorEquals": ["Gone"], "Next": "Rescue"}, {"ErrorEquals": ["States.ALL"], "Next": "Rescue"}]},
        "Rescue": {"Type": "Pass", "End": true}}})");
    simulation.mock(R"({"Pay": {"0-2": {"Throw": {"Error": "Busy"}}}})");
    EXPECT_EQ(covered(simulation, {"{}"}),
        "state Pay 0: 1\ntransition Pay Rescue: 1\nretrier Pay 0: 2\nretrier Pay 1: 0\ncatcher Pay 0: 0\n"
        "catcher Pay 1: 1\nstate Rescue 0: 1\n");
}

TEST(Coverage, CountsChildExecutionsOfADistributedMap) {
    Simulation simulation(R"({"StartAt": "Each", "States": {"Each": {"Type": "Map", "End": true,
        "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"},
                          "StartAt": "P", "States": {"P": {"Type": "Pass", "End": true}}}}}})");
    EXPECT_EQ(covered(simulation, {"[1,2]"}), "state Each 0: 1\nstate P 0: 2\n");
}

TEST(Coverage, IsNotRecordedUnlessWanted) {
    Simulation simulation(R"({"StartAt": "P", "States": {"P": {"Type": "Pass", "End": true}}})");
    EXPECT_FALSE(simulation.run().coverage);
}

}  // namespace stepcheck::exec
