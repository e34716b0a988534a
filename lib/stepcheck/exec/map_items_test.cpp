#include "stepcheck/exec/map_items.h"
#include "stepcheck/exec/simulation_fixture.h"
#include "stepcheck/value/write.h"

#include <gtest/gtest.h>

namespace stepcheck::exec {

using value::Value;

static std::string contextOf(const MapItems& items, std::size_t index) {
    return value::write(*items.context(index, stateData).find("Item"));
}

TEST(MapItems, KnowTheKeysOfAnObject) {
    const MapItems items = MapItems::of(*value::read(R"({"tea": 3, "mug": 1})"));
    EXPECT_EQ(contextOf(items, 1), R"({"Index":1,"Key":"mug","Value":1,"Source":"STATE_DATA"})");
    EXPECT_EQ(value::write(items.input(1)), R"({"Key":"mug","Value":1})");
}

TEST(MapItems, HaveNoKeysInAnArray) {
    const MapItems items = MapItems::of(*value::read("[7]"));
    EXPECT_EQ(contextOf(items, 0), R"({"Index":0,"Value":7,"Source":"STATE_DATA"})");
    EXPECT_EQ(value::write(items.input(0)), "7");
}

TEST(MapItems, RememberWhereEachIsFrom) {
    MapItems items;
    items.append(MapItems::of(*value::read("[1, 2]")), "S3://shop/a");
    items.append(MapItems::of(*value::read(R"({"k": 3})")), "S3://shop/b");
    EXPECT_EQ(contextOf(items, 1), R"({"Index":1,"Value":2,"Source":"S3://shop/a"})");
    EXPECT_EQ(contextOf(items, 2), R"({"Index":2,"Key":"k","Value":3,"Source":"S3://shop/b"})");
    items.cut(1);
    EXPECT_EQ(items.size(), 1);
}

TEST(MapItems, AreGivenToTheItemSelector) {
    Simulation simulation(R"({"StartAt": "Each", "States": {"Each": {"Type": "Map", "End": true,
        "ItemSelector": {"name.$": "$$.Map.Item.Key", "count.$": "$$.Map.Item.Value"},
        "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"},
                          "StartAt": "P", "States": {"P": {"Type": "Pass", "End": true}}}}}})");
    EXPECT_EQ(simulation.run(R"({"tea": 3})").output->text(), R"([{"name":"tea","count":3}])");
}

TEST(MapItems, AreGivenUpWhenTheirChildrenDoTooMuch) {
    Simulation simulation(R"({"StartAt": "Each", "States": {"Each": {"Type": "Map", "End": true,
        "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"},
                          "StartAt": "P", "States": {"P": {"Type": "Pass", "End": true}}}}}})");
    simulation.settings.maxChildEvents = 7;
    EXPECT_FALSE(simulation.run("[1]").stuck);
    EXPECT_TRUE(simulation.run("[1, 2]").stuck);
}

TEST(MapItems, AreNamedByOneDollarWhenTheyAreNoArray) {
    Simulation simulation(R"({"StartAt": "Each", "States": {"Each": {"Type": "Map", "End": true,
        "ItemsPath": "$$.Execution.Input",
        "ItemProcessor": {"StartAt": "P", "States": {"P": {"Type": "Pass", "End": true}}}}}})");
    const std::string cause = simulation.run("{}").failure->cause.value_or("");
    EXPECT_TRUE(cause.ends_with("Reference path \"$.Execution.Input\" must point to array.")) << cause;
}

}  // namespace stepcheck::exec
