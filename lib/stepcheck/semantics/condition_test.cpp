#include "stepcheck/semantics/condition.h"
#include "stepcheck/semantics/steps_fixture.h"

#include <gtest/gtest.h>

namespace stepcheck::semantics {

// "true", "false", or the cause of the fault.
static std::string ask(std::string_view rule, std::string_view input, std::string_view language = "JSONPath") {
    StateUnderTest state(
        fmt::format(R"({{"Type": "Choice", "QueryLanguage": "{}", "Choices": [{}]}})", language, rule), input);
    const auto answer = state.steps.rules().front().condition.holds(state.input, state.around());
    if (!answer)
        return answer.error().cause;
    return *answer ? "true" : "false";
}

TEST(Condition, ComparesAMemberWithALiteralOrAPath) {
    EXPECT_EQ(ask(R"({"Variable": "$.n", "NumericGreaterThan": 3})", R"({"n": 4})"), "true");
    EXPECT_EQ(ask(R"({"Variable": "$.n", "NumericGreaterThanPath": "$.m"})", R"({"n": 4, "m": 4})"), "false");
}

TEST(Condition, OnAMissingMemberIsAFaultUnlessItAsksWhetherItIsThere) {
    EXPECT_EQ(ask(R"({"Variable": "$.n", "NumericEquals": 3})", "{}"),
        "Invalid path '$.n': The choice state's condition path references an invalid value.");
    EXPECT_EQ(ask(R"({"Variable": "$.n", "IsPresent": true})", "{}"), "false");
    EXPECT_EQ(ask(R"({"Variable": "$.n", "IsPresent": false})", "{}"), "true");
    EXPECT_EQ(ask(R"({"Variable": "$.n", "IsPresent": true})", R"({"n": null})"), "true");
}

TEST(Condition, OfATypeWantsItsOperandToBeTheAnswer) {
    EXPECT_EQ(ask(R"({"Variable": "$.n", "IsString": false})", R"({"n": 1})"), "true");
    EXPECT_EQ(ask(R"({"Variable": "$.n", "IsTimestamp": true})", R"({"n": "2024-01-01T00:00:00Z"})"), "true");
}

TEST(Condition, AndStopsAtTheFirstThatDoesNotHold) {
    EXPECT_EQ(
        ask(R"({"And": [{"Variable": "$.n", "IsPresent": true}, {"Variable": "$.n", "NumericEquals": 3}]})", "{}"),
        "false");
    EXPECT_EQ(ask(R"({"Or": [{"Variable": "$.m", "BooleanEquals": true}, {"Variable": "$.n", "NumericEquals": 3}]})",
                  R"({"m": true})"),
        "true");
    EXPECT_EQ(ask(R"({"Not": {"Variable": "$.m", "BooleanEquals": true}})", R"({"m": true})"), "false");
}

TEST(Condition, OfJsonataHasToBeABoolean) {
    EXPECT_EQ(ask(R"({"Condition": "{% $states.input.n > 3 %}"})", R"({"n": 4})", "JSONata"), "true");
    EXPECT_EQ(ask(R"({"Condition": true})", "{}", "JSONata"), "true");
    EXPECT_EQ(ask(R"({"Condition": "{% $states.input.n %}"})", R"({"n": 4})", "JSONata"),
        "The JSONata expression '$states.input.n' specified for the field 'Choices[0]/Condition' returned an "
        "unexpected "
        "result type. Expected 'boolean', but was 'number' for value: 4");
}

}  // namespace stepcheck::semantics
