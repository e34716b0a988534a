#pragma once

#include <string>
#include <string_view>

namespace stepcheck::render {

/// Text for a paragraph or a table cell of Markdown: what would be mark-up is escaped, line breaks are blanks.
[[nodiscard]] std::string markdownText(std::string_view text);

/// Text as code in a line of Markdown, whatever backticks it holds.
[[nodiscard]] std::string markdownCode(std::string_view text);

}  // namespace stepcheck::render
