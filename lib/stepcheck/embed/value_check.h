#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace stepcheck::embed {

/// What is wrong with a value, and what to do.
struct ValueProblem {
    std::string message;  // lower case, with the value for its subject: "has the character \"!\""
    std::string help;
};

/// Why a text is no key or value of a tag, besides its length; or nothing.
/// Source: AWS Step Functions API Reference, Tag.
[[nodiscard]] std::optional<ValueProblem> tagTextProblem(std::string_view text);

/// Whether a key is one of the service's own, which begin with `aws:`.
[[nodiscard]] bool isReservedTagKey(std::string_view key);

/// Why a text is no ARN of a log group as a logging configuration wants it, besides its length; or nothing. Before and
/// behind `${…}` it may be anything.
[[nodiscard]] std::optional<ValueProblem> logGroupProblem(std::string_view arn);

}  // namespace stepcheck::embed
