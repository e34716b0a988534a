#include "stepcheck/explore/exploration_fixture.h"
#include "stepcheck/explore/summary.h"
#include "stepcheck/value/write.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace stepcheck::explore {

static Summary summaryOf(ExploredFixture& fixture) {
    return summarize(fixture.explore(), *fixture.simulation.program, fixture.simulation.settings);
}

static constexpr std::string_view order = R"({"StartAt": "Check", "States": {
    "Check": {"Type": "Choice", "Choices": [{"Variable": "$.total", "NumericGreaterThan": 100, "Next": "Ask"}],
              "Default": "Each"},
    "Ask": {"Type": "Fail", "Error": "TooMuch"},
    "Each": {"Type": "Map", "ItemsPath": "$.items", "End": true,
        "ItemProcessor": {"StartAt": "Item", "States": {"Item": {"Type": "Pass", "End": true}}}}}})";

TEST(Contract, TellsWhatEverySuccessNeeds) {
    ExploredFixture fixture(order);
    EXPECT_EQ(value::write(schemaOf(summaryOf(fixture).contract)),
        R"({"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object","required":["items","total"],)"
        R"("properties":{"items":{"type":"array","items":{}},"total":{}}})");
}

TEST(Bounds, FindHowTheHistoryGrowsWithAnArray) {
    ExploredFixture fixture(order);
    const Bounds bounds = summaryOf(fixture).bounds;
    ASSERT_EQ(bounds.growth.size(), 1U);
    EXPECT_EQ(bounds.growth[0].formula(), "4·len(input.items) + 8");
    EXPECT_EQ(bounds.growth[0].itemsAtLimit(), 6248);
}

TEST(ErrorFlow, NamesErrorsThatNothingCatches) {
    ExploredFixture fixture(order);
    const auto escaped = summaryOf(fixture).escaped;
    ASSERT_FALSE(escaped.empty());
    EXPECT_TRUE(std::ranges::any_of(escaped, [](const EscapedError& each) { return each.error == "TooMuch"; }));
}

TEST(ErrorFlow, NamesWhatNoExecutionPasses) {
    ExploredFixture fixture(R"({"StartAt": "Check", "States": {
        "Check": {"Type": "Choice", "Default": "Other", "Choices": [
            {"Variable": "$.total", "NumericGreaterThan": 10, "Next": "Large"},
            {"Variable": "$.total", "NumericGreaterThan": 20, "Next": "Huge"}]},
        "Large": {"Type": "Succeed"}, "Huge": {"Type": "Succeed"}, "Other": {"Type": "Succeed"}}})");
    const Summary summary = summaryOf(fixture);
    EXPECT_TRUE(summary.isIdleCertain);
    ASSERT_EQ(summary.idle.size(), 3U);
    EXPECT_EQ(summary.idle[0].kind, exec::PointKind::Transition);
    EXPECT_EQ(summary.idle[1].kind, exec::PointKind::Rule);
    EXPECT_EQ(summary.idle[2].kind, exec::PointKind::State);
}

}  // namespace stepcheck::explore
