#include "stepcheck/render/snippet.h"

#include "stepcheck/render/escape.h"
#include "stepcheck/render/width.h"
#include "stepcheck/support/unicode.h"

#include <algorithm>
#include <string_view>
#include <vector>

namespace stepcheck::render {

namespace {

/// One code point of the line as it is shown.
struct Cell {
    std::string glyph;
    std::uint32_t offset = 0;  // in the excerpt, in bytes
    std::uint32_t column = 0;
    std::uint32_t width = 0;
};

/// A half-open range of cells.
struct Window {
    std::size_t first = 0;
    std::size_t last = 0;
};

}  // namespace

static constexpr std::string_view ellipsis = "…";
static constexpr char32_t byteOrderMark = 0xFEFF;

static std::string glyphOf(std::string_view bytes, char32_t c) {
    if (bytes.empty() || c == byteOrderMark)
        return {};
    if (c == U'\t')
        return "    ";
    std::string glyph;
    if (c < 0x20)
        support::appendUtf8(glyph, 0x2400 + c);  // Unicode's pictures of the control characters
    else if (needsEscape(c))
        support::appendUtf8(glyph, 0xFFFD);
    else
        glyph = bytes;
    return glyph;
}

static std::vector<Cell> cellsOf(std::string_view excerpt) {
    std::vector<Cell> cells;
    std::uint32_t column = 0;
    for (std::uint32_t i = 0; i < excerpt.size();) {
        const support::CodePoint next = support::decodeUtf8(excerpt, i);
        const std::uint32_t size = std::max(next.size, 1U);
        const char32_t shown = next.size == 0 ? char32_t{0xFFFD} : next.value;
        std::string glyph = next.size == 0 ? "\uFFFD" : glyphOf(excerpt.substr(i, size), shown);
        const std::uint32_t width = displayWidth(glyph);
        cells.push_back({.glyph = std::move(glyph), .offset = i, .column = column, .width = width});
        column += width;
        i += size;
    }
    return cells;
}

static std::size_t cellAt(const std::vector<Cell>& cells, std::uint32_t offset) {
    return static_cast<std::size_t>(std::ranges::lower_bound(cells, offset, {}, &Cell::offset) - cells.begin());
}

static std::uint32_t columnOf(const std::vector<Cell>& cells, std::size_t index) {
    if (index < cells.size())
        return cells[index].column;
    return cells.empty() ? 0 : cells.back().column + cells.back().width;
}

/// The cells that are shown of a line: all of a short one, else those around the mark.
static Window windowOf(const std::vector<Cell>& cells, Window mark) {
    const std::uint32_t total = columnOf(cells, cells.size());
    if (total <= maxSnippetColumns)
        return {.first = 0, .last = cells.size()};
    const std::uint32_t budget = maxSnippetColumns - 2;  // an ellipsis on each side
    const std::uint32_t markBegin = columnOf(cells, mark.first);
    const std::uint32_t markEnd = std::min(columnOf(cells, mark.last), markBegin + budget);
    std::uint32_t begin = 0;
    if (markEnd > budget)
        begin = std::min(markBegin - std::min(markBegin, (budget - (markEnd - markBegin)) / 2), total - budget);
    const auto at = [&cells](std::uint32_t column) {
        return static_cast<std::size_t>(std::ranges::lower_bound(cells, column, {}, &Cell::column) - cells.begin());
    };
    const std::size_t last = at(begin + budget);
    // A wide character that would stick out is left out.
    return {.first = at(begin), .last = columnOf(cells, last) > begin + budget ? last - 1 : last};
}

static Window markOf(const lint::Place& place, const std::vector<Cell>& cells) {
    Window mark{.first = cellAt(cells, place.markBegin), .last = cellAt(cells, place.markEnd)};
    const bool goesOn = place.end.line > place.begin.line;
    while (
        goesOn && mark.last > mark.first + 1 && cells[mark.last - 1].glyph.find_first_not_of(' ') == std::string::npos)
        --mark.last;
    return mark;
}

Snippet layOut(const lint::Place& place) {
    const std::vector<Cell> cells = cellsOf(place.excerpt);
    const Window mark = markOf(place, cells);
    const Window window = windowOf(cells, mark);

    Snippet snippet;
    const bool cutBefore = place.cutBefore || window.first > 0;
    const bool cutAfter = place.cutAfter || window.last < cells.size();
    if (cutBefore)
        snippet.line += ellipsis;
    for (std::size_t i = window.first; i < window.last; ++i)
        snippet.line += cells[i].glyph;
    if (cutAfter)
        snippet.line += ellipsis;
    else
        snippet.line.erase(snippet.line.find_last_not_of(' ') + 1);

    const std::uint32_t markEnd = columnOf(cells, std::min(mark.last, window.last));
    const std::uint32_t markBegin = columnOf(cells, mark.first);
    snippet.markColumn = markBegin - columnOf(cells, window.first) + (cutBefore ? 1 : 0);
    snippet.markColumns = std::max(markEnd - std::min(markBegin, markEnd), 1U);
    return snippet;
}

}  // namespace stepcheck::render
