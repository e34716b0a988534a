#pragma once

#include <cstddef>
#include <string_view>

namespace stepcheck::render {

/// The beginning of a text, at most that many bytes, cut between characters.
[[nodiscard]] std::string_view cutText(std::string_view text, std::size_t maxBytes);

}  // namespace stepcheck::render
