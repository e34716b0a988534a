#pragma once

#include <string>
#include <string_view>

namespace stepcheck::render {

/// The text on one line, harmless to a terminal: control characters and those that change the direction of text are
/// written as JSON escapes (`\n`, `\u001b`), invalid bytes as U+FFFD.
[[nodiscard]] std::string printable(std::string_view text);

/// Whether `printable` writes this code point as an escape.
[[nodiscard]] bool needsEscape(char32_t codePoint);

/// The text with U+FFFD for every invalid byte.
[[nodiscard]] std::string validUtf8(std::string_view text);

/// A file path (forward slashes) as the path of a URI: everything percent-encoded that has to be, and `:` too, so that
/// the first part is never taken for a scheme.
/// Source: RFC 3986, section 3.3.
[[nodiscard]] std::string percentEncodedPath(std::string_view path);

}  // namespace stepcheck::render
