#pragma once

#include <span>
#include <string_view>

namespace stepcheck::support {

/// The candidate that `word` was most likely meant to be, or an empty view when none is near.
/// Near: equal but for case, spaces, `-` and `_`; or within about a third of the word's length in edits, counting a
/// swap of neighbours as one; or one of the two begins with the other and they differ by few letters.
/// Of equally near ones the first wins. O(candidates × length²).
[[nodiscard]] std::string_view nearest(std::string_view word, std::span<const std::string_view> candidates);

/// The same when no other candidate is equally near, else an empty view.
[[nodiscard]] std::string_view nearestAlone(std::string_view word, std::span<const std::string_view> candidates);

}  // namespace stepcheck::support
