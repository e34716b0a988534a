#include "stepcheck/flow/api_response.h"
#include "stepcheck/flow/show_shape.h"
#include "stepcheck/flow/test_definition.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>

namespace stepcheck::flow {

// What a task with this Resource gets.
static Shape responseOf(const std::string& resource) {
    const TestDefinition test(
        R"({"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": ")" + resource + R"(", "End": true}}})");
    return apiResponse(std::get<asl::Task>(test.machine.states()[0].kind).target, {});
}

TEST(ApiResponse, HasTheMembersOfTheApiAndPerhapsOthers) {
    EXPECT_EQ(show(responseOf("arn:aws:states:::aws-sdk:s3:getBucketVersioning")),
        "{MfaDelete?: a string or null, Status?: a string or null, …}");
}

TEST(ApiResponse, KnowsWhatLiesInAMember) {
    const Shape response = responseOf("arn:aws:states:::aws-sdk:athena:getQueryExecution");
    const ShapeMember* execution = response.find("QueryExecution");
    ASSERT_NE(execution, nullptr);
    const ShapeMember* status = execution->shape.find("Status");
    ASSERT_NE(status, nullptr);
    const ShapeMember* state = status->shape.find("State");
    ASSERT_NE(state, nullptr);
    EXPECT_EQ(show(state->shape), "a string or null");
    ASSERT_TRUE(state->shape.enumeration());
    const auto values = state->shape.enumeration()->values();
    EXPECT_NE(std::ranges::find(values, "SUCCEEDED"), values.end());
}

TEST(ApiResponse, KnowsTheElementsOfAList) {
    const Shape response = responseOf("arn:aws:states:::aws-sdk:cognitoidentityprovider:listUsers");
    const ShapeMember* users = response.find("Users");
    ASSERT_NE(users, nullptr);
    EXPECT_TRUE(users->shape.mayBe(ShapeKind::Array));
    EXPECT_NE(users->shape.anyElement().find("Username"), nullptr);
}

TEST(ApiResponse, KnowsTheValuesOfAMap) {
    const Shape response = responseOf("arn:aws:states:::aws-sdk:lambda:listTags");
    const ShapeMember* tags = response.find("Tags");
    ASSERT_NE(tags, nullptr);
    EXPECT_EQ(show(tags->shape.unlisted()), "a string or null");
    EXPECT_EQ(tags->shape.join(Shape::mapOf(Shape::of(mask(ShapeKind::Number)))).unlisted().kinds(), 0b1101);
    EXPECT_EQ(show(tags->shape.join(Shape::object({}, false)).unlisted()), "any");
}

// What an optimised integration answers like, as the catalogue names it.
static Shape answerOf(std::string_view service, std::string_view action, std::string_view part) {
    return apiResponse(catalog::Response{.service = "s",
                           .action = "a",
                           .pattern = catalog::ResponsePattern::Sync,
                           .isClosed = false,
                           .members = {},
                           .apiService = service,
                           .apiAction = action,
                           .apiPart = part,
                           .source = ""},
        {});
}

TEST(ApiResponse, MayBeOnePartOfAnotherAnswer) {
    EXPECT_NE(answerOf("athena", "getQueryExecution", "").find("QueryExecution"), nullptr);
    EXPECT_NE(answerOf("glue", "getJobRun", "JobRun").find("JobRunState"), nullptr);
    EXPECT_NE(answerOf("batch", "describeJobs", "Jobs").find("JobId"), nullptr);
    EXPECT_NE(answerOf("ecs", "describeTasks", "Tasks").find("TaskArn"), nullptr);
    EXPECT_EQ(show(answerOf("ecs", "describeTasks", "NoSuchPart")), "any");
}

TEST(ApiResponse, IsAnythingForOtherTasks) {
    for (const char* resource : {"arn:aws:states:::aws-sdk:s3:getBucketVersioning.waitForTaskToken",
             "arn:aws:states:::aws-sdk:s3:noSuchAction", "arn:aws:states:::aws-sdk:nosuchservice:getThing",
             "arn:aws:states:::lambda:invoke", "arn:aws:states:::aws-sdk:${Service}:getThing"})
        EXPECT_EQ(show(responseOf(resource)), "any") << resource;
}

}  // namespace stepcheck::flow
