#include "stepcheck/asl/builder.h"
#include "stepcheck/syntax/reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <string_view>

namespace stepcheck::asl {

using testing::ElementsAre;
using testing::IsEmpty;

namespace {

struct Definition {
    explicit Definition(std::string_view json)
        : document(*syntax::readDocument(
              std::make_shared<const support::SourceText>("test.json", std::string(json)), syntax::Language::Json)),
          machine(buildMachine(document->roots().front())) {}

    std::shared_ptr<const syntax::Document> document;
    Machine machine;
};

}  // namespace

static const char* const twoBranches = R"({"StartAt": "Fan", "States": {
  "Fan": {"Type": "Parallel", "End": true, "Branches": [
    {"StartAt": "Work", "States": {"Work": {"Type": "Pass", "End": true}}},
    {"StartAt": "Work", "States": {"Work": {"Type": "Pass", "End": true}}}]}}})";

TEST(Machine, FindsAStateInItsOwnScopeOnly) {
    const Definition definition(twoBranches);
    const Machine& machine = definition.machine;
    EXPECT_EQ(machine.find(ScopeId(0), "Work"), std::nullopt);
    EXPECT_EQ(machine.find(ScopeId(1), "Work"), StateId(1));
    EXPECT_EQ(machine.find(ScopeId(2), "Work"), StateId(2));
    EXPECT_EQ(machine.find(ScopeId(1), "Fan"), std::nullopt);
}

TEST(Machine, NamesTheStatesOfAllScopes) {
    const Definition definition(twoBranches);
    EXPECT_THAT(definition.machine.named("Work"), ElementsAre(StateId(1), StateId(2)));
    EXPECT_THAT(definition.machine.named("Fan"), ElementsAre(StateId(0)));
    EXPECT_THAT(definition.machine.named("fan"), IsEmpty());
}

TEST(Machine, FindsTheFirstOfTwoStatesOfOneName) {
    const Definition definition(R"({"StartAt": "A", "States": {
      "B": {"Type": "Fail"}, "A": {"Type": "Succeed"}, "A": {"Type": "Fail"}, "A": {"Type": "Fail"}}})");
    EXPECT_EQ(definition.machine.find(ScopeId(0), "A"), StateId(1));
    EXPECT_THAT(definition.machine.named("A"), ElementsAre(StateId(1), StateId(2), StateId(3)));
}

TEST(Machine, FindsNoNameWithAHole) {
    const Definition definition(R"({"StartAt": "A", "States": {"${Prefix}A": {"Type": "Fail"}}})");
    EXPECT_EQ(definition.machine.find(ScopeId(0), "${Prefix}A"), std::nullopt);
    EXPECT_FALSE(definition.machine.topLevel().statesKnown);
}

TEST(Machine, GivesTheStatesOfOneKind) {
    const Definition definition(R"({"StartAt": "A", "States": {
      "A": {"Type": "Wait", "Seconds": 5, "Next": "B"}, "B": {"Type": "Succeed"}}})");
    const auto waits = definition.machine.each<Wait>();
    ASSERT_EQ(std::distance(waits.begin(), waits.end()), 1);
    EXPECT_EQ(waits.front().state.name.value, "A");
    EXPECT_EQ(get(waits.front().own.seconds)->value, 5);
}

static bool isTerminal(std::string_view state) {
    const Definition definition(R"({"StartAt": "A", "States": {"A": )" + std::string(state) + "}}");
    return definition.machine.states().front().isTerminal();
}

TEST(State, IsTerminalWhenItEndsItsScope) {
    EXPECT_TRUE(isTerminal(R"({"Type": "Succeed"})"));
    EXPECT_TRUE(isTerminal(R"({"Type": "Fail"})"));
    EXPECT_TRUE(isTerminal(R"({"Type": "Pass", "End": true})"));
    EXPECT_FALSE(isTerminal(R"({"Type": "Pass", "End": false})"));
    EXPECT_FALSE(isTerminal(R"({"Type": "Pass", "Next": "B"})"));
    EXPECT_FALSE(isTerminal(R"({"Type": "Pass"})"));
}

TEST(State, IsTerminalWhenItMayEndItsScope) {
    EXPECT_TRUE(isTerminal(R"({"Type": "Pass", "End": ${End}})"));
    EXPECT_TRUE(isTerminal(R"({"Type": "Pass", "End": "true"})"));
    EXPECT_TRUE(isTerminal(R"({"Type": "Sucess"})"));
    EXPECT_FALSE(isTerminal(R"({"Type": "Sucess", "Next": "B"})"));
    EXPECT_TRUE(isTerminal("${State}"));
}

}  // namespace stepcheck::asl
