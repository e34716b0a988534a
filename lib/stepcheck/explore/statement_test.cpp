#include "stepcheck/explore/exploration_fixture.h"
#include "stepcheck/explore/statement.h"

#include <gtest/gtest.h>

namespace stepcheck::explore {

static ProofResult proofOf(ExploredFixture& fixture, const Exploration& exploration, std::string_view statement) {
    return prove(*parseStatement(statement), *fixture.simulation.program, exploration);
}

static constexpr std::string_view twoThresholds = R"({"StartAt": "Check", "States": {
    "Check": {"Type": "Choice", "Default": "Other", "Choices": [
        {"Variable": "$.total", "IsPresent": false, "Next": "Other"},
        {"Variable": "$.total", "NumericGreaterThan": 10, "Next": "Large"},
        {"Variable": "$.total", "NumericGreaterThan": 20, "Next": "Huge"}]},
    "Large": {"Type": "Wait", "Seconds": 60, "End": true}, "Huge": {"Type": "Succeed"}, "Other": {"Type": "Succeed"}}})";

TEST(Statement, IsProvedWhenNoPathRefutesIt) {
    ExploredFixture fixture(twoThresholds);
    const Exploration exploration = fixture.explore();
    for (const char* statement : {"unreachable:Huge", "never-fails", "max-events:6", "max-duration:1m"})
        EXPECT_TRUE(std::holds_alternative<Proved>(proofOf(fixture, exploration, statement))) << statement;
}

TEST(Statement, IsRefutedByAPath) {
    ExploredFixture fixture(twoThresholds);
    const Exploration exploration = fixture.explore();
    for (const char* statement : {"unreachable:Large", "max-events:5", "max-duration:59s"}) {
        const ProofResult result = proofOf(fixture, exploration, statement);
        ASSERT_TRUE(std::holds_alternative<Refuted>(result)) << statement;
        EXPECT_NE(std::get<Refuted>(result).witness, nullptr);
    }
}

TEST(Statement, IsUnknownWhenALimitWasReached) {
    ExploredFixture fixture(R"({"StartAt": "Each", "States": {"Each": {"Type": "Map", "End": true,
        "ItemProcessor": {"StartAt": "Item", "States": {"Item": {"Type": "Pass", "End": true}}}}}})");
    const ProofResult result = proofOf(fixture, fixture.explore(), "max-events:100");
    ASSERT_TRUE(std::holds_alternative<Unproved>(result));
    EXPECT_EQ(std::get<Unproved>(result).why, "arrays of more than 2 items were not explored (--max-items)");
}

TEST(Statement, IsUnknownOfAStateThatDoesNotExist) {
    ExploredFixture fixture(twoThresholds);
    const ProofResult result = proofOf(fixture, fixture.explore(), "unreachable:Hug");
    ASSERT_TRUE(std::holds_alternative<Unproved>(result));
    EXPECT_EQ(std::get<Unproved>(result).why, "there is no state \"Hug\"");
}

TEST(Statement, HasOneOfFourForms) {
    EXPECT_EQ(std::get<MaxDuration>(*parseStatement("max-duration:1h30m")).milliseconds, 5'400'000);
    EXPECT_EQ(std::get<MaxDuration>(*parseStatement("max-duration:90")).milliseconds, 90'000);
    for (const char* text : {"", "never-fails:x", "unreachable:", "max-events:ten", "max-duration:", "max-duration:1x"})
        EXPECT_FALSE(parseStatement(text).has_value()) << text;
}

}  // namespace stepcheck::explore
