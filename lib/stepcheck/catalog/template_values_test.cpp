#include "stepcheck/catalog/template_values.h"

#include <gtest/gtest.h>

namespace stepcheck::catalog {

TEST(TemplateValues, AreFoundByTypeAndAttribute) {
    ASSERT_NE(findTemplateValue("AWS::Lambda::Function", "Arn"), nullptr);
    EXPECT_EQ(findTemplateValue("AWS::Lambda::Function", "Arn")->begin,
        "arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:");
}

TEST(TemplateValues, KnowNothingOfNames) {
    EXPECT_EQ(findTemplateValue("AWS::Lambda::Function", "Ref"), nullptr);
    EXPECT_EQ(findTemplateValue("", ""), nullptr);
}

}  // namespace stepcheck::catalog
