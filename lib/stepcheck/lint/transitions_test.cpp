#include "stepcheck/asl/builder.h"
#include "stepcheck/lint/transitions.h"
#include "stepcheck/syntax/reader.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>

namespace stepcheck::lint {

// Whether a state with these members keeps its data.
static bool keeps(const std::string& members, const std::string& language = "JSONPath") {
    const std::string json =
        R"({"QueryLanguage": ")" + language + R"(", "StartAt": "A", "States": {"A": {)" + members + "}}}";
    const auto document = *syntax::readDocument(
        std::make_shared<const support::SourceText>("test.asl.json", json), syntax::Language::Json);
    const asl::Machine machine = asl::buildMachine(document->roots().front());
    return keepsData(machine.states().front());
}

TEST(KeepsData, HoldsForStatesWithoutFieldsForData) {
    EXPECT_TRUE(keeps(R"("Type": "Wait", "Seconds": 5, "End": true)"));
    EXPECT_TRUE(keeps(R"("Type": "Pass", "InputPath": "$", "End": true)"));
    EXPECT_TRUE(keeps(R"("Type": "Choice", "Choices": [{"Variable": "$.a", "IsNull": true, "Next": "A"}])"));
    EXPECT_TRUE(keeps(R"("Type": "Succeed")", "JSONata"));
}

TEST(KeepsData, DoesNotHoldForWhatChangesIt) {
    EXPECT_FALSE(keeps(R"("Type": "Wait", "Seconds": 5, "OutputPath": "$.a", "End": true)"));
    EXPECT_FALSE(keeps(R"("Type": "Wait", "Seconds": 5, "InputPath": null, "End": true)"));
    EXPECT_FALSE(keeps(R"("Type": "Pass", "Result": 1, "End": true)"));
    EXPECT_FALSE(keeps(R"("Type": "Pass", "ResultPath": "$.a", "End": true)"));
    EXPECT_FALSE(keeps(R"("Type": "Pass", "Assign": {"a": 1}, "End": true)"));
    EXPECT_FALSE(keeps(R"("Type": "Pass", "Output": 1, "End": true)", "JSONata"));
    EXPECT_FALSE(
        keeps(R"("Type": "Choice", "Choices": [{"Condition": true, "Next": "A", "Assign": {"a": 1}}])", "JSONata"));
}

TEST(KeepsData, HoldsForATaskWhoseResultIsDropped) {
    EXPECT_TRUE(keeps(R"("Type": "Task", "Parameters": {"a": 1}, "ResultPath": null, "End": true)"));
    EXPECT_TRUE(keeps(R"("Type": "Task", "Output": "{% $states.input %}", "End": true)", "JSONata"));
    EXPECT_FALSE(keeps(R"("Type": "Task", "End": true)"));
    EXPECT_FALSE(keeps(R"("Type": "Task", "End": true)", "JSONata"));
}

TEST(KeepsData, DoesNotHoldWhenItIsNotKnown) {
    EXPECT_FALSE(keeps(R"("Type": "${T}", "End": true)"));
    EXPECT_FALSE(keeps(R"("Type": "Task", "ResultPath": "${P}", "End": true)"));
    EXPECT_FALSE(keeps(R"("Type": "Wait", "Seconds": 5, "OutputPath": "${P}", "End": true)"));
}

}  // namespace stepcheck::lint
