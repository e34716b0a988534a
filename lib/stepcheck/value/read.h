#pragma once

#include "stepcheck/support/result.h"
#include "stepcheck/value/value.h"

#include <cstddef>
#include <string_view>

namespace stepcheck::value {

/// The most that is read of one JSON text.
struct ReadLimits {
    std::size_t depth = 5'000;  // arrays and objects inside each other
};

/// The value of a JSON text (RFC 8259, nothing more). A number without fraction and exponent that fits into 64 bits is
/// an integer, any other a decimal, read exactly. Of two members with one name the later value counts. Linear.
/// Error: no JSON (with the offset), or too deep (with the limit's name and value).
[[nodiscard]] support::Result<Value> read(std::string_view text, const ReadLimits& limits = {});

}  // namespace stepcheck::value
