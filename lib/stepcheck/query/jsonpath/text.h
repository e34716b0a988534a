#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace stepcheck::query::jsonpath {

/// The text between quotes, its backslashes resolved: `\\ \' \" \n \r \t \f \b \uXXXX`; before any other character
/// a backslash is dropped. A backslash before the character `kept` stays. Nothing when `\u` is not followed by four
/// hexadecimal digits.
[[nodiscard]] std::optional<std::string> unescape(std::string_view text, char kept = '\0');

/// Less than 0, 0 or more than 0, comparing UTF-16 code units as Java does.
[[nodiscard]] int compareAsUtf16(std::string_view a, std::string_view b);

/// A decimal number as written, in the form that Java's `BigDecimal.toString` gives it, or nothing when it is no
/// number.
[[nodiscard]] std::optional<std::string> bigDecimal(std::string_view digits);

}  // namespace stepcheck::query::jsonpath
