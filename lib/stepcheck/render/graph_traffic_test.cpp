#include "stepcheck/render/traffic_fixture.h"

#include <gtest/gtest.h>

namespace stepcheck::render {

TEST(TrafficOfStates, FollowsTheOrder) {
    const Drawn drawn{std::string(orderJson)};
    const Traffic traffic = trafficOf(drawn, {"Paid?", "Refuse"});
    EXPECT_EQ(traffic.edges[drawn.edge("Paid?", "Refuse")].count, 1);
    EXPECT_EQ(traffic.edges[drawn.edge("Both", "Refuse")].count, 0);
    EXPECT_EQ(traffic.starts, 1);
}

TEST(TrafficOfStates, KeepsItemsApartThatAreMixed) {
    const Drawn drawn{std::string(orderJson)};
    const Traffic traffic =
        trafficOf(drawn, {"Paid?", "Both", "Pack", "Each", "Print", "Print", "Stick", "Print", "Stick"});
    EXPECT_EQ(traffic.edges[drawn.edge("Each", "Print")].count, 3);
    EXPECT_EQ(traffic.edges[drawn.edge("Print", "Stick")].count, 2);
    EXPECT_EQ(traffic.edges[drawn.edge("Both", "Each")].count, 1);
    EXPECT_EQ(traffic.edges[drawn.edge("Both", "Pack")].count, 1);
}

TEST(TrafficOfStates, SaysWhenTwoTransitionsLeadTheSameWay) {
    const Drawn drawn{std::string(orderJson)};
    const Traffic traffic = trafficOf(drawn, {"Paid?", "Both"});
    EXPECT_TRUE(traffic.edges[drawn.edge("Paid?", "Both", 0)].isAtMost);
    EXPECT_TRUE(traffic.edges[drawn.edge("Paid?", "Both", 1)].isAtMost);
}

TEST(TrafficOfStates, CountsALoopThroughTheFirstState) {
    const Drawn drawn(R"({ "StartAt": "Poll", "States": {
        "Poll": { "Type": "Pass", "Next": "Done?" },
        "Done?": { "Type": "Choice", "Default": "Poll",
          "Choices": [ { "Variable": "$.done", "BooleanEquals": true, "Next": "End" } ] },
        "End": { "Type": "Succeed" } } })");
    const Traffic traffic = trafficOf(drawn, {"Poll", "Done?", "Poll", "Done?", "End"});
    EXPECT_EQ(traffic.starts, 1);
    EXPECT_EQ(traffic.edges[drawn.edge("Done?", "Poll")].count, 1);
    EXPECT_EQ(traffic.edges[drawn.edge("Poll", "Done?")].count, 2);
}

TEST(TrafficOfCoverage, TellsRulesApart) {
    const Drawn drawn{std::string(orderJson)};
    exec::Coverage coverage(drawn.machine.states().size());
    exec::StateCoverage& paid = coverage[drawn.state("Paid?").index];
    paid.entered = 3;
    paid.rules = {0, 2};
    paid.transitions = {{drawn.state("Both"), 2}, {drawn.state("Refuse"), 1}};
    const Traffic traffic = trafficOf(drawn.machine, drawn.graph, coverage);
    EXPECT_EQ(traffic.edges[drawn.edge("Paid?", "Both", 0)].count, 0);
    EXPECT_EQ(traffic.edges[drawn.edge("Paid?", "Both", 1)].count, 2);
    EXPECT_FALSE(traffic.edges[drawn.edge("Paid?", "Both", 1)].isAtMost);
    EXPECT_EQ(traffic.edges[drawn.edge("Paid?", "Refuse")].count, 1);
    EXPECT_EQ(traffic.starts, 3);
}

}  // namespace stepcheck::render
