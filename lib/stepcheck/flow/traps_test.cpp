#include "stepcheck/flow/cycle.h"
#include "stepcheck/flow/test_definition.h"
#include "stepcheck/flow/traps.h"

namespace stepcheck::flow {

using testing::ElementsAre;
using testing::IsEmpty;

static std::vector<std::string> described(std::string json) {
    const TestDefinition definition(std::move(json));
    std::vector<std::string> result;
    for (const Trap& trap : traps(definition.machine, definition.facts))
        result.push_back(describeCycle(definition.machine, trap.cycle) + (trap.branches ? " branches" : "") +
                         (trap.noTerminal ? " no terminal" : ""));
    return result;
}

TEST(Traps, AreNoneWhenEveryLoopHasAnExit) {
    EXPECT_THAT(described(R"({"StartAt": "A", "States": {
        "A": {"Type": "Task", "Next": "B"},
        "B": {"Type": "Choice", "Choices": [{"Variable": "$.a", "IsNull": true, "Next": "A"}], "Default": "C"},
        "C": {"Type": "Succeed"}}})"),
        IsEmpty());
}

TEST(Traps, NameTheCycleInItsOrder) {
    EXPECT_THAT(described(R"({"StartAt": "A", "States": {
        "A": {"Type": "Task", "Next": "B", "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Z"}]},
        "B": {"Type": "Pass", "Next": "D"}, "C": {"Type": "Pass", "Next": "B"}, "D": {"Type": "Pass", "Next": "C"},
        "Z": {"Type": "Fail"}}})"),
        ElementsAre(R"("B" → "D" → "C" → "B")"));
}

TEST(Traps, TellBranchesThatAllStayInside) {
    EXPECT_THAT(described(R"({"StartAt": "A", "States": {
        "A": {"Type": "Task", "Next": "B", "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Z"}]},
        "B": {"Type": "Choice", "Choices": [{"Variable": "$.a", "IsNull": true, "Next": "C"}], "Default": "D"},
        "C": {"Type": "Pass", "Next": "B"}, "D": {"Type": "Pass", "Next": "B"},
        "Z": {"Type": "Fail"}}})"),
        ElementsAre(R"("B" → "C" → "B" branches)"));
}

TEST(Traps, OfAScopeWithoutTerminalStateAreOne) {
    EXPECT_THAT(described(R"({"StartAt": "A", "States": {
        "A": {"Type": "Choice", "Choices": [{"Variable": "$.a", "IsNull": true, "Next": "B"}], "Default": "C"},
        "B": {"Type": "Pass", "Next": "B"}, "C": {"Type": "Pass", "Next": "C"}}})"),
        ElementsAre(R"("B" → "B" no terminal)"));
}

TEST(Traps, AreFoundInEachScope) {
    EXPECT_THAT(described(R"({"StartAt": "Each", "States": {
        "Each": {"Type": "Map", "Next": "Each", "ItemProcessor": {"StartAt": "Item", "States": {
            "Item": {"Type": "Pass", "Next": "Item"}}}}}})"),
        ElementsAre(R"("Each" → "Each" no terminal)", R"("Item" → "Item" no terminal)"));
}

TEST(Traps, FollowFromAnUnreachableEnd) {
    EXPECT_THAT(described(R"({"StartAt": "A", "States": {
        "A": {"Type": "Pass", "Next": "B"}, "B": {"Type": "Pass", "Next": "A"}, "C": {"Type": "Succeed"}}})"),
        IsEmpty());
}

TEST(Traps, DoNotCountWhenUnreachable) {
    EXPECT_THAT(described(R"({"StartAt": "A", "States": {
        "A": {"Type": "Succeed"}, "B": {"Type": "Pass", "Next": "B"}}})"),
        IsEmpty());
}

TEST(Traps, AreNotKnownInAnIncompleteScope) {
    EXPECT_THAT(described(R"({"StartAt": "A", "States": {
        "A": {"Type": "Pass", "Next": "A"}, "${Last}": {"Type": "Pass", "Next": "A"}}})"),
        IsEmpty());
}

TEST(DescribeCycle, LeavesOutTheMiddleOfALongOne) {
    const TestDefinition definition(R"({"StartAt": "A", "States": {
        "A": {"Type": "Pass", "Next": "B"}, "B": {"Type": "Pass", "Next": "C"}, "C": {"Type": "Pass", "Next": "D"},
        "D": {"Type": "Pass", "Next": "E"}, "E": {"Type": "Pass", "Next": "F"}, "F": {"Type": "Pass", "Next": "G"},
        "G": {"Type": "Pass", "Next": "H"}, "H": {"Type": "Pass", "Next": "I"}, "I": {"Type": "Pass", "Next": "A"}}})");
    EXPECT_EQ(describeCycle(definition.machine, shortestCycle(definition.facts, definition.facts.loops.front())),
        R"("A" → "B" → "C" → "D" → "E" → … → "I" → "A")");
}

}  // namespace stepcheck::flow
