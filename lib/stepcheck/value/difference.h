#pragma once

#include "stepcheck/value/value.h"

#include <optional>
#include <string>

namespace stepcheck::value {

/// Where two values differ first.
struct Difference {
    std::string pointer;  // JSON Pointer of the place, as people read it; empty: the whole
    std::string message;  // `expected 1, found 2`, `expected 1, found nothing`, `2 was not expected`
};

/// The first difference in the order of the expected value, then what it does not have; nothing when both are equal
/// (as `==`). Values are told as JSON, cut when they are long. O(size × depth).
[[nodiscard]] std::optional<Difference> firstDifference(const Value& expected, const Value& found);

/// The value as JSON on one line, cut when it is long.
[[nodiscard]] std::string inShort(const Value& value);

}  // namespace stepcheck::value
