#include "stepcheck/asl/builder.h"
#include "stepcheck/lint/task_api.h"
#include "stepcheck/syntax/reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace stepcheck::lint {

using testing::ElementsAre;

// The paths of the values that the API of a task knows; "-" when it knows no API.
static std::vector<std::string> pathsIn(
    std::string_view resource, std::string_view field, std::string_view parameters) {
    const auto source = std::make_shared<const support::SourceText>("test.json",
        R"({"StartAt": "A", "QueryLanguage": ")" + std::string(field == "Arguments" ? "JSONata" : "JSONPath") +
            R"(", "States": {"A": {"Type": "Task", "Resource": "arn:aws:states:::)" + std::string(resource) +
            R"(", ")" + std::string(field) + R"(": )" + std::string(parameters) + "}}}");
    const auto document = *syntax::readDocument(source, syntax::Language::Json);
    const asl::Machine machine = asl::buildMachine(document->roots().front());
    const TaskCall call = taskCalls(machine).front();
    const auto api = apiOf(call);
    if (!api)
        return {"-"};
    std::vector<std::string> paths;
    for (const ApiValue& value : apiValues(call, *api))
        paths.push_back(value.path);
    return paths;
}

TEST(TaskApi, IsThatOfAnSdkTaskOrOfWhatAnOptimisedOneDoes) {
    EXPECT_THAT(pathsIn("aws-sdk:s3:getObject", "Parameters", "{}"), ElementsAre(""));
    EXPECT_THAT(pathsIn("elasticmapreduce:createCluster.sync", "Parameters", "{}"), ElementsAre(""));
    EXPECT_THAT(pathsIn("http:invoke", "Parameters", "{}"), ElementsAre("-"));
    EXPECT_THAT(pathsIn("aws-sdk:s3:${Action}", "Parameters", "{}"), ElementsAre("-"));
}

TEST(TaskApi, FindsValuesAtAnyDepth) {
    EXPECT_THAT(pathsIn("aws-sdk:s3:deleteObjects", "Parameters",
                    R"({"Bucket": "b", "Delete": {"Objects": [{"Key": "k", "Nonsense": 1}]}})"),
        ElementsAre("", "Bucket", "Delete", "Delete.Objects", "Delete.Objects[]", "Delete.Objects[].Key"));
}

TEST(TaskApi, LeavesOutWhatIsComputedOrUnknown) {
    EXPECT_THAT(pathsIn("aws-sdk:s3:deleteObjects", "Parameters", R"({"Bucket.$": "$.b", "Delete": "${Delete}"})"),
        ElementsAre(""));
    EXPECT_THAT(pathsIn("aws-sdk:s3:deleteObjects", "Arguments", R"({"Bucket": "{% 'b' %}", "Delete": {}})"),
        ElementsAre("", "Delete"));
    EXPECT_THAT(pathsIn("aws-sdk:s3:deleteObjects", "Arguments", R"("{% $states.input %}")"), ElementsAre());
}

TEST(TaskApi, LeavesAttributesOfDynamoDbToTheirOwnRule) {
    EXPECT_THAT(pathsIn("dynamodb:putItem", "Parameters", R"({"Item": {"Id": {"S": "1"}}})"), ElementsAre("", "Item"));
}

TEST(OnceMisspelt, IsOneSlipAway) {
    const std::vector<std::string_view> names{"dynamodb", "textract", "wafv2", "listRules"};
    EXPECT_EQ(onceMisspelt("dynamdb", names), "dynamodb");
    EXPECT_EQ(onceMisspelt("dynamoodb", names), "dynamodb");
    EXPECT_EQ(onceMisspelt("dynmaodb", names), "dynamodb");
    EXPECT_EQ(onceMisspelt("tixtract", names), "textract");
    EXPECT_EQ(onceMisspelt("extract", names), "textract");
}

TEST(OnceMisspelt, IsNothingThatMayBeNewer) {
    const std::vector<std::string_view> names{"wafv2", "listRules", "rdsdata", "rdsdatas"};
    EXPECT_EQ(onceMisspelt("wafv3", names), "");
    EXPECT_EQ(onceMisspelt("listRule", names), "");
    EXPECT_EQ(onceMisspelt("wafv22", names), "");
    EXPECT_EQ(onceMisspelt("rdsdatax", names), "");
    EXPECT_EQ(onceMisspelt("unheard-of", names), "");
}

}  // namespace stepcheck::lint
