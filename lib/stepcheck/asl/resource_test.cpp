#include "stepcheck/asl/resource.h"
#include "stepcheck/syntax/reader.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <array>
#include <memory>
#include <string>

namespace stepcheck::asl {

// Form, service, action, pattern, name and qualifier in one line; `?` follows what is not wholly known.
static std::string describe(std::string_view text) {
    const auto source = std::make_shared<const support::SourceText>("test.json", fmt::format("\"{}\"", text));
    const auto document = syntax::readDocument(source, syntax::Language::Json);
    const Resource resource = parseResource((*document)->roots().front());
    static constexpr std::array forms{"unknown", "malformed", "function", "activity", "service", "aws-sdk"};
    static constexpr std::array patterns{"", ".sync", ".sync:2", ".token", ".other", ".hole"};
    std::string line = forms[static_cast<std::size_t>(resource.form)];
    for (const ResourcePart* part : {&resource.service, &resource.action, &resource.name, &resource.qualifier})
        if (!part->inText.empty())
            line += fmt::format(" {}{}", part->text, part->isKnown ? "" : "?");
    return line + patterns[static_cast<std::size_t>(resource.pattern)];
}

TEST(Resource, IsTakenApartByItsForm) {
    EXPECT_EQ(describe("arn:aws:lambda:eu-west-1:111122223333:function:charge"), "function charge");
    EXPECT_EQ(describe("arn:aws-cn:lambda:cn-north-1:111122223333:function:charge:live"), "function charge live");
    EXPECT_EQ(describe("arn:aws:states:eu-west-1:111122223333:activity:approve"), "activity approve");
    EXPECT_EQ(describe("arn:aws:states:::dynamodb:putItem"), "service dynamodb putItem");
    EXPECT_EQ(describe("arn:aws:states:eu-west-1:111122223333:sns:publish"), "service sns publish");
    EXPECT_EQ(describe("arn:aws:states:::aws-sdk:s3:listObjectsV2"), "aws-sdk s3 listObjectsV2");
}

TEST(Resource, KnowsThePatternBehindTheAction) {
    EXPECT_EQ(describe("arn:aws:states:::ecs:runTask.sync"), "service ecs runTask.sync");
    EXPECT_EQ(describe("arn:aws:states:::states:startExecution.sync:2"), "service states startExecution.sync:2");
    EXPECT_EQ(describe("arn:aws:states:::sqs:sendMessage.waitForTaskToken"), "service sqs sendMessage.token");
    EXPECT_EQ(describe("arn:aws:states:::aws-sdk:sfn:x.waitForTaskToken"), "aws-sdk sfn x.token");
    EXPECT_EQ(describe("arn:aws:states:::ecs:runTask.async"), "service ecs runTask.other");
}

TEST(Resource, OfNoKnownFormIsMalformed) {
    EXPECT_EQ(describe("charge"), "malformed");
    EXPECT_EQ(describe("arn:aws::lambda:eu-west-1:111122223333:function:charge"), "malformed");
    EXPECT_EQ(describe("arn:aws:states::lambda:invoke"), "malformed");
    EXPECT_EQ(describe("arn:aws:s3:::bucket/key:x"), "malformed");
    EXPECT_EQ(describe("arn:aws:lambda:eu-west-1:111122223333:layer:charge"), "malformed");
}

TEST(Resource, SeesThroughHoles) {
    EXPECT_EQ(describe("arn:${AWS::Partition}:states:::lambda:invoke"), "service lambda invoke");
    EXPECT_EQ(describe("arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:function:${Name}"), "function ${Name}?");
    EXPECT_EQ(describe("arn:aws:states:::${Service}:invoke.sync"), "service ${Service}? invoke.sync");
    EXPECT_EQ(describe("arn:aws:states:::aws-sdk:sqs:${Action.name}"), "aws-sdk sqs ${Action.name}?.hole");
    EXPECT_EQ(describe("arn:aws:states:::ecs:runTask.${Pattern}"), "service ecs runTask.hole");
}

TEST(Resource, ThatHolesHideIsUnknown) {
    EXPECT_EQ(describe("${ChargeArn}"), "unknown");
    EXPECT_EQ(describe("${Prefix}:function:charge"), "unknown");
    EXPECT_EQ(describe("arn:aws:lambda:${Rest}"), "unknown");
}

}  // namespace stepcheck::asl
