#include "stepcheck/lint/aws_answer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace stepcheck::lint {

using testing::ElementsAre;

TEST(AwsAnswer, ListsNamesAsRecorded) {
    EXPECT_THAT(inAnswerOrder({"StartAt", "States"}), ElementsAre("States", "StartAt"));
}

static JsonAnswer answerTo(std::string text, support::Span at) {
    const support::SourceText source("test.json", std::move(text));
    return answerToJsonMistake(source, {.at = at, .message = "expected a value"});
}

TEST(AwsAnswer, SaysWhichWordIsNoJson) {
    const JsonAnswer answer = answerTo("not a definition", {.begin = 0, .end = 3});
    EXPECT_EQ(answer.location, "[Source: (String)\"not a definition\"; line: 1, column: 4]");
    EXPECT_EQ(answer.message,
        "Unrecognized token 'not': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or "
        "'false')\n at [Source: (String)\"not a definition\"; line: 1, column: 4]");
}

TEST(AwsAnswer, UsesOurWordsForOtherMistakes) {
    EXPECT_EQ(answerTo("{\n,}", {.begin = 2, .end = 3}).message,
        "expected a value\n at [Source: (String)\"{\n,}\"; line: 2, column: 1]");
}

TEST(AwsAnswer, RepeatsNoLongText) {
    EXPECT_THAT(answerTo(std::string(600, '['), {.begin = 599, .end = 600}).location,
        testing::HasSubstr("[\"[truncated 100 chars]"));
}

}  // namespace stepcheck::lint
