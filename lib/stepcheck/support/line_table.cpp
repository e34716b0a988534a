#include "stepcheck/support/line_table.h"

#include "stepcheck/support/assert.h"
#include "stepcheck/support/unicode.h"

#include <algorithm>

namespace stepcheck::support {

static constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";

LineTable::LineTable(std::string_view text) : text_(text), starts_{0} {
    for (std::size_t i = text.find_first_of("\r\n"); i != std::string_view::npos; i = text.find_first_of("\r\n", i)) {
        i += text.substr(i, 2) == "\r\n" ? 2U : 1U;
        starts_.push_back(static_cast<std::uint32_t>(i));
    }
}

Span LineTable::lineSpan(std::uint32_t line) const {
    STEPCHECK_ASSERT(line >= 1 && line <= lineCount());
    const std::uint32_t begin = starts_[line - 1];
    std::uint32_t end = line == lineCount() ? static_cast<std::uint32_t>(text_.size()) : starts_[line];
    while (end > begin && (text_[end - 1] == '\n' || text_[end - 1] == '\r'))
        --end;
    return {.begin = begin, .end = end};
}

std::string_view LineTable::line(std::uint32_t line) const {
    const Span span = lineSpan(line);
    return text_.substr(span.begin, span.size());
}

static std::size_t countUnits(std::string_view text, ColumnUnit unit) {
    switch (unit) {
        case ColumnUnit::CodePoint: return countCodePoints(text);
        case ColumnUnit::Utf8: return text.size();
        case ColumnUnit::Utf16: return countUtf16Units(text);
    }
    STEPCHECK_ASSERT(false);
}

Position LineTable::position(std::uint32_t offset, ColumnUnit unit) const {
    offset = std::min(offset, static_cast<std::uint32_t>(text_.size()));
    const auto next = std::ranges::upper_bound(starts_, offset);
    const auto line = static_cast<std::uint32_t>(next - starts_.begin());
    std::string_view before = text_.substr(starts_[line - 1], offset - starts_[line - 1]);
    if (line == 1 && before.starts_with(byteOrderMark))
        before.remove_prefix(byteOrderMark.size());
    return {.line = line, .column = static_cast<std::uint32_t>(countUnits(before, unit)) + 1};
}

}  // namespace stepcheck::support
