#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace stepcheck::semantics {

/// Milliseconds since 1970 of a date-time with offset, or nothing when the text is none (`support::parseTimestamp`).
[[nodiscard]] std::optional<std::int64_t> parseTimestamp(std::string_view text);

/// The moment as the context object shows it: `2025-08-27T10:04:42.001Z`, without fraction on a whole second.
[[nodiscard]] std::string writeTimestamp(std::int64_t milliseconds);

}  // namespace stepcheck::semantics
