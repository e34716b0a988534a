#include "stepcheck/lint/place.h"

#include "stepcheck/support/unicode.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <iterator>

namespace stepcheck::lint {

// Long enough for any line that a person wrote; a definition on a single line is shown around the mark.
static constexpr std::size_t longestExcerpt = 240;
static constexpr std::size_t shownBeforeMark = 80;

static bool isControl(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0);
}

enum class Tabs : std::uint8_t { Escaped, Kept };

static void appendPrintable(std::string& out, std::string_view text, Tabs tabs) {
    for (std::size_t i = 0;;) {
        const std::size_t unplain = support::findUnplain(text, i);
        out.append(text.substr(i, unplain - i));
        if (unplain == text.size())
            return;
        i = unplain;
        const support::CodePoint next = support::decodeUtf8(text, i);
        if (next.size == 0)
            support::appendUtf8(out, 0xFFFD);
        else if (next.value == '\n')
            out.append("\\n");
        else if (isControl(next.value) && !(next.value == '\t' && tabs == Tabs::Kept))
            fmt::format_to(std::back_inserter(out), "\\u{:04X}", static_cast<std::uint32_t>(next.value));
        else
            out.append(text.substr(i, next.size));
        i += std::max<std::size_t>(next.size, 1);
    }
}

std::string printable(std::string_view text) {
    std::string result;
    appendPrintable(result, text, Tabs::Escaped);
    return result;
}

// The next offset that does not cut a code point apart.
static std::size_t boundary(std::string_view text, std::size_t offset) {
    while (offset < text.size() && (static_cast<unsigned char>(text[offset]) & 0xC0U) == 0x80U)
        ++offset;
    return std::min(offset, text.size());
}

std::string readable(std::string_view text) {
    constexpr std::size_t longest = 1000;
    constexpr std::size_t shownAtTheEnd = 200;
    if (text.size() <= longest)
        return printable(text);
    const std::size_t first = boundary(text, longest - shownAtTheEnd);
    const std::size_t last = boundary(text, text.size() - shownAtTheEnd);
    return printable(text.substr(0, first)) + " … " + printable(text.substr(last));
}

static void cutExcerpt(Place& place, std::string_view line, std::size_t markBegin, std::size_t markEnd) {
    std::size_t first = 0;
    std::size_t last = line.size();
    if (line.size() > longestExcerpt) {
        first = markBegin > shownBeforeMark ? boundary(line, markBegin - shownBeforeMark) : 0;
        last = boundary(line, std::min(line.size(), first + longestExcerpt));
    }
    markEnd = std::clamp(markEnd, markBegin, last);
    place.cutBefore = first > 0;
    place.cutAfter = last < line.size();
    // With the tabs columns can be aligned with the source line.
    const auto append = [&](std::size_t from, std::size_t to) {
        appendPrintable(place.excerpt, line.substr(from, to - from), Tabs::Kept);
        return static_cast<std::uint32_t>(place.excerpt.size());
    };
    place.markBegin = append(first, markBegin);
    place.markEnd = append(markBegin, markEnd);
    append(markEnd, last);
}

Place locate(
    const support::SourceText& source, const support::LineTable& lines, support::Span span, support::ColumnUnit unit) {
    Place place;
    place.bytes = source.toFile(span);
    place.begin = lines.position(place.bytes.begin, unit);
    place.end = lines.position(place.bytes.end, unit);

    support::Span line = lines.lineSpan(place.begin.line);
    constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";
    if (place.begin.line == 1 && lines.line(1).starts_with(byteOrderMark))
        line.begin += static_cast<std::uint32_t>(byteOrderMark.size());
    const std::size_t markBegin = std::clamp(place.bytes.begin, line.begin, line.end) - line.begin;
    const std::size_t markEnd = std::clamp(place.bytes.end, line.begin, line.end) - line.begin;
    const std::string_view text = source.file().text().substr(line.begin, line.size());
    cutExcerpt(place, text, markBegin, std::max(markBegin, markEnd));
    return place;
}

}  // namespace stepcheck::lint
