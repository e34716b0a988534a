#include "stepcheck/exec/simulation_fixture.h"

#include <gtest/gtest.h>

namespace stepcheck::exec {

static Execution waitFor(std::string_view input) {
    Simulation simulation(R"({"QueryLanguage": "JSONata", "StartAt": "Pause", "States": {"Pause": {"Type": "Wait",
        "Seconds": "{% $states.input %}", "End": true}}})");
    return simulation.run(input);
}

TEST(WaitState, WaitsForAComputedTime) {
    EXPECT_EQ(waitFor("7.0").milliseconds - waitFor("0").milliseconds, 7000);
}

TEST(WaitState, RefusesComputedSecondsThatAreNone) {
    for (const auto& [input, cause] : {std::pair("1.5", "The Seconds field cannot be parsed as a long value: 1.5"),
             std::pair("-1", "The Seconds field references a negative value: -1")}) {
        const Execution execution = waitFor(input);
        EXPECT_EQ(outline(execution),
            "1·0 ExecutionStarted\n2·0 WaitStateEntered\n3·2 EvaluationFailed\n4·3 ExecutionFailed\n");
        EXPECT_TRUE(execution.failure->cause.value_or("").ends_with(cause)) << execution.failure->cause.value_or("");
    }
}

}  // namespace stepcheck::exec
