#pragma once

#include "stepcheck/value/value.h"

#include <cstddef>
#include <memory>
#include <string>

namespace stepcheck::semantics {

/// Data on its way through an execution: a value, and its text where the service hands that on as it came (the input
/// of an execution, results of tasks, and what no state has touched since). Cheap to copy.
/// Source: recordings of GetExecutionHistory (`0.0` stays `0.0`, blanks stay).
class Payload {
public:
    Payload() = default;  // null
    // NOLINTNEXTLINE(google-explicit-constructor): a value is a payload whose text is the compact one
    Payload(value::Value value) : value_(std::move(value)) {}
    Payload(value::Value value, std::string text)
        : value_(std::move(value)), text_(std::make_shared<const std::string>(std::move(text))) {}

    [[nodiscard]] const value::Value& value() const { return value_; }

    /// The JSON text as the service shows it. O(size) unless it came with one.
    [[nodiscard]] std::string text() const;

    /// Bytes of the text. O(size) unless it came with one.
    [[nodiscard]] std::size_t bytes() const;

    /// Whether the text has more bytes than that. Cheap for what is small.
    [[nodiscard]] bool isLargerThan(std::size_t limit) const;

    [[nodiscard]] bool isVerbatim() const { return text_ != nullptr; }

private:
    value::Value value_;
    std::shared_ptr<const std::string> text_;
};

}  // namespace stepcheck::semantics
