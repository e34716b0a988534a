#include "stepcheck/request/recognition.h"
#include "stepcheck/request/request_fixture.h"

#include <gtest/gtest.h>

namespace stepcheck::request {

static std::string_view recognized(const std::string& text) {
    const auto document = fixture::read(text);
    const catalog::Operation* const operation = operationOf(document->roots().front());
    return operation == nullptr ? "" : operation->name;
}

TEST(Recognition, KnowsAnOperationByItsMembers) {
    EXPECT_EQ(
        recognized(R"({"name": "Orders", "roleArn": "x", "definition": "{\"States\": {}}"})"), "CreateStateMachine");
    EXPECT_EQ(recognized(R"({"taskToken": "AAAA", "output": "{}"})"), "SendTaskSuccess");
    EXPECT_EQ(
        recognized(R"({"ActivityArn": "arn:aws:states:eu-west-1:123456789012:activity:Ship", "WorkerName": "a"})"),
        "GetActivityTask");
}

TEST(Recognition, DoesNotGuess) {
    // DescribeStateMachine, DeleteStateMachine, …
    EXPECT_EQ(recognized(R"({"stateMachineArn": "arn:aws:states:eu-west-1:123456789012:stateMachine:Orders"})"), "");
    // A name, a definition and a role of something else.
    EXPECT_EQ(recognized(R"({"name": "Orders", "roleArn": "x", "definition": "of an order"})"), "");
    // A required member is missing, another one is not known.
    EXPECT_EQ(
        recognized(R"({"name": "Orders", "definition": "{\"States\": {}}", "roleArn": "x", "status": "ACTIVE"})"), "");
    EXPECT_EQ(recognized(R"({"output": "{}"})"), "");
}

TEST(Recognition, SettlesOtherTextsWithoutReadingThem) {
    EXPECT_FALSE(mayBeRequest(R"({"name": "orders", "version": "1.0.0"})"));
    EXPECT_TRUE(mayBeRequest(R"({"roleArn": "x"})"));
}

}  // namespace stepcheck::request
