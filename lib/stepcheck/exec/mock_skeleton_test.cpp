#include "stepcheck/exec/mock_skeleton.h"
#include "stepcheck/exec/simulation_fixture.h"
#include "stepcheck/value/write.h"

#include <gtest/gtest.h>

namespace stepcheck::exec {

static value::Value skeleton(std::string_view definition) {
    const Simulation simulation(definition);
    return *mockSkeleton(*simulation.machine, "Shop");
}

static std::string response(const value::Value& mocks, std::string_view name) {
    const value::Value* found = mocks.find("MockedResponses")->find(name);
    return found == nullptr ? "none" : value::write(*found);
}

TEST(MockSkeleton, HasACaseInWhichEachTaskFails) {
    const value::Value mocks = skeleton(R"({"StartAt": "Pay", "States": {
        "Pay": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Next": "Ship"},
        "Ship": {"Type": "Task", "Resource": "arn:aws:states:us-east-1:123456789012:activity:ship", "End": true}}})");
    EXPECT_EQ(value::write(*mocks.find("StateMachines")),
        R"({"Shop":{"TestCases":{"Success":{"Pay":"Pay succeeds","Ship":"Ship succeeds"},)"
        R"("Pay fails":{"Pay":"Pay fails","Ship":"Ship succeeds"},"Ship fails":{"Pay":"Pay succeeds","Ship":"Ship fails"}}}})");
    EXPECT_EQ(response(mocks, "Pay succeeds"),
        R"({"0":{"Return":{"ExecutedVersion":"$LATEST","Payload":{},"StatusCode":200}}})");
    EXPECT_EQ(response(mocks, "Ship fails"), R"({"0":{"Throw":{"Error":"States.TaskFailed","Cause":""}}})");
}

TEST(MockSkeleton, FailsAsOftenAsTheStateRetriesWithWhatItNames) {
    const value::Value mocks = skeleton(R"({"StartAt": "Pay", "States": {
        "Pay": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true,
                "Retry": [{"ErrorEquals": ["Busy"], "MaxAttempts": 2}, {"ErrorEquals": ["States.ALL"]}]}}})");
    EXPECT_EQ(response(mocks, "Pay fails"), R"({"0-5":{"Throw":{"Error":"Busy","Cause":""}}})");
}

TEST(MockSkeleton, AnswersEveryTimeInLoopsAndMaps) {
    const value::Value mocks = skeleton(R"({"StartAt": "Poll", "States": {
        "Poll": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Next": "Pause"},
        "Pause": {"Type": "Wait", "Seconds": 1, "Next": "Poll"}}})");
    EXPECT_EQ(response(mocks, "Poll succeeds").substr(0, 9), "{\"0-999\":");
}

TEST(MockSkeleton, TellsWhatAJobAnswersFirst) {
    const value::Value mocks = skeleton(R"({"StartAt": "Run", "States": {
        "Run": {"Type": "Task", "Resource": "arn:aws:states:::states:startExecution.sync:2", "End": true}}})");
    const value::Value& first = *mocks.find("MockedResponses")->find("Run succeeds")->find("0");
    EXPECT_EQ(*first.find("Return")->find("Status"), value::Value("SUCCEEDED"));
    EXPECT_EQ(*first.find("Return")->find("Output"), value::Value::object({}));
    EXPECT_NE(first.find("Submitted")->find("ExecutionArn"), nullptr);
}

TEST(MockSkeleton, KnowsTheMembersOfAnswersOfTheSdk) {
    const value::Value mocks = skeleton(R"({"StartAt": "Get", "States": {
        "Get": {"Type": "Task", "Resource": "arn:aws:states:::aws-sdk:dynamodb:getItem", "End": true}}})");
    EXPECT_EQ(response(mocks, "Get succeeds"), R"({"0":{"Return":{"ConsumedCapacity":{},"Item":{}}}})");
}

}  // namespace stepcheck::exec
