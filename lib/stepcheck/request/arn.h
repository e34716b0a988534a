#pragma once

#include "stepcheck/catalog/operations.h"

#include <optional>
#include <string_view>

namespace stepcheck::request {

/// An ARN taken apart: `arn:partition:service:region:account:type:rest`.
struct Arn {
    std::string_view partition;
    std::string_view service;
    std::string_view region;
    std::string_view account;
    std::string_view type;  // of the resource
    std::string_view rest;  // behind the type
};

/// The parts of an ARN whose resource has a type; nothing when the text is none.
[[nodiscard]] std::optional<Arn> arnOf(std::string_view text);

/// Which form of its resource type an ARN of Step Functions has; nothing when it is malformed.
/// Source: AWS Step Functions Developer Guide; answers of the service.
[[nodiscard]] std::optional<catalog::ArnForm> formOf(const Arn& arn);

/// What people call the form: "a version".
[[nodiscard]] std::string_view describe(catalog::ArnForm form);

/// Whether the text is `arn:<partition>:iam::<account>:role/<name>`.
[[nodiscard]] bool isRoleArn(std::string_view text);

}  // namespace stepcheck::request
