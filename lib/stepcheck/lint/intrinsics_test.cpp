#include "stepcheck/lint/intrinsics.h"

#include <gtest/gtest.h>

namespace stepcheck::lint {

TEST(IntrinsicMeantBy, FindsAFunctionWithoutItsPrefixInAnyCase) {
    EXPECT_EQ(intrinsicMeantBy("uuid()"), "States.UUID");
    EXPECT_EQ(intrinsicMeantBy("states.format('{}', 1)"), "States.Format");
}

TEST(IntrinsicMeantBy, FindsNothingInOtherTexts) {
    EXPECT_EQ(intrinsicMeantBy("uuid"), "");
    EXPECT_EQ(intrinsicMeantBy("order(1)"), "");
    EXPECT_EQ(intrinsicMeantBy("(Format)"), "");
}

}  // namespace stepcheck::lint
