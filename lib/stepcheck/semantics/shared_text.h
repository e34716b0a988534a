#pragma once

#include "stepcheck/value/value.h"

#include <optional>
#include <string>
#include <string_view>

namespace stepcheck::semantics {

/// A text that may be missing, as an optional string; copies share the characters.
class SharedText {
public:
    SharedText() = default;  // missing
    // NOLINTBEGIN(google-explicit-constructor): a literal is a text
    SharedText(std::nullopt_t) {}
    SharedText(std::string_view text) : text_(text) {}
    SharedText(const char* text) : text_(text) {}
    SharedText(const std::string& text) : text_(text) {}
    SharedText(const std::optional<std::string>& text) : text_(text ? value::Value(*text) : value::Value()) {}
    // NOLINTEND(google-explicit-constructor)

    [[nodiscard]] explicit operator bool() const { return text_.is(value::Kind::String); }

    /// The characters, where they are; there must be a text.
    [[nodiscard]] std::string_view operator*() const { return text_.string(); }

    [[nodiscard]] std::string value_or(std::string_view otherwise) const {  // NOLINT(readability-identifier-naming)
        return std::string(*this ? text_.string() : otherwise);
    }

    /// The text as a string value, or null when it is missing.
    [[nodiscard]] const value::Value& value() const { return text_; }

    friend bool operator==(const SharedText& text, std::string_view other) { return text && *text == other; }
    friend bool operator==(const SharedText& text, const char* other) { return text == std::string_view(other); }
    friend bool operator==(const SharedText& a, const SharedText& b) { return a.text_ == b.text_; }

private:
    value::Value text_;
};

}  // namespace stepcheck::semantics
