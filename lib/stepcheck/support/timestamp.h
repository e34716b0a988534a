#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string_view>

namespace stepcheck::support {

/// An instant.
struct Timestamp {
    std::int64_t seconds = 0;      // since 1970-01-01T00:00:00Z
    std::int32_t nanoseconds = 0;  // digits beyond the ninth are left out

    friend constexpr auto operator<=>(const Timestamp&, const Timestamp&) = default;
};

/// A timestamp, or why a text is none.
struct ParsedTimestamp {
    std::optional<Timestamp> value;
    std::string_view problem;  // what is missing or wrong, for a message: `"T" is missing between date and time`
};

/// Reads an RFC 3339 date-time with upper-case `T` and `Z`, as the Amazon States Language wants it: date, time with
/// seconds, a fraction of any length, `Z` or an offset. A leap second is the first second of the next minute.
/// Source: RFC 3339, section 5.6; Amazon States Language, "Timestamps".
[[nodiscard]] ParsedTimestamp parseTimestamp(std::string_view text);

}  // namespace stepcheck::support
