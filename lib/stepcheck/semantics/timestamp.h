#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace stepcheck::semantics {

/// Milliseconds since 1970 of a date-time with offset: `2016-03-14T01:59:00Z`, `2026-01-01T00:00:00.000+01:00`; nothing
/// when the text is none or names no real moment. Fractions may have up to nine digits; milliseconds are kept.
/// Source: RFC 3339 with upper-case `T` and `Z`; recordings of Wait states and Choice rules.
[[nodiscard]] std::optional<std::int64_t> parseTimestamp(std::string_view text);

/// The moment as the context object shows it: `2025-08-27T10:04:42.001Z`, without fraction on a whole second.
[[nodiscard]] std::string writeTimestamp(std::int64_t milliseconds);

}  // namespace stepcheck::semantics
