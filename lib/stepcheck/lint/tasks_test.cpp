#include "stepcheck/asl/builder.h"
#include "stepcheck/lint/tasks.h"
#include "stepcheck/syntax/reader.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace stepcheck::lint {

namespace {

// One Task state that calls `resource` with `parameters`, in the query language that has the field.
struct OneTask {
    OneTask(std::string_view resource, std::string_view field, std::string_view parameters)
        : source(std::make_shared<const support::SourceText>("test.json",
              R"({"StartAt": "A", "QueryLanguage": ")" + std::string(field == "Arguments" ? "JSONata" : "JSONPath") +
                  R"(", "States": {"A": {"Type": "Task", "Resource": ")" + std::string(resource) + R"(", ")" +
                  std::string(field) + R"(": )" + std::string(parameters) + "}}}")),
          document(*syntax::readDocument(source, syntax::Language::Json)),
          machine(asl::buildMachine(document->roots().front())),
          call(taskCalls(machine).front()) {}

    std::shared_ptr<const support::SourceText> source;
    std::shared_ptr<const syntax::Document> document;
    asl::Machine machine;
    TaskCall call;
};

}  // namespace

TEST(TaskCalls, KnowTheActionTheyCall) {
    const OneTask task("arn:aws:states:::sqs:sendMessage.waitForTaskToken", "Parameters", "{}");
    ASSERT_NE(task.call.action(), nullptr);
    EXPECT_EQ(task.call.action()->name, "sendMessage");
    EXPECT_EQ(task.call.integration()->title, "Amazon SQS");
    EXPECT_EQ(OneTask("arn:aws:states:::aws-sdk:sqs:sendMessage", "Parameters", "{}").call.action(), nullptr);
    EXPECT_EQ(OneTask("arn:aws:states:::${Service}:invoke", "Parameters", "{}").call.action(), nullptr);
}

TEST(TaskCalls, ReachTheSameApiInTwoWays) {
    EXPECT_TRUE(OneTask("arn:aws:states:::sqs:sendMessage", "Parameters", "{}").call.callsApi("sqs", "sendMessage"));
    EXPECT_TRUE(OneTask("arn:aws:states:::aws-sdk:sfn:startExecution", "Parameters", "{}")
            .call.callsApi("states", "startExecution"));
    EXPECT_FALSE(OneTask("arn:aws:states:::aws-sdk:sns:publish", "Parameters", "{}").call.callsApi("sqs", "publish"));
}

TEST(Parameters, AreConstantUnlessTheyAreComputedOrUnknown) {
    const OneTask path(
        "arn:aws:states:::sqs:sendMessage", "Parameters", R"({"A": "{% 1 %}", "B.$": "$", "C": "${X}"})");
    ASSERT_NE(constantParameter(path.call, "A"), nullptr);
    EXPECT_EQ(constantParameter(path.call, "A")->text(), "{% 1 %}");
    EXPECT_EQ(constantParameter(path.call, "B"), nullptr);
    EXPECT_EQ(constantParameter(path.call, "C"), nullptr);
    const OneTask jsonata("arn:aws:states:::sqs:sendMessage", "Arguments", R"({"A": "{% 1 %}", "B": 2})");
    EXPECT_EQ(constantParameter(jsonata.call, "A"), nullptr);
    EXPECT_NE(constantParameter(jsonata.call, "B"), nullptr);
}

TEST(Parameters, LackWhatNeitherIsWrittenNorComputed) {
    const OneTask path("arn:aws:states:::sqs:sendMessage", "Parameters", R"({"A": 1, "B.$": "$"})");
    EXPECT_FALSE(lacksParameter(path.call, "A"));
    EXPECT_FALSE(lacksParameter(path.call, "B"));
    EXPECT_TRUE(lacksParameter(path.call, "C"));
    EXPECT_TRUE(lacksParameter(OneTask("arn:aws:states:::sqs:sendMessage", "Arguments", R"({"B.$": "$"})").call, "B"));
}

TEST(Parameters, OfWhichNotAllAreKnownLackNothing) {
    EXPECT_FALSE(lacksParameter(OneTask("arn:aws:states:::a:b", "Parameters", R"({"${Name}": 1})").call, "A"));
    EXPECT_FALSE(lacksParameter(OneTask("arn:aws:states:::a:b", "Parameters", R"("${All}")").call, "A"));
    EXPECT_FALSE(lacksParameter(OneTask("arn:aws:states:::a:b", "Arguments", R"("{% $states.input %}")").call, "A"));
    EXPECT_FALSE(lacksParameter(OneTask("arn:aws:states:::a:b", "Comment", R"("none")").call, "A"));
}

TEST(Arns, AreTakenApart) {
    const auto arn = splitArn("arn:aws:sns:eu-west-1:111122223333:topic:a");
    ASSERT_TRUE(arn);
    EXPECT_EQ(arn->partition, "aws");
    EXPECT_EQ(arn->service, "sns");
    EXPECT_EQ(arn->region, "eu-west-1");
    EXPECT_TRUE(isAccountId(arn->account));
    EXPECT_EQ(arn->rest, "topic:a");
    EXPECT_FALSE(splitArn("arn:aws:sns:eu-west-1"));
    EXPECT_FALSE(splitArn("topic"));
    EXPECT_FALSE(isAccountId("1234"));
}

}  // namespace stepcheck::lint
