#include "stepcheck/semantics/steps.h"
#include "stepcheck/semantics/steps_fixture.h"

#include <gtest/gtest.h>

namespace stepcheck::semantics {

TEST(Steps, InputPathSelectsAndNullEmpties) {
    StateUnderTest some(R"({"Type": "Task", "InputPath": "$.order"})", R"({"order": {"id": 7}})");
    EXPECT_EQ(some.steps.effectiveInput(Payload(some.input), some.around())->text(), R"({"id":7})");
    StateUnderTest none(R"({"Type": "Task", "InputPath": null})", R"({"order": 1})");
    EXPECT_EQ(none.steps.effectiveInput(Payload(none.input), none.around())->text(), "{}");
}

TEST(Steps, DataThatNothingTouchesKeepsItsText) {
    StateUnderTest state(R"({"Type": "Pass"})", "[1.0,  2]");
    const Payload input(state.input, "[1.0,  2]");
    EXPECT_EQ(state.steps.effectiveInput(input, state.around())->text(), "[1.0,  2]");
    EXPECT_EQ(state.steps.depart(input, state.around())->output.text(), "[1.0,  2]");
}

TEST(Steps, AMissingMemberOfInputPathIsAFault) {
    StateUnderTest state(R"({"Type": "Task", "InputPath": "$.order"})", "{}");
    const auto outcome = state.steps.effectiveInput(Payload(state.input), state.around());
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().error, "States.Runtime");
    EXPECT_EQ(outcome.error().cause, "Invalid path '$.order' : No results for path: $['order']");
}

TEST(Steps, ResultPathPutsTheResultIntoTheInput) {
    StateUnderTest state(R"({"Type": "Task", "ResultPath": "$.paid"})", R"({"id": 7})");
    EXPECT_EQ(state.outputOf("true"), R"({"id":7,"paid":true})");
    StateUnderTest dropped(R"({"Type": "Task", "ResultPath": null})", R"({"id": 7})");
    EXPECT_EQ(dropped.outputOf("true"), R"({"id":7})");
    StateUnderTest replaced(R"({"Type": "Task"})", R"({"id": 7})");
    EXPECT_EQ(replaced.outputOf("true"), "true");
}

TEST(Steps, ResultSelectorComesBeforeResultPathAndOutputPathAfter) {
    StateUnderTest state(
        R"({"Type": "Task", "ResultSelector": {"n.$": "$.Payload"}, "ResultPath": "$.r", "OutputPath": "$.r.n"})",
        "{}");
    EXPECT_EQ(state.outputOf(R"({"Payload": 5})"), "5");
}

TEST(Steps, ResultPathIntoWhatIsNoObjectIsAConflict) {
    StateUnderTest state(R"({"Type": "Task", "ResultPath": "$.paid"})", R"("text")");
    EXPECT_TRUE(state.outputOf("true").starts_with("States.ReferencePathConflict: ")) << state.outputOf("true");
}

TEST(Steps, OfJsonataSeeTheResultInStates) {
    StateUnderTest state(
        R"({"Type": "Task", "QueryLanguage": "JSONata", "Output": {"sum": "{% $states.result.n + $states.input.n %}"}})",
        R"({"n": 1})");
    EXPECT_EQ(state.outputOf(R"({"n": 2})"), R"({"sum":3})");
}

TEST(Steps, OfJsonataNameTheFieldThatFails) {
    StateUnderTest state(
        R"({"Type": "Task", "QueryLanguage": "JSONata", "Output": {"a": [1, "{% $states.input.gone %}"]}})", "{}");
    const auto departure = state.steps.departWithResult(Payload(state.input), Payload(), state.around());
    ASSERT_FALSE(departure);
    EXPECT_EQ(departure.error().location, "Output/a[1]");
    EXPECT_EQ(departure.error().cause, "The JSONata expression '$states.input.gone' specified for the field "
                                       "'Output/a[1]' returned nothing (undefined).");
}

TEST(Steps, AssignSeesTheResultBeforeResultSelector) {
    StateUnderTest state(
        R"({"Type": "Task", "ResultSelector": {"x": 1}, "Assign": {"whole.$": "$.Payload", "fixed": 3}})", "{}");
    const auto departure =
        state.steps.departWithResult(Payload(state.input), Payload(*value::read(R"({"Payload": 5})")), state.around());
    ASSERT_TRUE(departure);
    ASSERT_EQ(departure->assigned.size(), 2U);
    EXPECT_EQ(departure->assigned[0].name.string(), "fixed");
    EXPECT_EQ(value::write(departure->assigned[1].value), "5");
}

TEST(Steps, ACatcherPutsTheErrorWhereItsResultPathSays) {
    StateUnderTest state(
        R"({"Type": "Task", "Catch": [{"ErrorEquals": ["Declined"], "ResultPath": "$.why", "Next": "S"}]})",
        R"({"id": 7})");
    const Failure failure{.error = "Declined", .cause = "no money"};
    const CompiledCatcher* catcher = state.steps.findCatcher(failure);
    ASSERT_NE(catcher, nullptr);
    const auto departure = state.steps.departBy(*catcher, Payload(state.input), errorOutput(failure), state.around());
    EXPECT_EQ(departure->output.text(), R"({"id":7,"why":{"Error":"Declined","Cause":"no money"}})");
    EXPECT_EQ(state.steps.findCatcher({.error = "Lost"}), nullptr);
}

TEST(ErrorOutput, OfATimeoutHasAnEmptyCauseAndOthersNull) {
    EXPECT_EQ(value::write(errorOutput({.error = "States.Timeout"})), R"({"Error":"States.Timeout","Cause":""})");
    EXPECT_EQ(value::write(errorOutput({})), R"({"Error":null,"Cause":null})");
}

}  // namespace stepcheck::semantics
