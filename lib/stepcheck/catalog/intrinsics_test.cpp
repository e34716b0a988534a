#include "stepcheck/catalog/intrinsics.h"

#include <gtest/gtest.h>

namespace stepcheck::catalog {

TEST(Intrinsics, AreTheEighteenOfTheLanguage) {
    EXPECT_EQ(intrinsics().size(), 18U);
    for (const IntrinsicSpec& spec : intrinsics())
        EXPECT_EQ(findIntrinsic(spec.name), &spec);
}

TEST(Intrinsics, AreFoundInTheirExactCaseOnly) {
    EXPECT_NE(findIntrinsic("States.UUID"), nullptr);
    EXPECT_EQ(findIntrinsic("States.Uuid"), nullptr);
    EXPECT_EQ(findIntrinsic("UUID"), nullptr);
}

TEST(Intrinsics, KnowHowManyArgumentsTheyTake) {
    EXPECT_EQ(findIntrinsic("States.Format")->minArguments(), 1U);
    EXPECT_FALSE(findIntrinsic("States.Format")->maxArguments());
    EXPECT_EQ(findIntrinsic("States.MathRandom")->minArguments(), 2U);
    EXPECT_EQ(findIntrinsic("States.MathRandom")->maxArguments(), 3U);
    EXPECT_EQ(findIntrinsic("States.UUID")->maxArguments(), 0U);
}

TEST(Intrinsics, KnowTheParameterOfEachArgument) {
    EXPECT_EQ(findIntrinsic("States.Format")->parameterAt(7)->name, "argument");
    EXPECT_EQ(findIntrinsic("States.Hash")->parameterAt(1)->values.size(), 5U);
    EXPECT_EQ(findIntrinsic("States.UUID")->parameterAt(0), nullptr);
}

}  // namespace stepcheck::catalog
