#pragma once

#include <cstdint>
#include <string_view>

namespace stepcheck::render {

/// The columns that a terminal gives to a code point: 0 for combining marks and format characters, 2 for wide ones
/// (CJK, most emoji), else 1. Control characters and tabs have no width of their own: 1.
/// Source: Unicode 14, categories Mn, Me and Cf, and EastAsianWidth W and F.
[[nodiscard]] std::uint32_t displayWidth(char32_t codePoint);

/// The columns of a whole UTF-8 text; an invalid byte counts as 1.
[[nodiscard]] std::uint32_t displayWidth(std::string_view text);

}  // namespace stepcheck::render
