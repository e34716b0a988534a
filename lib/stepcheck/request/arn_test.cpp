#include "stepcheck/request/arn.h"

#include <gtest/gtest.h>

#include <string>

namespace stepcheck::request {

using catalog::ArnForm;

static std::optional<ArnForm> formIn(const std::string& resource) {
    const std::string text = "arn:aws:states:eu-west-1:123456789012:" + resource;
    const auto arn = arnOf(text);
    return arn ? formOf(*arn) : std::nullopt;
}

TEST(Arn, HasAFormForEachResource) {
    EXPECT_EQ(formIn("stateMachine:Orders"), ArnForm::Machine);
    EXPECT_EQ(formIn("stateMachine:Orders:7"), ArnForm::Version);
    EXPECT_EQ(formIn("stateMachine:Orders:PROD"), ArnForm::Alias);
    EXPECT_EQ(formIn("stateMachine:Orders/Lines"), ArnForm::MapState);
    EXPECT_EQ(formIn("execution:Orders:order-7"), ArnForm::Plain);
    EXPECT_EQ(formIn("execution:Orders/Lines:line-1"), ArnForm::Plain);
    EXPECT_EQ(formIn("express:Orders:order-7:0a1b"), ArnForm::Express);
    EXPECT_EQ(formIn("express:Orders/Lines:line-1:0a1b"), ArnForm::MapChild);
    EXPECT_EQ(formIn("mapRun:Orders/Lines:0a1b"), ArnForm::Plain);
    EXPECT_EQ(formIn("activity:Ship"), ArnForm::Plain);
}

TEST(Arn, HasNoFormWhenPartsAreMissing) {
    for (const char* const resource : {"stateMachine:", "execution:Orders", "express:Orders:order-7",
             "mapRun:Orders:0a1b", "stateMachine:Orders:PROD:7", "queue:Orders"})
        EXPECT_EQ(formIn(resource), std::nullopt) << resource;
    EXPECT_EQ(formOf(*arnOf("arn:aws:states:eu-west-1:1234:stateMachine:Orders")), std::nullopt);
    EXPECT_EQ(formOf(*arnOf("arn:aws:states::123456789012:stateMachine:Orders")), std::nullopt);
}

TEST(Arn, IsTakenApart) {
    const auto arn = arnOf("arn:aws-cn:states:cn-north-1:123456789012:execution:Orders:order-7");
    ASSERT_TRUE(arn);
    EXPECT_EQ(arn->partition, "aws-cn");
    EXPECT_EQ(arn->type, "execution");
    EXPECT_EQ(arn->rest, "Orders:order-7");
    EXPECT_FALSE(arnOf("Orders"));
    EXPECT_FALSE(arnOf("arn:aws:s3:::bucket"));
}

TEST(Arn, IsThatOfARole) {
    EXPECT_TRUE(isRoleArn("arn:aws:iam::123456789012:role/service/Orders"));
    for (const char* const text : {"arn:aws:iam::123456789012:role/", "arn:aws:iam::123456789012:user/Orders",
             "arn:aws:iam:eu-west-1:123456789012:role/Orders", "arn:aws:iam::12345:role/Orders", "Orders"})
        EXPECT_FALSE(isRoleArn(text)) << text;
}

}  // namespace stepcheck::request
