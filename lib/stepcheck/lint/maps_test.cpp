#include "stepcheck/flow/test_definition.h"
#include "stepcheck/lint/maps.h"

#include <gtest/gtest.h>

#include <string>

namespace stepcheck::lint {

// The mode of a Map state whose processor has these members, too.
static MapMode modeWith(const std::string& members) {
    const flow::TestDefinition test(R"({"StartAt": "Each", "States": {"Each": {"Type": "Map", "End": true,
        "ItemProcessor": {)" + members +
                                    R"("StartAt": "Do", "States": {"Do": {"Type": "Pass", "End": true}}}}}})");
    const asl::State& state = test.machine.state(test.id("Each"));
    return modeOf(test.machine, state, std::get<asl::Map>(state.kind));
}

TEST(MapMode, IsInlineUnlessWritten) {
    EXPECT_EQ(modeWith(""), MapMode::Inline);
    EXPECT_EQ(modeWith(R"("ProcessorConfig": {}, )"), MapMode::Inline);
    EXPECT_EQ(modeWith(R"("ProcessorConfig": {"Mode": "INLINE"}, )"), MapMode::Inline);
    EXPECT_EQ(modeWith(R"("ProcessorConfig": {"Mode": "DISTRIBUTED"}, )"), MapMode::Distributed);
}

TEST(MapMode, IsNotKnownOfWhatIsNotReadable) {
    EXPECT_EQ(modeWith(R"("ProcessorConfig": {"Mode": "Distributed"}, )"), MapMode::Unknown);
    EXPECT_EQ(modeWith(R"("ProcessorConfig": {"Mode": "${Mode}"}, )"), MapMode::Unknown);
    EXPECT_EQ(modeWith(R"("ProcessorConfig": {"Mod": "DISTRIBUTED"}, )"), MapMode::Unknown);
    EXPECT_EQ(modeWith(R"("ProcessorConfig": "${Config}", )"), MapMode::Unknown);
    EXPECT_EQ(modeWith(R"("ProcesorConfig": {"Mode": "DISTRIBUTED"}, )"), MapMode::Unknown);
}

TEST(ExpressParent, IsTheNearestDistributedMap) {
    const flow::TestDefinition test(R"({"StartAt": "Outer", "States": {"Outer": {"Type": "Map", "ItemProcessor": {
        "ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "EXPRESS"}, "StartAt": "Inline",
        "States": {"Inline": {"Type": "Map", "ItemProcessor": {"StartAt": "Do", "States": {"Do": {"Type": "Pass"}}}}}}}}})");
    const asl::State& inner = test.machine.state(test.id("Do"));
    ASSERT_NE(expressParentOf(test.machine, inner), nullptr);
    EXPECT_EQ(expressParentOf(test.machine, inner)->name.value, "Outer");
    EXPECT_EQ(expressParentOf(test.machine, test.machine.state(test.id("Outer"))), nullptr);
    EXPECT_TRUE(isInside(test.machine, inner, test.machine.state(test.id("Inline"))));
    EXPECT_FALSE(isInside(test.machine, inner, inner));
}

TEST(FindArgument, KnowsComputedNames) {
    const flow::TestDefinition test(R"({"StartAt": "A", "States": {"Bucket.$": "$.a", "Prefix": "b"}})");
    const syntax::Node& object = *test.machine.topLevel().states.located.value;
    ASSERT_NE(findArgument(object, "Bucket"), nullptr);
    EXPECT_EQ(findArgument(object, "Bucket")->key.text(), "Bucket.$");
    EXPECT_NE(findArgument(object, "Prefix"), nullptr);
    EXPECT_EQ(findArgument(object, "Key"), nullptr);
    EXPECT_FALSE(mayHaveOtherArguments(object));
}

}  // namespace stepcheck::lint
