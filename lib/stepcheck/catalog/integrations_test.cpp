#include "stepcheck/catalog/integrations.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace stepcheck::catalog {

static const IntegrationAction& action(std::string_view service, std::string_view name) {
    return *findIntegration(service)->find(name);
}

TEST(Integrations, AreSortedByName) {
    EXPECT_TRUE(std::ranges::is_sorted(integrations(), {}, &Integration::name));
}

TEST(Integrations, AreFoundInTheirExactCase) {
    ASSERT_NE(findIntegration("lambda"), nullptr);
    EXPECT_EQ(findIntegration("lambda")->title, "AWS Lambda");
    EXPECT_EQ(findIntegration("Lambda"), nullptr);
    EXPECT_EQ(findIntegration("s3"), nullptr);
    EXPECT_NE(findIntegration("dynamodb")->find("putItem"), nullptr);
    EXPECT_EQ(findIntegration("dynamodb")->find("PutItem"), nullptr);
    EXPECT_EQ(findIntegration("dynamodb")->find("query"), nullptr);
}

TEST(Integrations, SayWhichListsOfActionsAreCertain) {
    EXPECT_TRUE(findIntegration("dynamodb")->complete);
    for (const std::string_view service : {"bedrock", "emr-serverless", "glue", "mediaconvert"})
        EXPECT_FALSE(findIntegration(service)->complete) << service;
}

TEST(IntegrationActions, HaveTheirPatterns) {
    EXPECT_FALSE(action("lambda", "invoke").sync);
    EXPECT_TRUE(action("lambda", "invoke").waitForTaskToken);
    EXPECT_TRUE(action("batch", "submitJob").sync);
    EXPECT_FALSE(action("batch", "submitJob").sync2);
    EXPECT_TRUE(action("states", "startExecution").sync2);
}

TEST(IntegrationActions, KnowTheirParameters) {
    const IntegrationAction& publish = action("sns", "publish");
    EXPECT_TRUE(publish.hasParameter("Message"));
    EXPECT_TRUE(publish.hasParameter("TargetArn"));
    EXPECT_TRUE(publish.hasParameter("Subject"));
    EXPECT_FALSE(publish.hasParameter("message"));
    EXPECT_TRUE(publish.parametersComplete);
    EXPECT_FALSE(action("batch", "submitJob").parametersComplete);
}

TEST(IntegrationActions, ListTheValuesOfSomeParameters) {
    const auto values = action("http", "invoke").values;
    EXPECT_EQ(values.front().path, "Method");
    EXPECT_EQ(values.front().values.front(), "GET");
    EXPECT_TRUE(action("sns", "publish").values.empty());
}

TEST(IntegrationActions, SayWhatAValueCallsFor) {
    const auto needs = action("ecs", "runTask").needs;
    ASSERT_EQ(needs.size(), 1U);
    EXPECT_EQ(needs.front().parameter, "LaunchType");
    EXPECT_EQ(needs.front().value, "FARGATE");
    EXPECT_EQ(needs.front().needed, "NetworkConfiguration");
}

TEST(IntegrationActions, KnowWhichParametersAreArraysOfStrings) {
    const auto arrays = action("apigateway", "invoke").stringArrays;
    EXPECT_NE(std::ranges::find(arrays, "Headers"), arrays.end());
    EXPECT_TRUE(action("http", "invoke").stringArrays.empty());
}

TEST(IntegrationActions, AreFoundByTheirSdkAction) {
    EXPECT_EQ(findOptimised("emr:runJobFlow"), &action("elasticmapreduce", "createCluster"));
    EXPECT_EQ(findOptimised("sqs:sendMessage"), &action("sqs", "sendMessage"));
    EXPECT_EQ(findOptimised("sqs:receiveMessage"), nullptr);
    EXPECT_EQ(findOptimised(""), nullptr);
}

TEST(Integrations, AreToldFromServicesThatOnlyTheSdkReaches) {
    EXPECT_TRUE(isSdkService("s3"));
    EXPECT_FALSE(isSdkService("sqs"));
}

TEST(IntegrationPatterns, LeaveExpressRequestResponseAlone) {
    for (const PatternSpec& pattern : integrationPatterns())
        EXPECT_EQ(pattern.express, pattern.suffix.empty()) << pattern.suffix;
}

}  // namespace stepcheck::catalog
