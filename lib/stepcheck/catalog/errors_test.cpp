#include "stepcheck/catalog/errors.h"

#include <gtest/gtest.h>

namespace stepcheck::catalog {

TEST(ReservedErrors, AreFoundInTheirExactCase) {
    ASSERT_NE(findReservedError("States.Timeout"), nullptr);
    EXPECT_EQ(findReservedError("States.TimeOut"), nullptr);
    EXPECT_EQ(findReservedError("Timeout"), nullptr);
}

TEST(ReservedErrors, MayEndWithAStatusCode) {
    ASSERT_NE(findReservedError("States.Http.StatusCode.404"), nullptr);
    EXPECT_EQ(findReservedError("States.Http.StatusCode.404")->cause, ErrorCause::Http);
    EXPECT_EQ(findReservedError("States.Http.StatusCode."), nullptr);
    EXPECT_EQ(findReservedError("States.Http.StatusCode.4xx"), nullptr);
}

TEST(ErrorMatch, TakesAnErrorByItsNameAndByTheWildcards) {
    EXPECT_EQ(matches("Lambda.Unknown", "Lambda.Unknown"), Match::Yes);
    EXPECT_EQ(matches("States.ALL", "Lambda.Unknown"), Match::Yes);
    EXPECT_EQ(matches("States.TaskFailed", "Lambda.Unknown"), Match::Yes);
    EXPECT_EQ(matches("Lambda.Unknown", "Lambda.ServiceException"), Match::No);
    EXPECT_EQ(matches("", "States.Runtime"), Match::No);
    EXPECT_EQ(matches("", "States.ALL"), Match::No);
}

TEST(ErrorMatch, LetsTaskFailedPassATimeout) {
    EXPECT_EQ(matches("States.TaskFailed", "States.Timeout"), Match::No);
    EXPECT_EQ(matches("States.ALL", "States.Timeout"), Match::Yes);
}

TEST(ErrorMatch, TakesAMissedHeartbeatByTwoNames) {
    EXPECT_EQ(matches("States.HeartbeatTimeout", "States.HeartbeatTimeout"), Match::Yes);
    EXPECT_EQ(matches("States.Timeout", "States.HeartbeatTimeout"), Match::Yes);
    EXPECT_EQ(matches("States.HeartbeatTimeout", "States.Timeout"), Match::No);
}

TEST(ErrorMatch, NeverTakesAFaultOfTheDefinition) {
    EXPECT_EQ(matches("States.Runtime", "States.Runtime"), Match::No);
    EXPECT_EQ(matches("States.ALL", "States.Runtime"), Match::No);
}

TEST(ErrorMatch, TakesATooLargeResultByStatesAll) {
    EXPECT_EQ(matches("States.ALL", "States.DataLimitExceeded"), Match::Yes);
    EXPECT_EQ(matches("States.TaskFailed", "States.DataLimitExceeded"), Match::Unproven);
}

TEST(CoversError, OrdersTheNames) {
    EXPECT_TRUE(coversError("States.ALL", "States.TaskFailed"));
    EXPECT_TRUE(coversError("States.TaskFailed", "Lambda.Unknown"));
    EXPECT_TRUE(coversError("States.Timeout", "States.HeartbeatTimeout"));
    EXPECT_TRUE(coversError("States.Runtime", "States.Runtime"));
    EXPECT_FALSE(coversError("States.TaskFailed", "States.ALL"));
    EXPECT_FALSE(coversError("States.HeartbeatTimeout", "States.Timeout"));
    EXPECT_FALSE(coversError("States.TaskFailed", "States.QueryEvaluationError"));
}

TEST(PermanentErrors, AreKnownWithAndWithoutPrefix) {
    EXPECT_TRUE(isPermanentError("States.Permissions"));
    EXPECT_TRUE(isPermanentError("DynamoDB.ConditionalCheckFailedException"));
    EXPECT_TRUE(isPermanentError("ValidationException"));
    EXPECT_FALSE(isPermanentError("Lambda.TooManyRequestsException"));
    EXPECT_FALSE(isPermanentError("States.ALL"));
}

TEST(ErrorPrefix, IsWhatPrecedesTheFirstDot) {
    EXPECT_EQ(prefixOf("Lambda.Unknown"), "Lambda");
    EXPECT_EQ(prefixOf("CustomError"), "");
    EXPECT_EQ(prefixOf("States.Timeout"), "");
}

TEST(RepeatedEffects, AreKnownByServiceAndAction) {
    ASSERT_NE(findRepeatedEffect("sqs", "sendMessage"), nullptr);
    EXPECT_EQ(findRepeatedEffect("sqs", "sendMessage")->guard, "MessageDeduplicationId");
    EXPECT_EQ(findRepeatedEffect("dynamodb", "getItem"), nullptr);
}

TEST(RetryDefaults, AreThoseOfTheSpecification) {
    EXPECT_EQ(retryDefaults.intervalSeconds, 1);
    EXPECT_EQ(retryDefaults.maxAttempts, 3);
    EXPECT_EQ(retryDefaults.backoffRate, 2.0);
}

}  // namespace stepcheck::catalog
