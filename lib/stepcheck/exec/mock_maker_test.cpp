#include "stepcheck/exec/mock_maker.h"
#include "stepcheck/value/read.h"
#include "stepcheck/value/write.h"

#include <gtest/gtest.h>

namespace stepcheck::exec {

static RecordedHistory history(std::string_view events) {
    return *readRecordedHistory(*value::read(events));
}

static constexpr std::string_view retried = R"([
    {"id": 1, "previousEventId": 0, "type": "ExecutionStarted", "executionStartedEventDetails": {"input": "{}"}},
    {"id": 2, "previousEventId": 0, "type": "TaskStateEntered", "stateEnteredEventDetails": {"name": "Pay", "input": "{}"}},
    {"id": 3, "previousEventId": 2, "type": "TaskScheduled", "taskScheduledEventDetails": {"parameters": "{}"}},
    {"id": 4, "previousEventId": 3, "type": "TaskStarted", "taskStartedEventDetails": {}},
    {"id": 5, "previousEventId": 4, "type": "TaskFailed", "taskFailedEventDetails": {"error": "Busy", "cause": "later"}},
    {"id": 6, "previousEventId": 5, "type": "TaskScheduled", "taskScheduledEventDetails": {"parameters": "{}"}},
    {"id": 7, "previousEventId": 6, "type": "TaskStarted", "taskStartedEventDetails": {}},
    {"id": 8, "previousEventId": 7, "type": "TaskSubmitted", "taskSubmittedEventDetails": {"output": "{\"job\": 7}"}},
    {"id": 9, "previousEventId": 8, "type": "TaskSucceeded", "taskSucceededEventDetails": {"output": "[1.0]"}}])";

TEST(MockMaker, NumbersTheAttemptsOfAState) {
    const auto calls = callsOf(history(retried));
    ASSERT_TRUE(calls);
    EXPECT_EQ(value::write(mocksOf(*calls, "Shop")),
        R"({"StateMachines":{"Shop":{"TestCases":{"Recorded":{"Pay":"Pay"}}}},"MockedResponses":{"Pay":{)"
        R"("0":{"Throw":{"Error":"Busy","Cause":"later"}},"1":{"Return":[1.0],"Submitted":{"job":7}}}}})");
}

TEST(MockMaker, LetsATaskWithoutResultTakeForever) {
    const auto calls = callsOf(history(R"([{"id": 1, "type": "ExecutionStarted"},
        {"id": 2, "previousEventId": 0, "type": "TaskStateEntered", "stateEnteredEventDetails": {"name": "Pay"}},
        {"id": 3, "previousEventId": 2, "type": "LambdaFunctionScheduled"}])"));
    ASSERT_EQ(calls->size(), 1U);
    EXPECT_FALSE(calls->front().isAnswered);
    EXPECT_EQ(*mocksOf(*calls, "M").find("MockedResponses"),
        *value::read(R"({"Pay": {"0": {"Return": null, "AfterSeconds": 63244800}}})"));
}

TEST(MockMaker, RefusesTasksWithoutAState) {
    const auto calls = callsOf(history(R"([{"id": 1, "type": "ExecutionStarted"},
        {"id": 2, "previousEventId": 0, "type": "TaskScheduled"}])"));
    ASSERT_FALSE(calls);
    EXPECT_EQ(calls.error().message, "event 2 (TaskScheduled) follows no TaskStateEntered");
}

TEST(RecordedResponder, PrefersTheSameArguments) {
    std::vector<RecordedCall> calls;
    for (const int i : {1, 2})
        calls.push_back({.state = "Pay",
            .arguments = Payload(value::Value(i)),
            .answer = {.outcome = Payload(value::Value(i * 10))}});
    RecordedResponder responder(std::move(calls));
    const auto ask = [&](int argument) {
        const Payload arguments{value::Value(argument)};
        const auto answer = responder.answer({.state = "Pay", .attempt = 0, .arguments = arguments});
        return answer ? std::get<Payload>(answer->outcome).text() : answer.error().message;
    };
    EXPECT_EQ(ask(2), "20");
    EXPECT_EQ(ask(5), "10");
    EXPECT_EQ(ask(1), "the history has no further result for task \"Pay\"");
    EXPECT_EQ(responder.inOrderOfUse().front().arguments->text(), "2");
}

}  // namespace stepcheck::exec
