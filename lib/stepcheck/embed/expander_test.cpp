#include "stepcheck/embed/expander.h"
#include "stepcheck/syntax/reader.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>

namespace stepcheck::embed {
namespace {

std::string expanded(const std::string& value) {
    auto source = std::make_shared<const support::SourceText>("template.yaml",
        "Value: " + value + "\nResources:\n  Ship: {Type: AWS::Lambda::Function}\n  Done: {Type: AWS::SNS::Topic}\n");
    auto document = syntax::readDocument(std::move(source), syntax::Language::Yaml);
    const auto content = templateOf(std::shared_ptr<const syntax::Document>(std::move(*document)), From::Auto);
    return Expander(*content, nullptr).textOf(content->document().roots().front().find("Value")->value);
}

TEST(Expander, LeavesPlainTextAsItIs) {
    EXPECT_EQ(expanded("plain text"), "plain text");
}

TEST(Expander, WritesAHoleForAParameter) {
    EXPECT_EQ(expanded("!Ref Stage"), "${Stage}");
    EXPECT_EQ(expanded("{Ref: Stage}"), "${Stage}");
}

TEST(Expander, KnowsWhatTheArnOfATopicLooksLike) {
    EXPECT_EQ(expanded("!Ref Done"), "arn:${AWS::Partition}:sns:${AWS::Region}:${AWS::AccountId}:${Done}");
}

TEST(Expander, PutsVariablesOfSubIntoItsText) {
    EXPECT_EQ(expanded("!Sub ['wait ${N} for ${Other}', {N: 5}]"), "wait 5 for ${Other}");
    EXPECT_EQ(expanded("{'Fn::Sub': 'f is ${Ship.Arn}'}"),
        "f is arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:${Ship}");
}

TEST(Expander, JoinsWithTheDelimiter) {
    EXPECT_EQ(expanded("!Join ['/', [a, !Ref B, !Join ['', [c, d]]]]"), "a/${B}/cd");
}

TEST(Expander, WritesAHoleForWhatItDoesNotKnow) {
    EXPECT_EQ(expanded("!If [IsProd, a, b]"), "${Fn::If}");
    EXPECT_EQ(expanded("!Join [',', !Ref Subnets]"), "${Fn::Join}");
}

TEST(Expander, EndsWhenVariablesDoubleAtEachLevel) {
    std::string value = "''";
    for (int level = 0; level < 60; ++level)
        value = "!Sub ['${a}${a}', {a: " + value + "}]";
    EXPECT_FALSE(expanded(value).empty());
}

}  // namespace
}  // namespace stepcheck::embed
