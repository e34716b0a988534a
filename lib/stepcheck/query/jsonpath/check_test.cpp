#include "stepcheck/query/jsonpath/check.h"

#include <gtest/gtest.h>

namespace stepcheck::query::jsonpath {

using catalog::Field;
using catalog::ObjectKind;

static std::optional<ProblemKind> kindOf(ObjectKind object, Field field, std::string_view text) {
    const auto problem = checkPath(*catalog::findField(object, field), text);
    return problem ? std::optional(problem->kind) : std::nullopt;
}

TEST(CheckPath, TakesAnyPathInInputPath) {
    for (const char* text : {"$", "$.a[*].b", "$$.Execution.Input", "$order.items[?(@.x)]"})
        EXPECT_FALSE(kindOf(ObjectKind::TaskState, Field::InputPath, text)) << text;
    EXPECT_EQ(kindOf(ObjectKind::TaskState, Field::InputPath, "a.b"), ProblemKind::NoPath);
    EXPECT_EQ(kindOf(ObjectKind::TaskState, Field::InputPath, "States.UUID()"), ProblemKind::IntrinsicNotAllowed);
}

TEST(CheckPath, LetsResultPathNameAPlaceInTheInputOnly) {
    EXPECT_FALSE(kindOf(ObjectKind::Catcher, Field::ResultPath, "$.error[0]"));
    EXPECT_EQ(kindOf(ObjectKind::TaskState, Field::ResultPath, "$.a[*]"), ProblemKind::NoReferencePath);
    EXPECT_EQ(kindOf(ObjectKind::TaskState, Field::ResultPath, "$$.State"), ProblemKind::ContextNotAllowed);
    EXPECT_EQ(kindOf(ObjectKind::TaskState, Field::ResultPath, "$total"), ProblemKind::VariableNotAllowed);
}

TEST(CheckPath, TakesReferencePathsOfAnyRootElsewhere) {
    EXPECT_FALSE(kindOf(ObjectKind::MapState, Field::ItemsPath, "$$.Execution.Input.items"));
    EXPECT_FALSE(kindOf(ObjectKind::WaitState, Field::SecondsPath, "$delay"));
    EXPECT_EQ(kindOf(ObjectKind::ChoiceRule, Field::Variable, "$..a"), ProblemKind::NoReferencePath);
    EXPECT_EQ(kindOf(ObjectKind::ChoiceRule, Field::Variable, "$.a.length()"), ProblemKind::NoReferencePath);
}

TEST(CheckPath, SuggestsAFunction) {
    const auto problem = checkPath(*catalog::findField(ObjectKind::TaskState, Field::InputPath), "$.items.lenght()");
    ASSERT_TRUE(problem);
    EXPECT_EQ(problem->kind, ProblemKind::UnknownFunction);
    EXPECT_EQ(problem->help, "did you mean \"length()\"?");
}

TEST(CheckPath, TakesAnIntrinsicFunctionForErrorAndCause) {
    EXPECT_FALSE(kindOf(ObjectKind::FailState, Field::CausePath, "States.Format('{}', $.a)"));
    EXPECT_EQ(kindOf(ObjectKind::FailState, Field::CausePath, "$.a[0,1]"), ProblemKind::NoReferencePath);
}

}  // namespace stepcheck::query::jsonpath
