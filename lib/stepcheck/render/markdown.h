#pragma once

#include "stepcheck/render/color.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace stepcheck::render {

/// A page for a terminal: paragraphs and list items wrapped, headings and `code` coloured, fenced blocks indented with
/// what they are examples of, links as `text (url)`. Knows what rule pages use; anything else stays as written.
[[nodiscard]] std::string pageText(std::string_view page, const Paint& paint, std::size_t columns);

/// The first paragraph below `## heading` as one line without mark-up, or an empty string.
[[nodiscard]] std::string firstParagraph(std::string_view page, std::string_view heading);

/// A text wrapped at `columns`; the first line begins with `first`, the others with `further`, which count.
/// Words that are longer than a line stay whole. Ends with a line break.
[[nodiscard]] std::string wrapped(
    std::string_view text, std::size_t columns, std::string_view first, std::string_view further);

}  // namespace stepcheck::render
