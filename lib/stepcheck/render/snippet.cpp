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
    std::uint32_t offset = 0;  // in the excerpt, in bytes
    std::uint32_t shown = 0;   // in `ShownLine::text`, in bytes
    std::uint32_t column = 0;
};

struct ShownLine {
    std::string text;
    std::vector<Cell> cells;  // of every code point, and one behind the last

    [[nodiscard]] std::size_t end() const { return cells.size() - 1; }
    [[nodiscard]] std::string_view between(std::size_t first, std::size_t last) const {
        return std::string_view(text).substr(cells[first].shown, cells[last].shown - cells[first].shown);
    }
};

/// A half-open range of cells.
struct Window {
    std::size_t first = 0;
    std::size_t last = 0;
};

}  // namespace

static constexpr std::string_view ellipsis = "…";
static constexpr char32_t byteOrderMark = 0xFEFF;

static void appendGlyph(std::string& out, std::string_view bytes, support::CodePoint point) {
    if (point.size == 0)
        support::appendUtf8(out, 0xFFFD);
    else if (point.value == U'\t')
        out += "    ";
    else if (point.value < 0x20)
        support::appendUtf8(out, 0x2400 + point.value);  // Unicode's pictures of the control characters
    else if (needsEscape(point.value))
        support::appendUtf8(out, 0xFFFD);
    else if (point.value != byteOrderMark)
        out += bytes;
}

static ShownLine shownLineOf(std::string_view excerpt) {
    ShownLine line;
    line.text.reserve(excerpt.size());
    line.cells.reserve(excerpt.size() + 1);
    std::uint32_t column = 0;
    const auto cellAt = [&](std::uint32_t offset) {
        return Cell{.offset = offset, .shown = static_cast<std::uint32_t>(line.text.size()), .column = column};
    };
    for (std::uint32_t i = 0; i < excerpt.size();) {
        for (const std::size_t unplain = support::findUnplain(excerpt, i); i < unplain; ++i, ++column) {
            line.cells.push_back(cellAt(i));
            line.text += excerpt[i];
        }
        if (i == excerpt.size())
            break;
        const support::CodePoint next = support::decodeUtf8(excerpt, i);
        const Cell& cell = line.cells.emplace_back(cellAt(i));
        appendGlyph(line.text, excerpt.substr(i, next.size), next);
        column += displayWidth(std::string_view(line.text).substr(cell.shown));
        i += std::max(next.size, 1U);
    }
    line.cells.push_back(cellAt(static_cast<std::uint32_t>(excerpt.size())));
    return line;
}

static std::size_t cellAt(const std::vector<Cell>& cells, std::uint32_t offset) {
    return static_cast<std::size_t>(std::ranges::lower_bound(cells, offset, {}, &Cell::offset) - cells.begin());
}

/// The cells that are shown of a line: all of a short one, else those around the mark.
static Window windowOf(const ShownLine& line, Window mark) {
    const std::vector<Cell>& cells = line.cells;
    const std::uint32_t total = cells.back().column;
    if (total <= maxSnippetColumns)
        return {.first = 0, .last = line.end()};
    const std::uint32_t budget = maxSnippetColumns - 2;  // an ellipsis on each side
    const std::uint32_t markBegin = cells[mark.first].column;
    const std::uint32_t markEnd = std::min(cells[mark.last].column, markBegin + budget);
    std::uint32_t begin = 0;
    if (markEnd > budget)
        begin = std::min(markBegin - std::min(markBegin, (budget - (markEnd - markBegin)) / 2), total - budget);
    const auto at = [&cells](std::uint32_t column) {
        return static_cast<std::size_t>(std::ranges::lower_bound(cells, column, {}, &Cell::column) - cells.begin());
    };
    const std::size_t last = at(begin + budget);
    // A wide character that would stick out is left out.
    return {.first = at(begin), .last = cells[last].column > begin + budget ? last - 1 : last};
}

static Window markOf(const lint::Place& place, const ShownLine& line) {
    Window mark{.first = cellAt(line.cells, place.markBegin), .last = cellAt(line.cells, place.markEnd)};
    const bool goesOn = place.end.line > place.begin.line;
    while (goesOn && mark.last > mark.first + 1 &&
           line.between(mark.last - 1, mark.last).find_first_not_of(' ') == std::string_view::npos)
        --mark.last;
    return mark;
}

Snippet layOut(const lint::Place& place) {
    const ShownLine line = shownLineOf(place.excerpt);
    const Window mark = markOf(place, line);
    const Window window = windowOf(line, mark);

    Snippet snippet;
    const bool cutBefore = place.cutBefore || window.first > 0;
    const bool cutAfter = place.cutAfter || window.last < line.end();
    if (cutBefore)
        snippet.line += ellipsis;
    snippet.line += line.between(window.first, window.last);
    if (cutAfter)
        snippet.line += ellipsis;
    else
        snippet.line.erase(snippet.line.find_last_not_of(' ') + 1);

    const std::uint32_t markEnd = line.cells[std::min(mark.last, window.last)].column;
    const std::uint32_t markBegin = line.cells[mark.first].column;
    snippet.markColumn = markBegin - line.cells[window.first].column + (cutBefore ? 1 : 0);
    snippet.markColumns = std::max(markEnd - std::min(markBegin, markEnd), 1U);
    return snippet;
}

}  // namespace stepcheck::render
