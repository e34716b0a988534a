#include "stepcheck/catalog/api.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string_view>
#include <vector>

namespace stepcheck::catalog {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

static ApiOperation operation(std::string_view service, std::string_view action) {
    return findApiService(service).value().find(action).value();
}

TEST(Api, SpellsServicesAsResourcesDo) {
    for (const std::string_view name : {"dynamodb", "s3", "ec2", "sfn", "cloudwatchlogs", "cognitoidentityprovider",
             "eventbridge", "emrserverless", "config", "databasemigration", "elasticloadbalancingv2", "sesv2"})
        EXPECT_TRUE(findApiService(name)) << name;
}

TEST(Api, KnowsNoServiceByAnotherSpelling) {
    for (const std::string_view name : {"", "DynamoDB", "logs", "states", "stepfunctions", "s", "zzz"})
        EXPECT_FALSE(findApiService(name)) << name;
}

TEST(Api, FindsAServiceByTheNameThatAnotherClientGivesIt) {
    EXPECT_EQ(apiServiceCalled("logs"), "cloudwatchlogs");
    EXPECT_EQ(apiServiceCalled("cognito-idp"), "cognitoidentityprovider");
    EXPECT_EQ(apiServiceCalled("stepfunctions"), "sfn");
    EXPECT_EQ(apiServiceCalled("sfn"), "");
    EXPECT_EQ(apiServiceCalled("unheard-of"), "");
}

TEST(Api, ListsServicesInOrder) {
    const std::vector<std::string_view> services = apiServices();
    EXPECT_TRUE(std::ranges::is_sorted(services));
    EXPECT_GT(services.size(), 350U);
}

TEST(Api, SpellsTheClassThatErrorsBeginWith) {
    EXPECT_EQ(findApiService("dynamodb")->className(), "DynamoDb");
    EXPECT_EQ(findApiService("iotanalytics")->className(), "IoTAnalytics");
    EXPECT_EQ(findApiService("config")->className(), "Config");
}

TEST(Api, SpellsActionsWithASmallFirstLetter) {
    EXPECT_TRUE(findApiService("s3")->find("listObjectsV2"));
    EXPECT_TRUE(findApiService("rds")->find("createDBInstance"));
    EXPECT_FALSE(findApiService("s3")->find("ListObjectsV2"));
}

TEST(Api, ListsActionsInOrder) {
    const std::vector<std::string_view> actions = findApiService("dynamodb")->actions();
    EXPECT_TRUE(std::ranges::is_sorted(actions));
    EXPECT_THAT(actions, Contains("transactWriteItems"));
}

TEST(Api, SpellsMembersAsStepFunctionsWantsThem) {
    const ApiShape create = operation("rds", "createDBInstance").input;
    EXPECT_TRUE(create.find("DbInstanceIdentifier"));
    EXPECT_TRUE(create.find("EnableIAMDatabaseAuthentication"));
    EXPECT_FALSE(create.find("DBInstanceIdentifier"));
    EXPECT_TRUE(operation("ecs", "runTask").input.find("TaskDefinition"));
}

TEST(Api, KnowsWhatIsRequired) {
    EXPECT_THAT(operation("dynamodb", "putItem").input.required(), ElementsAre("Item", "TableName"));
}

TEST(Api, RequiresNoTokenThatClientsFillIn) {
    EXPECT_FALSE(operation("fis", "startExperiment").input.find("ClientToken")->required);
}

TEST(Api, WalksIntoListsMapsAndStructures) {
    const ApiShape items = operation("dynamodb", "transactWriteItems").input.find("TransactItems")->shape;
    ASSERT_EQ(items.kind(), ApiKind::List);
    const ApiShape put = items.inner().find("Put")->shape;
    ASSERT_EQ(put.kind(), ApiKind::Structure);
    const ApiShape item = put.find("Item")->shape;
    ASSERT_EQ(item.kind(), ApiKind::Map);
    EXPECT_EQ(item.inner().find("N")->shape.kind(), ApiKind::String);
}

TEST(Api, KnowsTheValuesOfAnEnumeration) {
    const ApiShape select = operation("dynamodb", "query").input.find("Select")->shape;
    ASSERT_EQ(select.kind(), ApiKind::Enumeration);
    EXPECT_THAT(select.values(), Contains("COUNT"));
    EXPECT_THAT(select.members(), IsEmpty());
}

TEST(Api, KnowsTheBoundsOfNumbers) {
    const ApiShape limit = operation("cognitoidentityprovider", "listUsers").input.find("Limit")->shape;
    EXPECT_EQ(limit.kind(), ApiKind::Number);
    EXPECT_EQ(limit.range().least, 0);
    EXPECT_EQ(limit.range().most, 60);
    const ApiRange ofQuery = operation("dynamodb", "query").input.find("Limit")->shape.range();
    EXPECT_EQ(ofQuery.least, 1);
    EXPECT_FALSE(ofQuery.most);
    EXPECT_FALSE(operation("s3", "listObjectsV2").input.find("MaxKeys")->shape.range().most);
    const ApiRange delay = operation("sqs", "sendMessage").input.find("DelaySeconds")->shape.range();
    EXPECT_EQ(delay.least, 0);
    EXPECT_EQ(delay.most, 900);
}

TEST(Api, KnowsWhatAnOperationGives) {
    EXPECT_EQ(operation("s3", "getObject").output.find("Body")->shape.kind(), ApiKind::Blob);
    const ApiShape crawler = operation("glue", "getCrawler").output.find("Crawler")->shape;
    EXPECT_THAT(crawler.find("State")->shape.values(), ElementsAre("READY", "RUNNING", "STOPPING"));
}

TEST(Api, SpellsErrorsAsCatchDoes) {
    EXPECT_THAT(operation("dynamodb", "putItem").errors(), Contains("ConditionalCheckFailedException"));
    EXPECT_THAT(operation("sfn", "sendTaskSuccess").errors(), Contains("TaskTimedOutException"));
}

TEST(Api, KnowsWhatStreams) {
    EXPECT_TRUE(operation("s3", "selectObjectContent").streams);
    EXPECT_TRUE(operation("lambda", "invokeWithResponseStream").streams);
    EXPECT_FALSE(operation("s3", "getObject").streams);
}

/// Collects a shape and those below it; a place outside of the table ends the program.
static void visit(ApiShape shape, std::set<ApiShape>& seen) {
    if (!seen.insert(shape).second)
        return;
    EXPECT_EQ(shape.values().empty(), shape.kind() != ApiKind::Enumeration);
    if (shape.kind() == ApiKind::List || shape.kind() == ApiKind::Map)
        visit(shape.inner(), seen);
    for (const ApiMember& member : shape.members())
        visit(member.shape, seen);
}

TEST(Api, HoldsTogether) {
    std::set<ApiShape> seen;
    for (const std::string_view name : apiServices()) {
        const ApiService service = findApiService(name).value();
        EXPECT_THAT(service.knownUntil(), SizeIs(7)) << name;
        for (const std::string_view action : service.actions()) {
            const ApiOperation found = service.find(action).value();
            EXPECT_EQ(found.input.kind(), ApiKind::Structure) << name << ':' << action;
            EXPECT_EQ(found.output.kind(), ApiKind::Structure) << name << ':' << action;
            visit(found.input, seen);
            visit(found.output, seen);
        }
    }
    EXPECT_GT(seen.size(), 20000U);
}

}  // namespace stepcheck::catalog
