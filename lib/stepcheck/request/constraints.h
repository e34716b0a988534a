#pragma once

#include "stepcheck/request/request.h"

#include <optional>
#include <string>

namespace stepcheck::request {

/// What is wrong with a value by its model alone.
struct Violation {
    std::string message;  // lower case, the fact: "has 81 characters, and the service takes at most 80"
    std::string answer;   // what the service says about it, without the head that counts the violations
};

/// Whether the value has the type that the model wants: what is expected instead, or nothing. The service cannot read
/// anything else.
[[nodiscard]] std::optional<std::string> typeProblem(const Value& value);

/// The first constraint of the model that a value of the right type fails, or nothing. Lengths count Unicode
/// characters; of inputs and outputs they count bytes of UTF-8.
[[nodiscard]] std::optional<Violation> violationOf(const Value& value);

}  // namespace stepcheck::request
