#include "stepcheck/catalog/operations.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace stepcheck::catalog {

TEST(Operations, AreAllOfStepFunctionsAndFourOfSwf) {
    EXPECT_EQ(std::ranges::count(operations(), "states", &Operation::service), 37);
    EXPECT_EQ(std::ranges::count(operations(), "swf", &Operation::service), 4);
}

TEST(Operations, AreFoundAsACommandLineNamesThem) {
    EXPECT_EQ(findOperation("create-state-machine"), findOperation("CreateStateMachine"));
    EXPECT_NE(findOperation("createStateMachine"), nullptr);
    EXPECT_EQ(findOperation("CreateMachine"), nullptr);
}

TEST(Operations, KnowTheConstraintsOfMembers) {
    const InputMember* const name = findOperation("CreateStateMachine")->input->find("name");
    ASSERT_NE(name, nullptr);
    EXPECT_TRUE(name->isRequired);
    EXPECT_EQ(name->shape.least, 1);
    EXPECT_EQ(name->shape.most, 80);
    EXPECT_EQ(name->meaning, Meaning::Name);
    EXPECT_EQ(name->exception, "InvalidName");
}

TEST(Operations, LeadToWhatIsInLists) {
    const InputMember* const routing = findOperation("CreateStateMachineAlias")->input->find("routingConfiguration");
    ASSERT_NE(routing, nullptr);
    ASSERT_NE(routing->shape.element, nullptr);
    const InputMember* const weight = routing->shape.element->structure->find("weight");
    ASSERT_NE(weight, nullptr);
    EXPECT_EQ(weight->shape.kind, ShapeKind::Integer);
    EXPECT_EQ(weight->shape.most, 100);
}

TEST(Operations, KnowWhichArnsTheyTake) {
    const ArnUse* const arn = findOperation("StartExecution")->input->find("stateMachineArn")->arn;
    ASSERT_NE(arn, nullptr);
    EXPECT_EQ(std::ranges::count(arn->types, "stateMachine"), 1);
    EXPECT_EQ(std::ranges::find(arn->refused, ArnForm::MapState, &RefusedArn::form)->exception, "ValidationException");
}

}  // namespace stepcheck::catalog
