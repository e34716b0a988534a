#pragma once

#include "stepcheck/query/intrinsic/call.h"

#include <optional>
#include <string_view>
#include <vector>

namespace stepcheck::query::intrinsic {

/// The pieces of a string between its quotes, at `range` of the text. `illegal` is set to the first backslash that
/// stands before anything but `'`, `{`, `}` and `\`; it is then kept as text.
[[nodiscard]] std::vector<Piece> readPieces(std::string_view text, Span range, std::optional<Span>& illegal);

/// The string that the pieces spell, placeholders and braces included.
[[nodiscard]] std::string spell(const std::vector<Piece>& pieces);

}  // namespace stepcheck::query::intrinsic
