#include "stepcheck/exec/recorded_history.h"
#include "stepcheck/value/read.h"

#include <gtest/gtest.h>

namespace stepcheck::exec {

static std::string errorOf(std::string_view text) {
    const auto history = readRecordedHistory(*value::read(text));
    return history ? "" : history.error().message;
}

TEST(RecordedHistory, TakesEventsInEitherOrder) {
    const auto history = readRecordedHistory(*value::read(R"({"events": [
        {"id": 2, "previousEventId": 0, "type": "PassStateEntered", "timestamp": 1.5,
         "stateEnteredEventDetails": {"name": "Pay", "input": "{}"}},
        {"id": 1, "previousEventId": 0, "type": "ExecutionStarted", "timestamp": "1970-01-01T01:00:00+01:00"}]})"));
    ASSERT_TRUE(history);
    EXPECT_EQ(history->events[0].type, EventType::ExecutionStarted);
    EXPECT_EQ(history->events[0].milliseconds, 0);
    EXPECT_EQ(history->events[1].milliseconds, 1500);
    EXPECT_EQ(history->events[1].text("name"), "Pay");
    EXPECT_FALSE(history->hasEnded());
}

TEST(RecordedHistory, SaysWhyATextIsNone) {
    EXPECT_EQ(errorOf("{}"), R"(is no history: expected {"events": [...]}, the response of GetExecutionHistory)");
    EXPECT_EQ(errorOf("5"), R"(is no history: expected {"events": [...]}, the response of GetExecutionHistory)");
    EXPECT_EQ(errorOf(R"({"events": 5})"), "\"events\" is no array");
    EXPECT_EQ(errorOf(R"({"events": []})"), "has no events");
    EXPECT_EQ(errorOf(R"({"events": [5]})"), "/events/0 is no object");
    EXPECT_EQ(errorOf(R"([{"id": "1"}])"), "/events/0: \"id\" is no number of an event");
    EXPECT_EQ(errorOf(R"([{"id": 1}])"), "/events/0: \"type\" is missing, or no text");
    EXPECT_EQ(errorOf(R"([{"id": 1, "type": "TaskLost"}])"), "/events/0: there is no event type \"TaskLost\"");
    EXPECT_EQ(errorOf(R"([{"id": 1, "type": "ExecutionStarted", "executionStartedEventDetails": 1}])"),
        "/events/0: \"executionStartedEventDetails\" is no object");
}

TEST(RecordedHistory, WantsAllEvents) {
    EXPECT_EQ(errorOf(R"([{"id": 2, "type": "ExecutionStarted"}])"), "event 1 is missing: a whole history is needed");
    EXPECT_EQ(errorOf(R"([{"id": 1, "type": "ExecutionStarted"}, {"id": 1, "type": "ExecutionFailed"}])"),
        "has two events with the id 1");
    EXPECT_EQ(errorOf(R"([{"id": 1, "previousEventId": 1, "type": "ExecutionStarted"}])"),
        "event 1 (ExecutionStarted) follows event 1, which is not before it");
    EXPECT_EQ(
        errorOf(R"([{"id": 1, "type": "ExecutionFailed"}])"), "begins with ExecutionFailed, expected ExecutionStarted");
    EXPECT_EQ(errorOf(R"({"nextToken": "x", "events": [{"id": 1, "type": "ExecutionStarted"}]})"),
        "holds only the first 1 events: get the others with \"nextToken\", too");
}

TEST(RecordedHistory, GivesDataThatWasRecordedInFull) {
    const auto history = readRecordedHistory(*value::read(R"([{"id": 1, "type": "ExecutionStarted",
        "executionStartedEventDetails": {"input": "{ \"a\": 1 }", "output": "x", "cut": "[", "cutDetails": {"truncated": true}}}])"));
    ASSERT_TRUE(history);
    const RecordedEvent& event = history->events.front();
    EXPECT_EQ(dataOf(event, "input")->text(), R"({ "a": 1 })");
    EXPECT_EQ(dataOf(event, "output")->value(), value::Value("x"));
    EXPECT_EQ(dataOf(event, "cut").error().message, "event 1 (ExecutionStarted): its \"cut\" was cut off");
    EXPECT_EQ(dataOf(event, "none").error().message,
        "event 1 (ExecutionStarted) has no \"none\": record the history with its execution data");
}

}  // namespace stepcheck::exec
