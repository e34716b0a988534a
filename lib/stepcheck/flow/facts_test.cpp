#include "stepcheck/flow/facts.h"
#include "stepcheck/flow/test_definition.h"

#include <fmt/format.h>

namespace stepcheck::flow {

using testing::ElementsAre;
using testing::IsEmpty;

static std::vector<std::string> unreachable(std::string json) {
    const TestDefinition definition(std::move(json));
    return definition.without(definition.facts.reachable);
}

TEST(Reachability, FollowsEveryKindOfTransition) {
    EXPECT_THAT(unreachable(R"({"StartAt": "Choose", "States": {
        "Choose": {"Type": "Choice", "Choices": [{"Variable": "$.a", "IsNull": true, "Next": "A"}], "Default": "B"},
        "A": {"Type": "Task", "Next": "C", "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "D"}]},
        "B": {"Type": "Succeed"}, "C": {"Type": "Succeed"}, "D": {"Type": "Succeed"}, "E": {"Type": "Succeed"}}})"),
        ElementsAre("E"));
}

TEST(Reachability, DoesNotCountACycleThatNothingEnters) {
    EXPECT_THAT(unreachable(R"({"StartAt": "A", "States": {
        "A": {"Type": "Succeed"}, "B": {"Type": "Pass", "Next": "C"}, "C": {"Type": "Pass", "Next": "B"},
        "D": {"Type": "Wait", "Seconds": 1, "Next": "D"}}})"),
        ElementsAre("B", "C", "D"));
}

TEST(Reachability, EntersScopesWithTheirState) {
    const TestDefinition definition(R"({"StartAt": "A", "States": {
        "A": {"Type": "Succeed"},
        "Both": {"Type": "Parallel", "End": true, "Branches": [
            {"StartAt": "Left", "States": {"Left": {"Type": "Succeed"}, "Lost": {"Type": "Succeed"}}}]}}})");
    EXPECT_THAT(definition.without(definition.facts.reachable), ElementsAre("Both", "Left", "Lost"));
    EXPECT_THAT(definition.without(definition.facts.reachableInScope), ElementsAre("Both", "Lost"));
}

TEST(Reachability, ConcludesNothingFromAnUnknownStart) {
    EXPECT_THAT(unreachable(R"({"States": {"A": {"Type": "Succeed"}, "B": {"Type": "Succeed"}}})"), IsEmpty());
    EXPECT_THAT(unreachable(R"({"StartAt": "${X}", "States": {"A": {"Type": "Succeed"}}})"), IsEmpty());
    EXPECT_THAT(unreachable(R"({"StartAt": 5, "States": {"A": {"Type": "Succeed"}}})"), IsEmpty());
    EXPECT_THAT(unreachable(R"({"StartAt": "Nowhere", "States": {"A": {"Type": "Succeed"}}})"), IsEmpty());
}

TEST(Reachability, StartsAtTheNearestName) {
    EXPECT_THAT(unreachable(R"({"StartAt": "FirstS", "States": {
        "Before": {"Type": "Pass", "Next": "FirstState"}, "FirstState": {"Type": "Pass", "Next": "Last"},
        "Last": {"Type": "Succeed"}}})"),
        ElementsAre("Before"));
}

TEST(Reachability, StopsAtAHoleThatIsReachedAlone) {
    EXPECT_THAT(unreachable(R"({"StartAt": "A", "States": {
        "A": {"Type": "Pass", "Next": "${X}"}, "B": {"Type": "Succeed"}}})"),
        IsEmpty());
    EXPECT_THAT(unreachable(R"({"StartAt": "A", "States": {
        "A": {"Type": "Succeed"}, "B": {"Type": "Pass", "Next": "${X}"}}})"),
        ElementsAre("B"));
}

TEST(Reachability, KeepsAHoleToItsScope) {
    EXPECT_THAT(unreachable(R"({"StartAt": "Each", "States": {
        "Each": {"Type": "Map", "End": true, "ItemProcessor": {"StartAt": "Item", "States": {
            "Item": {"Type": "Pass", "Next": "${X}"}, "Other": {"Type": "Succeed"}}}},
        "Lost": {"Type": "Succeed"}}})"),
        ElementsAre("Lost"));
}

TEST(Reachability, ConcludesNothingFromAnIncompleteScope) {
    EXPECT_THAT(unreachable(R"({"StartAt": "A", "States": {
        "A": {"Type": "Succeed"}, "B": {"Type": "Succeed"}, "${X}": {"Type": "Succeed"}}})"),
        IsEmpty());
}

TEST(Reachability, CountsWhatAMisspeltTargetMeans) {
    EXPECT_THAT(unreachable(R"({"StartAt": "Load", "States": {
        "Load": {"Type": "Pass", "Next": "Proces"}, "Process": {"Type": "Pass", "Next": "End"},
        "End": {"Type": "Succeed"}, "Other": {"Type": "Succeed"}}})"),
        ElementsAre("Other"));
}

TEST(Reachability, CountsATargetInAnotherScope) {
    EXPECT_THAT(unreachable(R"({"StartAt": "Each", "States": {
        "Each": {"Type": "Map", "End": true, "ItemProcessor": {"StartAt": "Item", "States": {
            "Item": {"Type": "Pass", "Next": "Done"}}}},
        "Done": {"Type": "Succeed"}}})"),
        IsEmpty());
}

TEST(Reachability, CountsWhatAMisspeltFieldMeans) {
    EXPECT_THAT(unreachable(R"({"StartAt": "A", "States": {
        "A": {"Type": "Pass", "NextState": "C"}, "B": {"Type": "Succeed"},
        "C": {"Type": "Choice", "Choices": [{"Variable": "$.a", "IsNull": true, "next": "D"}], "Defualt": "E"},
        "D": {"Type": "Task", "End": true, "Catch": [{"ErrorEquals": ["States.ALL"], "Nxt": "F"}]},
        "E": {"Type": "Succeed", "Next": "G"}, "F": {"Type": "Succeed"}, "G": {"Type": "Succeed"},
        "H": {"Type": "Succeed"}}})"),
        ElementsAre("H"));
}

TEST(Reachability, CountsANextInANestedRule) {
    EXPECT_THAT(unreachable(R"({"StartAt": "A", "States": {
        "A": {"Type": "Choice", "Choices": [{"And": [{"Variable": "$.a", "IsNull": true, "Next": "B"}]}]},
        "B": {"Type": "Succeed"}}})"),
        IsEmpty());
}

TEST(Reachability, TakesTheStateAfterAMissingNext) {
    EXPECT_THAT(unreachable(R"({"StartAt": "A", "States": {
        "A": {"Type": "Pass"}, "B": {"Type": "Succeed"}, "C": {"Type": "Succeed"}}})"),
        ElementsAre("C"));
}

TEST(Reachability, CountsARepeatedNameWithTheFirst) {
    EXPECT_THAT(unreachable(R"({"StartAt": "A", "States": {
        "A": {"Type": "Pass", "Next": "B"}, "A": {"Type": "Pass", "Next": "C"}, "B": {"Type": "Succeed"},
        "C": {"Type": "Succeed"}, "D": {"Type": "Succeed"}}})"),
        ElementsAre("D"));
}

TEST(Reachability, LeavesAloneWhatIsNoState) {
    EXPECT_THAT(unreachable(R"({"StartAt": "A", "States": {
        "A": {"Type": "Succeed"}, "QueryLanguage": "JSONata", "${X}": 1}})"),
        IsEmpty());
    EXPECT_THAT(unreachable(R"({"StartAt": "A", "States": {"A": {"Type": "Succeed"}, "QueryLanguage": "JSONata"}})"),
        IsEmpty());
}

TEST(Reachability, HasNoStatesWithoutADefinition) {
    EXPECT_THAT(unreachable("[]"), IsEmpty());
    EXPECT_THAT(unreachable("{}"), IsEmpty());
}

static std::vector<std::string> cannotEnd(std::string json) {
    const TestDefinition definition(std::move(json));
    return definition.without(definition.facts.canEnd);
}

TEST(Ending, IsLookedForBackwards) {
    EXPECT_THAT(cannotEnd(R"({"StartAt": "A", "States": {
        "A": {"Type": "Choice", "Choices": [{"Variable": "$.a", "IsNull": true, "Next": "B"}], "Default": "E"},
        "B": {"Type": "Pass", "Next": "C"}, "C": {"Type": "Pass", "Next": "D"}, "D": {"Type": "Pass", "Next": "C"},
        "E": {"Type": "Fail"}}})"),
        ElementsAre("B", "C", "D"));
}

TEST(Ending, IsPossibleAtAnUnknownExit) {
    EXPECT_THAT(cannotEnd(R"({"StartAt": "A", "States": {
        "A": {"Type": "Pass", "Next": "B"}, "B": {"Type": "Task", "Next": "A",
            "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "${Handler}"}]},
        "C": {"Type": "Pass", "Next": "Nowhere"}, "D": {"Type": "Pass"}}})"),
        IsEmpty());
}

TEST(Ending, OfAScopeIsNoEndOfTheStateAroundIt) {
    EXPECT_THAT(cannotEnd(R"({"StartAt": "Each", "States": {
        "Each": {"Type": "Map", "Next": "Each", "ItemProcessor": {
            "StartAt": "Item", "States": {"Item": {"Type": "Succeed"}}}}}})"),
        ElementsAre("Each"));
}

TEST(Loops, AreFoundInDocumentOrder) {
    const TestDefinition definition(R"({"StartAt": "A", "States": {
        "A": {"Type": "Pass", "Next": "D"},
        "B": {"Type": "Choice", "Choices": [{"Variable": "$.a", "IsNull": true, "Next": "C"}], "Default": "E"},
        "C": {"Type": "Pass", "Next": "B"},
        "D": {"Type": "Task", "Next": "B", "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "D"}]},
        "E": {"Type": "Succeed"}}})");
    const Facts& facts = definition.facts;
    ASSERT_EQ(facts.loops.size(), 2);
    EXPECT_THAT(definition.names(facts.loops[0].states), ElementsAre("B", "C"));
    EXPECT_THAT(definition.names(facts.loops[1].states), ElementsAre("D"));
    EXPECT_THAT(facts.loopOf, ElementsAre(-1, 0, 0, 1, -1));
    EXPECT_TRUE(facts.loops[0].hasExit);
    EXPECT_TRUE(facts.loops[1].hasExit);
}

TEST(Loops, HaveNoExitWhenEveryWayStaysInside) {
    const TestDefinition definition(R"({"StartAt": "A", "States": {
        "A": {"Type": "Pass", "Next": "B"}, "B": {"Type": "Pass", "Next": "A"}}})");
    ASSERT_EQ(definition.facts.loops.size(), 1);
    EXPECT_FALSE(definition.facts.loops[0].hasExit);
}

TEST(Loops, DoNotRunThroughScopes) {
    const TestDefinition definition(R"({"StartAt": "Each", "States": {
        "Each": {"Type": "Map", "End": true, "ItemProcessor": {
            "StartAt": "Item", "States": {"Item": {"Type": "Pass", "Next": "Each"}}}}}})");
    EXPECT_THAT(definition.facts.loops, IsEmpty());
}

// A chain that runs from the last state to the first, which is the worst for a recursive search.
static std::string backwardChain(int states) {
    std::string json = fmt::format(R"({{"StartAt": "S{}", "States": {{"S0": {{"Type": "Succeed"}})", states - 1);
    for (int i = 1; i < states; ++i)
        json += fmt::format(R"(,"S{}": {{"Type": "Pass", "Next": "S{}"}})", i, i - 1);
    return json + "}}";
}

TEST(Facts, HoldForAHundredThousandStatesInARow) {
    const TestDefinition definition(backwardChain(100'000));
    EXPECT_THAT(definition.without(definition.facts.reachable), IsEmpty());
    EXPECT_THAT(definition.without(definition.facts.canEnd), IsEmpty());
}

TEST(Facts, HoldForAThousandScopesInsideEachOther) {
    std::string json;
    for (int i = 0; i < 1000; ++i)
        json += fmt::format(
            R"({{"StartAt": "M{0}", "States": {{"M{0}": {{"Type": "Map", "End": true, "ItemProcessor": )", i);
    json += R"({"StartAt": "A", "States": {"A": {"Type": "Succeed"}, "B": {"Type": "Succeed"}}})";
    for (int i = 0; i < 1000; ++i)
        json += "}}}";
    EXPECT_THAT(unreachable(json), ElementsAre("B"));
}

}  // namespace stepcheck::flow
