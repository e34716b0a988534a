#include "stepcheck/flow/islands.h"
#include "stepcheck/flow/test_definition.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace stepcheck::flow {

using testing::ElementsAre;
using testing::IsEmpty;

static std::vector<std::string> described(std::string json) {
    const TestDefinition definition(std::move(json));
    std::vector<std::string> result;
    for (const Island& island : islands(definition.machine, definition.facts))
        result.push_back(fmt::format("{}{}: {}", definition.name(island.entry), island.isCycle ? " (cycle)" : "",
            fmt::join(definition.names(island.others), " ")));
    return result;
}

TEST(Islands, AreNoneWhenAllIsReached) {
    EXPECT_THAT(described(R"({"StartAt": "A", "States": {"A": {"Type": "Succeed"}}})"), IsEmpty());
}

TEST(Islands, BeginWhereNothingLeads) {
    EXPECT_THAT(described(R"({"StartAt": "A", "States": {
        "A": {"Type": "Succeed"}, "C": {"Type": "Pass", "Next": "D"}, "B": {"Type": "Pass", "Next": "C"},
        "D": {"Type": "Succeed"}, "E": {"Type": "Pass", "Next": "D"}}})"),
        ElementsAre("B: C D", "E: "));
}

TEST(Islands, OfACycleBeginAtItsFirstState) {
    EXPECT_THAT(described(R"({"StartAt": "A", "States": {
        "A": {"Type": "Succeed"}, "B": {"Type": "Pass", "Next": "C"}, "C": {"Type": "Pass", "Next": "B"},
        "D": {"Type": "Pass", "Next": "D"}}})"),
        ElementsAre("B (cycle): C", "D: "));
}

TEST(Islands, EnterACycleFromOutside) {
    EXPECT_THAT(described(R"({"StartAt": "A", "States": {
        "A": {"Type": "Succeed"}, "B": {"Type": "Pass", "Next": "C"}, "C": {"Type": "Pass", "Next": "B"},
        "D": {"Type": "Pass", "Next": "C"}}})"),
        ElementsAre("D: B C"));
}

TEST(Islands, LieInTheirScope) {
    EXPECT_THAT(described(R"({"StartAt": "A", "States": {
        "A": {"Type": "Succeed"},
        "Each": {"Type": "Map", "End": true, "ItemProcessor": {"StartAt": "Item", "States": {
            "Item": {"Type": "Succeed"}, "Lost": {"Type": "Succeed"}}}}}})"),
        ElementsAre("Each: ", "Lost: "));
}

TEST(Islands, GoOnThroughLikelyTransitions) {
    EXPECT_THAT(described(R"({"StartAt": "A", "States": {
        "A": {"Type": "Succeed"}, "Prepare": {"Type": "Pass", "Next": "Proces"},
        "Process": {"Type": "Pass"}, "Last": {"Type": "Succeed"}}})"),
        ElementsAre("Prepare: Process Last"));
}

TEST(Islands, WithAHoleHoldTheWholeScope) {
    EXPECT_THAT(described(R"({"StartAt": "A", "States": {
        "A": {"Type": "Succeed"}, "B": {"Type": "Succeed"}, "C": {"Type": "Pass", "Next": "${X}"},
        "D": {"Type": "Pass", "Next": "${X}"}}})"),
        ElementsAre("B: ", "C: D"));
}

}  // namespace stepcheck::flow
