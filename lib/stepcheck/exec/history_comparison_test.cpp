#include "stepcheck/exec/history_comparison.h"
#include "stepcheck/exec/history_text.h"
#include "stepcheck/value/read.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace stepcheck::exec {

static RecordedHistory history(std::string_view events) {
    auto result = readRecordedHistory(*value::read(fmt::format("[{}]", events)));
    EXPECT_TRUE(result);
    return std::move(*result);
}

static std::string compared(
    const RecordedHistory& expected, const RecordedHistory& actual, ComparisonOptions options = {}) {
    const auto difference = compareHistories(expected, actual, options);
    return difference ? describe(*difference) : "equal";
}

static RecordedHistory paid(std::string_view output, int previous = 2) {
    return history(fmt::format(R"({{"id": 1, "type": "ExecutionStarted"}},
        {{"id": 2, "type": "PassStateEntered", "stateEnteredEventDetails": {{"name": "Pay", "input": "{{}}"}}}},
        {{"id": 3, "previousEventId": {}, "type": "PassStateExited", "stateExitedEventDetails": {{"name": "Pay", "output": "{}"}}}})",
        previous, output));
}

TEST(HistoryComparison, ComparesDataAsJson) {
    EXPECT_EQ(compared(paid(R"({\"a\": 1, \"b\": 2})"), paid(R"({\"b\":2,\"a\":1})")), "equal");
    EXPECT_EQ(compared(paid(R"({\"a\": {\"b\": [1, 2]}})"), paid(R"({\"a\": {\"b\": [1, 3]}})")),
        "event 3 (PassStateExited of \"Pay\"): output/a/b/1: expected 2, got 3");
    EXPECT_EQ(compared(paid(R"({\"a\": 1})"), paid("{}")),
        "event 3 (PassStateExited of \"Pay\"): output/a: expected 1, got nothing");
}

TEST(HistoryComparison, LeavesOutWhatNoTwoExecutionsShare) {
    const auto first = paid(R"({\"id\": \"7f1c9a52-0b6f-4c1e-9a52-0b6f4c1e9a52\", \"at\": \"2026-01-01T00:00:00Z\"})");
    const auto second =
        paid(R"({\"id\": \"00000000-0b6f-4c1e-9a52-0b6f4c1e9a52\", \"at\": \"2026-02-01T00:00:00.5Z\"})");
    EXPECT_EQ(compared(first, second), "equal");
    EXPECT_EQ(compared(first, second, {.isExact = true}),
        "event 3 (PassStateExited of \"Pay\"): output/id: expected \"7f1c9a52-0b6f-4c1e-9a52-0b6f4c1e9a52\", got "
        "\"00000000-0b6f-4c1e-9a52-0b6f4c1e9a52\"");
}

TEST(HistoryComparison, NamesEventsAndCauses) {
    EXPECT_EQ(compared(paid("1"), paid("1", 1)), "event 3 (PassStateExited of \"Pay\"): previousEventId: expected "
                                                 "event 2, PassStateEntered of \"Pay\", got event "
                                                 "1, ExecutionStarted");
    const auto failed = history(R"({"id": 1, "type": "ExecutionStarted"},
        {"id": 2, "type": "FailStateEntered", "stateEnteredEventDetails": {"name": "Stop"}})");
    EXPECT_EQ(compared(paid("1"), failed), "event 2 (PassStateEntered of \"Pay\"): expected PassStateEntered of "
                                           "\"Pay\", got FailStateEntered of \"Stop\"");
    const auto begun = history(R"({"id": 1, "type": "ExecutionStarted"})");
    EXPECT_EQ(compared(begun, failed),
        "event 2 (FailStateEntered of \"Stop\"): expected no such event, got FailStateEntered of \"Stop\"");
    EXPECT_EQ(compared(begun, failed, {.expectedIsPrefix = true}), "equal");
    EXPECT_EQ(compared(failed, begun),
        "event 2 (FailStateEntered of \"Stop\"): expected FailStateEntered of \"Stop\", got no such event");
}

TEST(HistoryComparison, CutsLongTextsAroundTheDifference) {
    const std::string same(300, 'a');
    const auto found = compareHistories(paid(same + "x"), paid(same + "y"), {});
    ASSERT_TRUE(found);
    EXPECT_EQ(found->expected, "…" + std::string(60, 'a') + "x\"");
    EXPECT_EQ(found->actual, "…" + std::string(60, 'a') + "y\"");
}

// Two branches, each a Pass; `first` says which one is told first.
static RecordedHistory branches(bool first, std::string_view output = "1") {
    const auto pass = [&](std::string_view name, int id) {
        return fmt::format(
            R"({{"id": {}, "previousEventId": 3, "type": "PassStateEntered", "stateEnteredEventDetails": {{"name": "{}"}}}},
            {{"id": {}, "previousEventId": {}, "type": "PassStateExited", "stateExitedEventDetails": {{"name": "{}", "output": "{}"}}}})",
            id, name, id + 1, id, name, output);
    };
    return history(fmt::format(R"({{"id": 1, "type": "ExecutionStarted"}},
        {{"id": 2, "type": "ParallelStateEntered", "stateEnteredEventDetails": {{"name": "Both"}}}},
        {{"id": 3, "previousEventId": 2, "type": "ParallelStateStarted"}}, {}, {},
        {{"id": 8, "previousEventId": 7, "type": "ParallelStateSucceeded"}},
        {{"id": 9, "previousEventId": 7, "type": "ParallelStateExited", "stateExitedEventDetails": {{"name": "Both"}}}},
        {{"id": 10, "previousEventId": 9, "type": "ExecutionSucceeded"}})",
        pass(first ? "A" : "B", 4), pass(first ? "B" : "A", 6)));
}

TEST(HistoryComparison, LetsBranchesInterleaveInCausalOrder) {
    EXPECT_EQ(compared(branches(true), branches(false), {.order = EventOrder::Causal}), "equal");
    EXPECT_EQ(compared(branches(true), branches(false)),
        "event 4 (PassStateEntered of \"A\"): expected PassStateEntered of \"A\", got PassStateEntered of \"B\"");
    EXPECT_EQ(compared(branches(true), branches(false, "2"), {.order = EventOrder::Causal}),
        "event 5 (PassStateExited of \"A\"): output: expected 1, got 2");
}

TEST(HistoryText, NormalizesOnlyWholeThings) {
    EXPECT_EQ(normalized("arn:aws:lambda:eu-west-1:111122223333:function:pay"), "arn:aws:lambda:*:*:function:pay");
    EXPECT_EQ(normalized("at arn:aws:states:us-east-1:111122223333:execution:Shop:n-1, or"),
        "at arn:aws:states:*:*:execution:*, or");
    EXPECT_EQ(normalized("x (Service: S3, Request ID: 5XZ, y)"), "x (Service: S3, <request>, y)");
    EXPECT_EQ(normalized("order 2026-01-01 of arn and AQ"), "order 2026-01-01 of arn and AQ");
}

}  // namespace stepcheck::exec
