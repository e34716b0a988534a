#include "stepcheck/catalog/responses.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace stepcheck::catalog {

TEST(Responses, PutWhatAFunctionReturnsUnderPayload) {
    const Response* response = findResponse("lambda", "invoke", ResponsePattern::RequestResponse);
    ASSERT_NE(response, nullptr);
    EXPECT_TRUE(response->isClosed);
    const auto payload = std::ranges::find(response->members, "Payload", &ResponseMember::name);
    ASSERT_NE(payload, response->members.end());
    EXPECT_TRUE(payload->isAlwaysThere);
    EXPECT_FALSE(std::ranges::find(response->members, "LogResult", &ResponseMember::name)->isAlwaysThere);
}

TEST(Responses, TellTheTwoWaysToWaitForAnExecutionApart) {
    const Response* text = findResponse("states", "startExecution", ResponsePattern::Sync);
    const Response* json = findResponse("states", "startExecution", ResponsePattern::Sync2);
    ASSERT_NE(text, nullptr);
    ASSERT_NE(json, nullptr);
    EXPECT_EQ(std::ranges::find(text->members, "Output", &ResponseMember::name)->type, ResponseType::Text);
    EXPECT_EQ(std::ranges::find(json->members, "Output", &ResponseMember::name)->type, ResponseType::Any);
}

TEST(Responses, MayBeThoseOfAnotherAction) {
    const Response* response = findResponse("glue", "startJobRun", ResponsePattern::Sync);
    ASSERT_NE(response, nullptr);
    EXPECT_TRUE(response->members.empty());
    EXPECT_EQ(response->apiAction, "getJobRun");
    EXPECT_EQ(response->apiPart, "JobRun");
}

TEST(Responses, AreNotKnownOfEveryAction) {
    EXPECT_EQ(findResponse("elasticmapreduce", "addStep", ResponsePattern::Sync), nullptr);
    EXPECT_EQ(findResponse("lambda", "invoke", ResponsePattern::Sync), nullptr);
}

}  // namespace stepcheck::catalog
