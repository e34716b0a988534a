#include "stepcheck/embed/known_values.h"

#include <fmt/format.h>

#include <array>

namespace stepcheck::embed {

namespace {

struct KnownValue {
    std::string_view type;
    std::string_view attribute;  // or `Ref`
    std::string_view service;
    std::string_view resource;  // what stands before the name
};

}  // namespace

// Of a name, nothing is known: `${Function}` may be anything. Of an ARN, all but the name, region and account is.
static constexpr std::array<KnownValue, 11> values{{
    {"AWS::Lambda::Function", "Arn", "lambda", "function:"},
    {"AWS::Serverless::Function", "Arn", "lambda", "function:"},
    {"AWS::StepFunctions::Activity", "Ref", "states", "activity:"},
    {"AWS::StepFunctions::Activity", "Arn", "states", "activity:"},
    {"AWS::StepFunctions::StateMachine", "Ref", "states", "stateMachine:"},
    {"AWS::StepFunctions::StateMachine", "Arn", "states", "stateMachine:"},
    {"AWS::Serverless::StateMachine", "Ref", "states", "stateMachine:"},
    {"AWS::Serverless::StateMachine", "Arn", "states", "stateMachine:"},
    {"AWS::SNS::Topic", "Ref", "sns", ""},
    {"AWS::SQS::Queue", "Arn", "sqs", ""},
    {"AWS::DynamoDB::Table", "Arn", "dynamodb", "table/"},
}};

std::string knownValue(std::string_view type, std::string_view attribute, std::string_view logicalId) {
    for (const KnownValue& value : values)
        if (value.type == type && value.attribute == attribute)
            return fmt::format("arn:${{AWS::Partition}}:{}:${{AWS::Region}}:${{AWS::AccountId}}:{}${{{}}}",
                value.service, value.resource, logicalId);
    return {};
}

}  // namespace stepcheck::embed
