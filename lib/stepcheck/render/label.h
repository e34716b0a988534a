#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace stepcheck::render {

/// About how wide a text in a usual sans-serif font is, in multiples of the font's size; on the safe side, because
/// nobody knows which font a picture is looked at with.
[[nodiscard]] double textWidth(std::string_view text);

/// The text on lines of about `columns` columns, broken at blanks and behind `-`, `_`, `.`, `/` and between a small and
/// a capital letter where it can, at most `lines` of them: the last one ends with `…` when something is missing.
[[nodiscard]] std::vector<std::string> wrapped(std::string_view text, std::size_t columns, std::size_t lines);

}  // namespace stepcheck::render
