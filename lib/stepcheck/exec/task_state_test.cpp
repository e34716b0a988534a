#include "stepcheck/exec/simulation_fixture.h"

#include <gtest/gtest.h>

namespace stepcheck::exec {

// The cause of the failure without the words about the state.
static std::string causeOf(const Execution& execution) {
    static constexpr std::string_view before = "(entered at the event id #2). ";
    const std::string cause = execution.failure ? execution.failure->cause.value_or("") : "";
    return cause.substr(cause.find(before) + before.size());
}

static constexpr std::string_view charge = R"({"StartAt": "Pay", "States": {"Pay": {"Type": "Task",
    "Resource": "arn:aws:states:::lambda:invoke", "Parameters": {"FunctionName": "pay"}, "TimeoutSeconds": 5,
    "End": true}}})";

TEST(TaskState, TimesOutWhenTheResultComesLaterThanItWaits) {
    Simulation simulation(charge);
    simulation.mock(R"({"Pay": {"0": {"Return": 1, "AfterSeconds": 6}}})");
    const Execution execution = simulation.run();
    EXPECT_EQ(outline(execution),
        "1·0 ExecutionStarted\n2·0 TaskStateEntered\n3·2 TaskScheduled\n4·3 TaskStarted\n5·4 TaskTimedOut\n"
        "6·5 ExecutionFailed\n");
    EXPECT_EQ(execution.milliseconds - simulation.settings.startMilliseconds, 5000);
}

TEST(TaskState, TakesAResultThatComesInTime) {
    Simulation simulation(charge);
    simulation.mock(R"({"Pay": {"0": {"Return": 1, "AfterSeconds": 5}}})");
    EXPECT_EQ(simulation.run().output->text(), "1");
}

TEST(TaskState, SubmitsAJobWhoseMockDoesNotSayHow) {
    Simulation simulation(R"({"StartAt": "Job", "States": {"Job": {"Type": "Task", "End": true,
        "Resource": "arn:aws:states:::batch:submitJob.sync",
        "Parameters": {"JobName": "n", "JobQueue": "q", "JobDefinition": "d"}}}})");
    simulation.mock(R"({"Job": {"0": {"Return": 1}}})");
    EXPECT_EQ(outline(simulation.run()),
        "1·0 ExecutionStarted\n2·0 TaskStateEntered\n3·2 TaskScheduled\n4·3 TaskStarted\n5·4 TaskSubmitted\n"
        "6·5 TaskSucceeded\n7·6 TaskStateExited\n8·7 ExecutionSucceeded\n");
}

static constexpr std::string_view call = R"({"StartAt": "Call", "States": {"Call": {"Type": "Task", "End": true,
    "Resource": "arn:aws:states:::apigateway:invoke",
    "Parameters": {"ApiEndpoint": "a", "Method": "GET", "Headers.$": "$.headers"}}}})";

TEST(TaskState, RefusesHeadersThatAreNoArraysOfStrings) {
    Simulation simulation(call);
    const Execution execution = simulation.run(R"({"headers": {"a": "b"}})");
    EXPECT_EQ(outline(execution), "1·0 ExecutionStarted\n2·0 TaskStateEntered\n3·2 ExecutionFailed\n");
    EXPECT_EQ(causeOf(execution),
        R"(The Parameters '{"ApiEndpoint":"a","Method":"GET","Headers":{"a":"b"}}' could not be used to start the )"
        "Task: [The value of the field 'Headers' has an invalid format]");
}

TEST(TaskState, TakesHeadersThatAreArraysOfStrings) {
    Simulation simulation(call);
    simulation.mock(R"({"Call": {"0": {"Return": {}}}})");
    EXPECT_EQ(simulation.run(R"({"headers": {"a": ["b"]}})").status, Status::Succeeded);
}

TEST(TaskState, MissesParametersThatAnExpressionDoesNotGive) {
    Simulation simulation(R"({"QueryLanguage": "JSONata", "StartAt": "Send", "States": {"Send": {"Type": "Task",
        "End": true, "Resource": "arn:aws:states:::sqs:sendMessage", "Arguments": "{% {'QueueUrl': 'q'} %}"}}})");
    EXPECT_EQ(causeOf(simulation.run()), R"(The Arguments '{"QueueUrl":"q"}' could not be used to start the Task: )"
                                         "[The field 'MessageBody' is required but was missing]");
}

TEST(TaskState, RefusesTimeoutsOutOfRange) {
    Simulation simulation(R"({"StartAt": "Pay", "States": {"Pay": {"Type": "Task", "End": true,
        "Resource": "arn:aws:states:::lambda:invoke", "Parameters": {"FunctionName": "pay"},
        "TimeoutSecondsPath": "$.most"}}})");
    EXPECT_EQ(causeOf(simulation.run(R"({"most": 0})")), "TimeoutSeconds must be between 1 and 99999999.");
    EXPECT_EQ(causeOf(simulation.run(R"({"most": 1.5})")),
        "The TimeoutSecondsPath field refers to value \"1.5\" which is not a valid integer: $.most");
}

TEST(TaskState, NamesTheTypeThatATimeoutHasInJsonata) {
    Simulation simulation(R"({"QueryLanguage": "JSONata", "StartAt": "Pay", "States": {"Pay": {"Type": "Task",
        "End": true, "Resource": "arn:aws:states:::lambda:invoke", "Arguments": {"FunctionName": "pay"},
        "TimeoutSeconds": "{% $states.input.most %}"}}})");
    const Execution execution = simulation.run(R"({"most": 1.5})");
    EXPECT_EQ(execution.failure->error, "States.QueryEvaluationError");
    EXPECT_EQ(causeOf(execution),
        "The JSONata expression '$states.input.most' specified for the field 'TimeoutSeconds' returned an unexpected "
        "result type. Expected 'integer', but was 'number' for value: 1.5");
}

}  // namespace stepcheck::exec
