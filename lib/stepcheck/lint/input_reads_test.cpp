#include "stepcheck/flow/test_definition.h"
#include "stepcheck/lint/input_reads.h"

#include <gtest/gtest.h>

#include <string>

namespace stepcheck::lint {

// The names that a state with these members needs.
static std::string readsOf(const std::string& members, const std::string& language = "JSONPath") {
    const flow::TestDefinition test(
        R"({"QueryLanguage": ")" + language + R"(", "StartAt": "A", "States": {"A": {)" + members + "}}}");
    const std::vector<asl::Expression> expressions = asl::findExpressions(test.machine);
    std::string names;
    const auto reads = inputReads(test.machine, expressions);
    for (const InputRead& read : reads.front())
        names += (names.empty() ? "" : " ") + read.name;
    return names;
}

TEST(InputReads, AreThePathsOfParameters) {
    EXPECT_EQ(
        readsOf(R"("Type": "Task", "Parameters": {"a.$": "$.order.id", "b.$": "$.list[*].x", "c.$": "$$.State"})"),
        "order");
    EXPECT_EQ(readsOf(R"json("Type": "Pass", "Parameters": {"a.$": "States.Format('{}', $.name)"})json"), "name");
}

TEST(InputReads, EndAtInputPath) {
    EXPECT_EQ(readsOf(R"("Type": "Task", "InputPath": "$.order", "Parameters": {"a.$": "$.id"})"), "order");
    EXPECT_EQ(readsOf(R"("Type": "Task", "InputPath": "$", "Parameters": {"a.$": "$.id"})"), "id");
}

TEST(InputReads, AreNotCertainOfATypeThatIsMisspelt) {
    EXPECT_EQ(readsOf(R"("Type": "Mop", "ItemsPath": "$.list")"), "");
    EXPECT_EQ(readsOf(R"("Type": "Map", "ItemsPath": "$.list")"), "list");
}

TEST(InputReads, AreOfTheInputOnly) {
    EXPECT_EQ(
        readsOf(R"("Type": "Task", "ResultSelector": {"a.$": "$.b"}, "ResultPath": "$.c", "OutputPath": "$.d")"), "");
    EXPECT_EQ(readsOf(R"("Type": "Wait", "SecondsPath": "$.delay")"), "delay");
    EXPECT_EQ(readsOf(R"("Type": "Task", "Parameters": {}, "TimeoutSecondsPath": "$.limit")"), "");
}

TEST(InputReads, OfAMapAreItsItems) {
    EXPECT_EQ(readsOf(R"("Type": "Map", "ItemsPath": "$.items", "ItemSelector": {"a.$": "$.b"})"), "items");
    EXPECT_EQ(readsOf(R"("Type": "Map", "ItemsPath": "$.items", "ItemReader": {})"), "");
}

TEST(InputReads, OfJsonataAreExpressionsThatAreNothingElse) {
    EXPECT_EQ(readsOf(R"("Type": "Task", "Arguments": {"a": "{% $states.input.order.id %}"})", "JSONata"), "order");
    EXPECT_EQ(
        readsOf(R"json("Type": "Task", "Arguments": {"a": "{% $exists($states.input.order) %}"})json", "JSONata"), "");
    EXPECT_EQ(readsOf(R"("Type": "Task", "Arguments": {"a": "{% $states.input %}"})", "JSONata"), "");
}

TEST(InputReads, OfChoicesAreNotKnown) {
    EXPECT_EQ(readsOf(R"("Type": "Choice", "Choices": [{"Variable": "$.a", "IsPresent": true, "Next": "A"}])"), "");
}

}  // namespace stepcheck::lint
