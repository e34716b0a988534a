#pragma once

#include <string>
#include <string_view>

namespace stepcheck::embed {

/// What is known of `Ref` or an attribute of a resource of that type before the deployment: its ARN with holes for
/// what is not known. Empty when nothing is.
/// Source: AWS CloudFormation template reference, "Return values" of each type.
[[nodiscard]] std::string knownValue(std::string_view type, std::string_view attribute, std::string_view logicalId);

}  // namespace stepcheck::embed
