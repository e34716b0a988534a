#include "stepcheck/asl/builder.h"
#include "stepcheck/lint/durations.h"
#include "stepcheck/syntax/reader.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <string_view>

namespace stepcheck::lint {

using asl::MachineType;

namespace {

struct Definition {
    explicit Definition(std::string_view json)
        : source(std::make_shared<const support::SourceText>("test.json", std::string(json))),
          document(*syntax::readDocument(source, syntax::Language::Json)),
          machine(asl::buildMachine(document->roots().front())) {}

    std::shared_ptr<const support::SourceText> source;
    std::shared_ptr<const syntax::Document> document;
    asl::Machine machine;
};

}  // namespace

static std::optional<double> delayOf(std::string_view retrier, double enough = 1e6) {
    const Definition definition(
        fmt::format(R"({{"StartAt": "A", "States": {{"A": {{"Type": "Task", "Retry": [{}]}}}}}})", retrier));
    return leastDelay(definition.machine.states().front().retriers.front(), enough);
}

static std::optional<MachineType> typeInMap(std::string_view config) {
    const Definition definition(fmt::format(R"({{"StartAt": "A", "States": {{"A": {{"Type": "Map",
        "ItemProcessor": {{"ProcessorConfig": {}, "StartAt": "B", "States": {{"B": {{"Type": "Pass"}}}}}}}}}}}})",
        config));
    return executionType(definition.machine, definition.machine.scopes().back().id, MachineType::Standard);
}

TEST(LeastDelay, GrowsWithEveryAttempt) {
    EXPECT_EQ(delayOf(R"({"IntervalSeconds": 10, "MaxAttempts": 3, "BackoffRate": 2.0})"), 70);
    EXPECT_EQ(delayOf(R"({"IntervalSeconds": 10, "MaxAttempts": 3, "BackoffRate": 2.0, "MaxDelaySeconds": 15})"), 40);
    EXPECT_EQ(delayOf(R"({"MaxAttempts": 0})"), 0);
}

TEST(LeastDelay, HasDefaults) {
    EXPECT_EQ(delayOf("{}"), 7);
}

TEST(LeastDelay, StopsWhenItIsEnough) {
    EXPECT_GT(delayOf(R"({"MaxAttempts": 99999999, "BackoffRate": 1.0})", 300), 300);
    EXPECT_EQ(delayOf(R"({"MaxAttempts": 99999999, "BackoffRate": 1.0})", 1e9), 99999999);
}

TEST(LeastDelay, IsNotKnownAtRandomOrWithHoles) {
    EXPECT_EQ(delayOf(R"({"JitterStrategy": "FULL"})"), std::nullopt);
    EXPECT_EQ(delayOf(R"({"MaxAttempts": "${Attempts}"})"), std::nullopt);
}

TEST(ExecutionType, OfADistributedMapIsItsOwn) {
    EXPECT_EQ(typeInMap(R"({"Mode": "DISTRIBUTED", "ExecutionType": "EXPRESS"})"), MachineType::Express);
    EXPECT_EQ(typeInMap(R"({"Mode": "INLINE"})"), MachineType::Standard);
    EXPECT_EQ(typeInMap(R"({"Mode": "DISTRIBUTED", "ExecutionType": "${Type}"})"), std::nullopt);
    EXPECT_EQ(typeInMap(R"({"Mode": "${Mode}"})"), std::nullopt);
}

}  // namespace stepcheck::lint
