#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace stepcheck::query {

/// The bytes in Base64 (RFC 4648, standard alphabet, padded, one line).
[[nodiscard]] std::string encodeBase64(std::string_view bytes);

/// The bytes of a Base64 text, or nothing when it is none. Padding may be left out, as Java's decoder allows.
[[nodiscard]] std::optional<std::string> decodeBase64(std::string_view text);

/// The bytes as UTF-8, with U+FFFD in place of everything that is none.
[[nodiscard]] std::string replaceInvalidUtf8(std::string_view bytes);

}  // namespace stepcheck::query
