#pragma once

#include "stepcheck/lint/report.h"
#include "stepcheck/support/line_table.h"
#include "stepcheck/support/source_text.h"

#include <string>
#include <string_view>

namespace stepcheck::lint {

/// The place of a span of `source` in its file, with the text around it. `lines` is the table of `source.file()`.
[[nodiscard]] Place locate(const support::SourceText& source, const support::LineTable& lines, support::Span span,
    support::ColumnUnit unit);

/// The text on one line and without control characters, as valid UTF-8: a line break becomes `\n`, other control
/// characters `\u00XX`, bytes that are not UTF-8 U+FFFD. For everything of the user's that is printed.
[[nodiscard]] std::string printable(std::string_view text);

/// `printable` text that nobody wants to read whole: of a longer one than some hundred characters the middle is left
/// out, since a name in it may be as long as the file.
[[nodiscard]] std::string readable(std::string_view text);

}  // namespace stepcheck::lint
