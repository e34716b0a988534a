#include "stepcheck/exec/executor.h"
#include "stepcheck/exec/simulation_fixture.h"

#include <gtest/gtest.h>

namespace stepcheck::exec {

TEST(Executor, ChainsEnteredAndExitedEvents) {
    Simulation simulation(R"({"StartAt": "A", "States": {
        "A": {"Type": "Pass", "Next": "B"}, "B": {"Type": "Succeed"}}})");
    EXPECT_EQ(outline(simulation.run()),
        "1·0 ExecutionStarted\n2·0 PassStateEntered\n3·2 PassStateExited\n4·3 SucceedStateEntered\n"
        "5·4 SucceedStateExited\n6·5 ExecutionSucceeded\n");
}

TEST(Executor, KeepsTheTextOfAnInputThatNothingTouches) {
    Simulation simulation(R"({"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}}})");
    EXPECT_EQ(simulation.run("[[1,  2.0]]").output->text(), "[[1,  2.0]]");
}

TEST(Executor, RetriesAndThenCatches) {
    Simulation simulation(R"({"StartAt": "Pay", "States": {
        "Pay": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Parameters": {"FunctionName": "pay"},
                "Retry": [{"ErrorEquals": ["Busy"], "IntervalSeconds": 2, "MaxAttempts": 1}],
                "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Sorry"}], "End": true},
        "Sorry": {"Type": "Pass", "End": true}}})");
    simulation.mock(R"({"Pay": {"0-1": {"Throw": {"Error": "Busy", "Cause": "later"}}}})");
    const Execution execution = simulation.run();
    EXPECT_EQ(outline(execution),
        "1·0 ExecutionStarted\n2·0 TaskStateEntered\n3·2 TaskScheduled\n4·3 TaskStarted\n5·4 TaskFailed\n"
        "6·5 TaskScheduled\n7·6 TaskStarted\n8·7 TaskFailed\n9·8 TaskStateExited\n10·9 PassStateEntered\n"
        "11·10 PassStateExited\n12·11 ExecutionSucceeded\n");
    EXPECT_EQ(execution.output->text(), R"({"Error":"Busy","Cause":"later"})");
    EXPECT_EQ(execution.milliseconds - simulation.settings.startMilliseconds, 2000);
}

TEST(Executor, RunsIterationsOneAfterTheOtherWithConcurrencyOne) {
    Simulation simulation(R"({"StartAt": "Each", "States": {"Each": {"Type": "Map", "MaxConcurrency": 1, "End": true,
        "ItemProcessor": {"StartAt": "P", "States": {"P": {"Type": "Pass", "End": true}}}}}})");
    EXPECT_EQ(outline(simulation.run("[1,2]")),
        "1·0 ExecutionStarted\n2·0 MapStateEntered\n3·2 MapStateStarted\n4·3 MapIterationStarted\n5·4 "
        "PassStateEntered\n"
        "6·5 PassStateExited\n7·6 MapIterationSucceeded\n8·6 MapIterationStarted\n9·8 PassStateEntered\n"
        "10·9 PassStateExited\n11·10 MapIterationSucceeded\n12·11 MapStateSucceeded\n13·11 MapStateExited\n"
        "14·13 ExecutionSucceeded\n");
}

TEST(Executor, EndsAnEmptyMapAtItsStart) {
    Simulation simulation(R"({"StartAt": "Each", "States": {"Each": {"Type": "Map", "End": true,
        "ItemProcessor": {"StartAt": "P", "States": {"P": {"Type": "Pass", "End": true}}}}}})");
    EXPECT_EQ(outline(simulation.run("[]")),
        "1·0 ExecutionStarted\n2·0 MapStateEntered\n3·2 MapStateStarted\n4·3 MapStateSucceeded\n5·3 MapStateExited\n"
        "6·5 ExecutionSucceeded\n");
}

TEST(Executor, EndsWhenACatcherCannotWriteItsResult) {
    Simulation simulation(R"({"StartAt": "Pay", "States": {
        "Pay": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Parameters": {"FunctionName": "pay"},
                "Catch": [{"ErrorEquals": ["States.ALL"], "ResultPath": "$.error", "Next": "Sorry"}], "End": true},
        "Sorry": {"Type": "Pass", "End": true}}})");
    simulation.mock(R"({"Pay": {"0": {"Throw": {"Error": "Busy", "Cause": "later"}}}})");
    const Execution execution = simulation.run("[]");
    EXPECT_EQ(execution.status, Status::Failed);
    EXPECT_NE(execution.failure->error, "Busy");
}

static constexpr std::string_view waitBesideFail = R"({"StartAt": "Both", "States": {"Both": {"Type": "Parallel",
    "Branches": [
      {"StartAt": "Long", "States": {"Long": {"Type": "Wait", "Seconds": 60, "End": true}}},
      {"StartAt": "Short", "States": {"Short": {"Type": "Wait", "Seconds": 1, "Next": "Stop"},
                                      "Stop": {"Type": "Fail", "Error": "Enough", "Cause": "seen"}}}],
    "End": true}}})";

TEST(Executor, CutsTheOtherBranchesWhenOneFails) {
    Simulation simulation(waitBesideFail);
    const Execution execution = simulation.run();
    EXPECT_EQ(outline(execution),
        "1·0 ExecutionStarted\n2·0 ParallelStateEntered\n3·2 ParallelStateStarted\n4·3 WaitStateEntered\n"
        "5·3 WaitStateEntered\n6·5 WaitStateExited\n7·6 FailStateEntered\n8·7 WaitStateAborted\n"
        "9·7 ParallelStateFailed\n10·9 ExecutionFailed\n");
    EXPECT_EQ(execution.failure->error, "Enough");
    EXPECT_EQ(execution.milliseconds - simulation.settings.startMilliseconds, 1000);
}

TEST(Executor, EndsTheWholeExecutionOnARuntimeFaultInABranch) {
    Simulation simulation(R"({"StartAt": "Both", "States": {"Both": {"Type": "Parallel", "End": true,
        "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Rescue"}],
        "Branches": [{"StartAt": "P", "States": {"P": {"Type": "Pass", "InputPath": "$.gone", "End": true}}}]},
        "Rescue": {"Type": "Pass", "End": true}}})");
    const Execution execution = simulation.run();
    EXPECT_EQ(outline(execution),
        "1·0 ExecutionStarted\n2·0 ParallelStateEntered\n3·2 ParallelStateStarted\n4·3 PassStateEntered\n"
        "5·4 ExecutionFailed\n");
    EXPECT_EQ(execution.failure->cause, "An error occurred while executing the state 'P' (entered at the event id #4). "
                                        "Invalid path '$.gone' : No results "
                                        "for path: $['gone']");
}

TEST(Executor, TellsOfAnExpressionThatFails) {
    Simulation simulation(R"({"QueryLanguage": "JSONata", "StartAt": "A", "States": {
        "A": {"Type": "Pass", "Output": "{% $states.input.gone %}", "End": true}}})");
    EXPECT_EQ(outline(simulation.run()),
        "1·0 ExecutionStarted\n2·0 PassStateEntered\n3·0 EvaluationFailed\n4·3 ExecutionFailed\n");
    simulation.settings.evaluationFailedFollowsEntry = true;
    EXPECT_EQ(outline(simulation.run()),
        "1·0 ExecutionStarted\n2·0 PassStateEntered\n3·2 EvaluationFailed\n4·3 ExecutionFailed\n");
}

TEST(Executor, StopsAtTheTimeoutOfTheMachine) {
    Simulation simulation(R"({"StartAt": "W", "TimeoutSeconds": 5, "States": {
        "W": {"Type": "Wait", "Seconds": 60, "End": true}}})");
    const Execution execution = simulation.run();
    EXPECT_EQ(outline(execution), "1·0 ExecutionStarted\n2·0 WaitStateEntered\n3·0 ExecutionTimedOut\n");
    EXPECT_EQ(execution.milliseconds - simulation.settings.startMilliseconds, 5000);
}

TEST(Executor, EndsALoopAtTheLimitOfEvents) {
    Simulation simulation(R"({"StartAt": "A", "States": {"A": {"Type": "Pass", "Next": "A"}}})");
    const Execution execution = simulation.run();
    EXPECT_EQ(execution.history.size(), 25'000U);
    EXPECT_EQ(execution.history.last().previous, 24'999U);
    EXPECT_EQ(execution.failure->cause, "The execution reached the maximum number of history events (25000).");
}

TEST(Executor, EndsALoopOfAnExpressMachineAtItsTimeout) {
    Simulation simulation(R"({"StartAt": "W", "States": {"W": {"Type": "Wait", "Seconds": 100, "Next": "W"}}})");
    simulation.settings.type = asl::MachineType::Express;
    EXPECT_EQ(simulation.run().status, Status::TimedOut);
}

TEST(Executor, LimitsTheEventsOfAnExpressMachine) {
    Simulation simulation(R"({"StartAt": "A", "States": {"A": {"Type": "Pass", "Next": "A"}}})");
    simulation.settings.type = asl::MachineType::Express;
    simulation.settings.maxEvents = 10;
    const Execution execution = simulation.run();
    EXPECT_EQ(execution.history.size(), 10U);
    ASSERT_TRUE(execution.stuck);
    EXPECT_EQ(execution.stuck->message, "the execution has more than 10 events: it may never end");
}

TEST(Executor, IsStuckAtATaskWithoutAMock) {
    Simulation simulation(R"({"StartAt": "Pay", "States": {"Pay": {"Type": "Task", "End": true,
        "Resource": "arn:aws:states:::lambda:invoke", "Parameters": {"FunctionName": "pay"}}}})");
    const Execution execution = simulation.run();
    ASSERT_TRUE(execution.stuck);
    EXPECT_TRUE(execution.stuck->message.starts_with("task \"Pay\" has no mock")) << execution.stuck->message;
    EXPECT_EQ(execution.status, Status::Running);
}

TEST(Executor, LetsCopiesOfAnExecutionGoTheirOwnWays) {
    Simulation simulation(waitBesideFail);
    const Executor executor = simulation.executor();
    Execution one = executor.start(Payload(*value::read("{}")));
    for (int i = 0; i < 5; ++i)
        executor.step(one);
    Execution other = one;
    executor.run(one);
    EXPECT_EQ(other.status, Status::Running);
    const EventId soFar = other.history.size();
    EXPECT_LT(soFar, one.history.size());
    executor.run(other);
    EXPECT_EQ(outline(one), outline(other));
}

TEST(Executor, GivesVariablesToInnerScopesAndTakesNoneBack) {
    Simulation simulation(R"({"StartAt": "Set", "States": {
        "Set": {"Type": "Pass", "Assign": {"rate": 2}, "Next": "Both"},
        "Both": {"Type": "Parallel", "Next": "Read", "Branches": [{"StartAt": "In", "States": {
            "In": {"Type": "Pass", "Parameters": {"seen.$": "$rate"}, "Assign": {"own": 1}, "End": true}}}]},
        "Read": {"Type": "Pass", "Parameters": {"own.$": "$own"}, "End": true}}})");
    const Execution execution = simulation.run();
    EXPECT_EQ(execution.failure->error, "States.Runtime");
    EXPECT_EQ(std::get<ExitDetails>(execution.history.events()[8]->details).output.text(), R"([{"seen":2}])");
}

TEST(DistributedMap, ShowsNothingOfItsChildren) {
    Simulation simulation(R"({"StartAt": "Each", "States": {"Each": {"Type": "Map", "End": true,
        "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"},
                          "StartAt": "P", "States": {"P": {"Type": "Pass", "End": true}}}}}})");
    const Execution execution = simulation.run("[1,2]");
    EXPECT_EQ(outline(execution),
        "1·0 ExecutionStarted\n2·0 MapStateEntered\n3·2 MapStateStarted\n4·3 MapRunStarted\n5·4 MapRunSucceeded\n"
        "6·5 MapStateSucceeded\n7·4 MapStateExited\n8·7 ExecutionSucceeded\n");
    EXPECT_EQ(execution.output->text(), "[1,2]");
}

TEST(DistributedMap, FailsWhenMoreChildrenFailThanTolerated) {
    Simulation simulation(R"({"StartAt": "Each", "States": {"Each": {"Type": "Map", "End": true,
        "ToleratedFailureCount": 1,
        "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"},
                          "StartAt": "F", "States": {"F": {"Type": "Fail"}}}}}})");
    EXPECT_EQ(simulation.run("[1]").status, Status::Succeeded);
    EXPECT_EQ(simulation.run("[1,2]").failure->error, "States.ExceedToleratedFailureThreshold");
}

TEST(DistributedMap, HandsItemsOutInBatches) {
    Simulation simulation(R"({"StartAt": "Each", "States": {"Each": {"Type": "Map", "End": true,
        "ItemBatcher": {"MaxItemsPerBatch": 2, "BatchInput": {"k": 1}},
        "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"},
                          "StartAt": "P", "States": {"P": {"Type": "Pass", "End": true}}}}}})");
    EXPECT_EQ(simulation.run("[1,2,3]").output->text(),
        R"([{"BatchInput":{"k":1},"Items":[1,2]},{"BatchInput":{"k":1},"Items":[3]}])");
}

TEST(Executor, CutsIterationsWhoseMapFails) {
    Simulation simulation(R"({ "StartAt": "Each", "States": {
        "Each": { "Type": "Map", "QueryLanguage": "JSONata", "Items": "{% $states.input %}", "Next": "After",
          "ItemSelector": { "name": "{% $states.context.Map.Item.Value.name %}" },
          "ItemProcessor": { "StartAt": "Greet", "States": { "Greet": { "Type": "Pass", "End": true } } },
          "Catch": [ { "ErrorEquals": [ "States.QueryEvaluationError" ], "Next": "After" } ] },
        "After": { "Type": "Wait", "Seconds": 1, "End": true } } })");
    EXPECT_EQ(outline(simulation.run(R"([{"name": "Ada"}, {}])")), R"(1·0 ExecutionStarted
2·0 MapStateEntered
3·2 MapStateStarted
4·3 MapIterationStarted
5·3 MapIterationStarted
6·3 EvaluationFailed
7·6 MapStateFailed
8·7 MapStateExited
9·8 WaitStateEntered
10·9 WaitStateExited
11·10 ExecutionSucceeded
)");
}

TEST(Executor, TellsWhereTheItemsOfAMapAreFrom) {
    Simulation simulation(R"({ "StartAt": "Each", "States": {
        "Each": { "Type": "Map", "ItemSelector": { "item.$": "$$.Map.Item" }, "End": true,
          "ItemProcessor": { "StartAt": "P", "States": { "P": { "Type": "Pass", "End": true } } } } } })");
    EXPECT_EQ(simulation.run("[7]").output->text(), R"([{"item":{"Index":0,"Value":7,"Source":"STATE_DATA"}}])");
}

TEST(DistributedMap, TellsFromWhichObjectTheItemsAre) {
    Simulation simulation(R"({ "StartAt": "Each", "States": {
        "Each": { "Type": "Map", "ItemSelector": { "source.$": "$$.Map.Item.Source" }, "End": true,
          "ItemReader": { "Resource": "arn:aws:states:::s3:getObject", "ReaderConfig": { "InputType": "JSON" },
            "Parameters": { "Bucket": "shop", "Key": "orders.json" } },
          "ItemProcessor": { "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "STANDARD" },
            "StartAt": "P", "States": { "P": { "Type": "Pass", "End": true } } } } } })");
    simulation.settings.objects = *value::read(R"({ "shop": { "orders.json": "[1]" } })");
    EXPECT_EQ(simulation.run().output->text(), R"([{"source":"S3://shop/orders.json"}])");
}

TEST(Executor, AppliesNoPathToNull) {
    Simulation simulation(R"({ "StartAt": "Take", "States": {
        "Take": { "Type": "Pass", "InputPath": "$.order", "End": true } } })");
    EXPECT_EQ(simulation.run("null").failure->cause,
        "An error occurred while executing the state 'Take' (entered at the event id #2). "
        "Unable to apply Path transformation to null or empty input.");
}

TEST(Executor, WaitsForNumbersAlone) {
    Simulation simulation(R"({ "QueryLanguage": "JSONata", "StartAt": "Pause", "States": {
        "Pause": { "Type": "Wait", "Seconds": "{% $states.input.pause %}", "End": true } } })");
    EXPECT_EQ(simulation.run(R"({"pause": "5"})").failure->cause,
        "An error occurred while executing the state 'Pause' (entered at the event id #2). The JSONata expression "
        "'$states.input.pause' specified for the field 'Seconds' returned an unexpected result type. "
        "Expected 'number', but was 'string' for value: \"5\"");
    EXPECT_EQ(simulation.run(R"({"pause": 5})").milliseconds - simulation.settings.startMilliseconds, 5'000);
}

TEST(Executor, EndsAfterAYear) {
    Simulation simulation(R"({ "StartAt": "Pause", "States": {
        "Pause": { "Type": "Wait", "Seconds": 99999999, "End": true } } })");
    const Execution execution = simulation.run();
    EXPECT_EQ(execution.status, Status::TimedOut);
    EXPECT_EQ(execution.milliseconds, simulation.settings.startMilliseconds + 31'536'000'000);
}

TEST(Executor, RefusesVariablesThatAreTooLarge) {
    const std::string half(140'000, 'x');
    Simulation simulation(R"({ "StartAt": "Keep", "States": {
        "Keep": { "Type": "Pass", "Assign": { "a.$": "$", "b.$": "$" }, "End": true } } })");
    EXPECT_EQ(simulation.run('"' + half + '"').failure->error, "States.DataLimitExceeded");
    EXPECT_EQ(simulation.run("\"x\"").status, Status::Succeeded);
}

TEST(Executor, RedrivesWhatFailedAndNothingElse) {
    Simulation simulation(R"({ "StartAt": "Both", "States": { "Both": { "Type": "Parallel", "End": true, "Branches": [
        { "StartAt": "Note", "States": { "Note": { "Type": "Pass", "End": true } } },
        { "StartAt": "Pay", "States": { "Pay": { "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true } } }
        ] } } })");
    simulation.mock(R"({ "Pay": { "0": { "Throw": { "Error": "Busy" } }, "1": { "Return": 5 } } })");
    const Executor executor = simulation.executor();
    Execution execution = simulation.run();
    const Execution failed = execution;
    ASSERT_EQ(execution.status, Status::Failed);
    ASSERT_FALSE(executor.redrive(execution).has_value());
    executor.run(execution);
    EXPECT_EQ(execution.output->text(), "[{},5]");
    EXPECT_EQ(outline(execution).substr(outline(failed).size()), R"(13·12 ExecutionRedriven
14·13 TaskScheduled
15·14 TaskStarted
16·15 TaskSucceeded
17·16 TaskStateExited
18·17 ParallelStateSucceeded
19·17 ParallelStateExited
20·19 ExecutionSucceeded
)");
    EXPECT_EQ(executor.redrive(execution)->message, "the execution SUCCEEDED: it cannot be redriven");
}

}  // namespace stepcheck::exec
