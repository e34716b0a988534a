#pragma once

#include <cstdint>

namespace stepcheck::embed {

/// What language of templates a text is written in. SAM and the output of CDK are CloudFormation.
enum class Dialect : std::uint8_t { CloudFormation, Serverless, TerraformPlan };

/// What a text is to be taken for: `Auto` looks at what it holds.
enum class From : std::uint8_t { Auto, Asl, CloudFormation, Terraform, Serverless };

}  // namespace stepcheck::embed
