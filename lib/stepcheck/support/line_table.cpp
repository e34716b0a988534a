#include "stepcheck/support/line_table.h"

#include "stepcheck/support/assert.h"
#include "stepcheck/support/unicode.h"

#include <algorithm>

namespace stepcheck::support {

static constexpr std::uint32_t milestoneBytes = 4096;
static constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";

LineTable::LineTable(std::string_view text) : text_(text), starts_{0} {
    constexpr std::size_t none = std::string_view::npos;
    for (std::size_t i = text.find('\n'); i != none; i = text.find('\n', i + 1))
        starts_.push_back(static_cast<std::uint32_t>(i + 1));
    const std::size_t lineFeeds = starts_.size();
    for (std::size_t i = text.find('\r'); i != none; i = text.find('\r', i + 1))
        if (!text.substr(i + 1).starts_with('\n'))
            starts_.push_back(static_cast<std::uint32_t>(i + 1));
    std::ranges::inplace_merge(starts_, starts_.begin() + static_cast<std::ptrdiff_t>(lineFeeds));
    if (hasLongLine())
        placeMilestones();
}

bool LineTable::hasLongLine() const {
    const auto end = static_cast<std::uint32_t>(text_.size());
    for (std::size_t i = 0; i < starts_.size(); ++i)
        if ((i + 1 < starts_.size() ? starts_[i + 1] : end) - starts_[i] > milestoneBytes)
            return true;
    return false;
}

static bool isContinuation(char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

void LineTable::placeMilestones() {
    Milestone last{.offset = 0, .codePoints = 0, .utf16Units = 0};
    milestones_.push_back(last);
    for (std::size_t next = milestoneBytes; next < text_.size(); next = last.offset + milestoneBytes) {
        while (next < text_.size() && isContinuation(text_[next]))
            ++next;
        const std::string_view between = text_.substr(last.offset, next - last.offset);
        last.offset = static_cast<std::uint32_t>(next);
        last.codePoints += static_cast<std::uint32_t>(countCodePoints(between));
        last.utf16Units += static_cast<std::uint32_t>(countUtf16Units(between));
        milestones_.push_back(last);
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

std::uint32_t LineTable::unitsBefore(std::uint32_t offset, ColumnUnit unit) const {
    if (unit == ColumnUnit::Utf8)
        return offset;
    const auto next = std::ranges::upper_bound(milestones_, offset, {}, &Milestone::offset);
    const Milestone& last = *(next - 1);
    const std::size_t units = countUnits(text_.substr(last.offset, offset - last.offset), unit);
    return (unit == ColumnUnit::CodePoint ? last.codePoints : last.utf16Units) + static_cast<std::uint32_t>(units);
}

Position LineTable::position(std::uint32_t offset, ColumnUnit unit) const {
    offset = std::min(offset, static_cast<std::uint32_t>(text_.size()));
    const auto next = std::ranges::upper_bound(starts_, offset);
    const auto line = static_cast<std::uint32_t>(next - starts_.begin());
    std::uint32_t start = starts_[line - 1];
    if (line == 1 && text_.substr(0, offset).starts_with(byteOrderMark))
        start = static_cast<std::uint32_t>(byteOrderMark.size());
    const std::uint32_t units = milestones_.empty()
                                    ? static_cast<std::uint32_t>(countUnits(text_.substr(start, offset - start), unit))
                                    : unitsBefore(offset, unit) - unitsBefore(start, unit);
    return {.line = line, .column = units + 1};
}

}  // namespace stepcheck::support
