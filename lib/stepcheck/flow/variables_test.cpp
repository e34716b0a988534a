#include "stepcheck/flow/test_definition.h"
#include "stepcheck/flow/variables.h"

namespace stepcheck::flow {

using testing::ElementsAre;

namespace {

struct Read {
    explicit Read(std::string json) : definition(std::move(json)), variables(definition.machine, definition.facts) {}

    [[nodiscard]] Availability at(std::string_view state, std::string_view name) const {
        return variables.find(definition.id(state), name).availability;
    }

    TestDefinition definition;
    Variables variables;
};

}  // namespace

static constexpr std::string_view chain = R"({"StartAt": "Load", "States": {
    "Load": {"Type": "Pass", "Assign": {"id.$": "$.id"}, "Next": "Pay"},
    "Pay": {"Type": "Pass", "Assign": {"paid": true}, "Next": "Done"},
    "Done": {"Type": "Succeed"}}})";

TEST(Variables, HaveAValueFromTheNextStateOn) {
    const Read read{std::string(chain)};
    EXPECT_EQ(read.at("Load", "id"), Availability::Never);
    EXPECT_EQ(read.at("Pay", "id"), Availability::Always);
    EXPECT_EQ(read.at("Done", "paid"), Availability::Always);
}

TEST(Variables, AreUnassignedWhenNothingNamesThem) {
    EXPECT_EQ(Read(std::string(chain)).at("Done", "total"), Availability::Unassigned);
}

static constexpr std::string_view fork = R"({"StartAt": "Check", "States": {
    "Check": {"Type": "Choice", "Default": "Small", "Assign": {"size": "small"}, "Choices": [
        {"Variable": "$.n", "NumericGreaterThan": 9, "Next": "Large", "Assign": {"size": "large", "big": true}},
        {"Variable": "$.n", "NumericEquals": 9, "Next": "Small"}]},
    "Large": {"Type": "Pass", "Next": "Done"},
    "Small": {"Type": "Pass", "Next": "Done"},
    "Done": {"Type": "Succeed"}}})";

TEST(Variables, AreAssignedByTheRuleThatMatchesAlone) {
    const Read read{std::string(fork)};
    EXPECT_EQ(read.at("Large", "size"), Availability::Always);
    EXPECT_EQ(read.at("Small", "size"), Availability::Sometimes);
    EXPECT_EQ(read.at("Small", "big"), Availability::Never);
    EXPECT_EQ(read.at("Done", "big"), Availability::Sometimes);
}

TEST(Variables, ShowAWayOnWhichNothingAssignsThem) {
    const Read read{std::string(fork)};
    EXPECT_THAT(read.definition.names(read.variables.wayWithout(read.definition.id("Done"), "big")),
        ElementsAre("Check", "Small", "Done"));
}

TEST(Variables, AreAssignedByTheCatcherThatIsTaken) {
    const Read read(R"({"StartAt": "Pay", "States": {
        "Pay": {"Type": "Task", "Assign": {"id": 1}, "Next": "Done",
            "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Failed", "Assign": {"why.$": "$.Cause"}}]},
        "Failed": {"Type": "Pass", "Next": "Done"},
        "Done": {"Type": "Succeed"}}})");
    EXPECT_EQ(read.at("Failed", "id"), Availability::Never);
    EXPECT_EQ(read.at("Failed", "why"), Availability::Always);
    EXPECT_EQ(read.at("Done", "why"), Availability::Sometimes);
}

static constexpr std::string_view nested = R"({"StartAt": "Load", "States": {
    "Load": {"Type": "Pass", "Assign": {"id": 1}, "Next": "Both"},
    "Both": {"Type": "Parallel", "Next": "Each", "Branches": [
        {"StartAt": "Left", "States": {"Left": {"Type": "Pass", "Assign": {"left": 1}, "End": true}}},
        {"StartAt": "Right", "States": {"Right": {"Type": "Pass", "End": true}}}]},
    "Each": {"Type": "Map", "Next": "Done", "ItemProcessor": {
        "ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"},
        "StartAt": "Item", "States": {"Item": {"Type": "Pass", "End": true}}}},
    "Done": {"Type": "Succeed"}}})";

TEST(Variables, OfOuterScopesAreSeenInside) {
    EXPECT_EQ(Read(std::string(nested)).at("Left", "id"), Availability::Always);
}

TEST(Variables, OfABranchAreSeenNowhereElse) {
    const Read read{std::string(nested)};
    EXPECT_EQ(read.at("Right", "left"), Availability::Elsewhere);
    EXPECT_EQ(read.at("Done", "left"), Availability::Elsewhere);
}

TEST(Variables, DoNotEnterADistributedProcessor) {
    const Read read{std::string(nested)};
    EXPECT_EQ(read.at("Item", "id"), Availability::Distributed);
    EXPECT_EQ(read.at("Each", "id"), Availability::Always);
}

TEST(Variables, KeepTheirValueRoundALoop) {
    const Read read(R"({"StartAt": "Try", "States": {
        "Try": {"Type": "Pass", "Next": "Again"},
        "Again": {"Type": "Choice", "Default": "Done", "Choices": [
            {"Variable": "$.n", "IsNull": true, "Next": "Try", "Assign": {"count": 1}}]},
        "Done": {"Type": "Succeed"}}})");
    EXPECT_EQ(read.at("Try", "count"), Availability::Sometimes);
    EXPECT_EQ(read.at("Done", "count"), Availability::Sometimes);
}

TEST(Variables, ConcludeNothingFromWhatIsNotKnown) {
    const Read hole(R"({"StartAt": "Load", "States": {
        "Load": {"Type": "Pass", "Assign": {"${Name}": 1}, "Next": "Done"}, "Done": {"Type": "Succeed"}}})");
    EXPECT_EQ(hole.at("Done", "id"), Availability::Always);
    const Read target(R"({"StartAt": "Load", "States": {
        "Load": {"Type": "Pass", "Next": "Sore"},
        "Store": {"Type": "Pass", "Assign": {"id": 1}, "Next": "Done"}, "Done": {"Type": "Succeed"}}})");
    EXPECT_EQ(target.at("Store", "id"), Availability::Always);
}

}  // namespace stepcheck::flow
