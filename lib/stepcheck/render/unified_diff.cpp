#include "stepcheck/render/unified_diff.h"

#include "stepcheck/support/assert.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace stepcheck::render {

using Lines = std::vector<std::string_view>;  // with their line breaks
using LineSpan = std::span<const std::string_view>;

static constexpr std::size_t context = 3;

static Lines linesOf(std::string_view text) {
    Lines lines;
    while (!text.empty()) {
        const std::size_t size = std::min(text.find('\n'), text.size() - 1) + 1;
        lines.push_back(text.substr(0, size));
        text.remove_prefix(size);
    }
    return lines;
}

namespace {

/// `removed` lines of the text before, from `before` on, become `added` lines of the text after, from `after` on.
struct Change {
    std::size_t before = 0;
    std::size_t removed = 0;
    std::size_t after = 0;
    std::size_t added = 0;
};

}  // namespace

// Which lines stay, from the last to the first, by the greedy algorithm of Myers, "An O(ND) Difference Algorithm and
// Its Variations" (1986). Nothing when the texts differ in too many lines.
static std::optional<std::vector<std::pair<std::size_t, std::size_t>>> matches(LineSpan a, LineSpan b) {
    constexpr std::ptrdiff_t mostDifferences = 1000;
    const auto sizeA = static_cast<std::ptrdiff_t>(a.size());
    const auto sizeB = static_cast<std::ptrdiff_t>(b.size());
    const std::ptrdiff_t most = std::min(sizeA + sizeB, mostDifferences);
    const auto index = [most](std::ptrdiff_t diagonal) { return static_cast<std::size_t>(diagonal + most + 1); };
    const auto equal = [&](std::ptrdiff_t x, std::ptrdiff_t y) {
        return a[static_cast<std::size_t>(x)] == b[static_cast<std::size_t>(y)];
    };
    std::vector<std::ptrdiff_t> furthest(index(most) + 2);
    std::vector<std::vector<std::ptrdiff_t>> history;
    std::ptrdiff_t differences = 0;
    for (bool found = false; !found; ++differences) {
        if (differences > most)
            return std::nullopt;
        history.push_back(furthest);
        for (std::ptrdiff_t k = -differences; k <= differences && !found; k += 2) {
            const bool down =
                k == -differences || (k != differences && furthest[index(k - 1)] < furthest[index(k + 1)]);
            std::ptrdiff_t x = down ? furthest[index(k + 1)] : furthest[index(k - 1)] + 1;
            for (; x < sizeA && x - k < sizeB && equal(x, x - k); ++x) {
            }
            furthest[index(k)] = x;
            found = x >= sizeA && x - k >= sizeB;
        }
    }
    std::vector<std::pair<std::size_t, std::size_t>> result;
    std::ptrdiff_t x = sizeA;
    std::ptrdiff_t y = sizeB;
    for (std::ptrdiff_t d = differences - 1; d >= 0; --d) {
        const std::vector<std::ptrdiff_t>& before = history[static_cast<std::size_t>(d)];
        const std::ptrdiff_t k = x - y;
        const bool down = k == -d || (k != d && before[index(k - 1)] < before[index(k + 1)]);
        const std::ptrdiff_t from = down ? k + 1 : k - 1;
        const std::ptrdiff_t fromX = before[index(from)];
        const std::ptrdiff_t fromY = fromX - from;
        while (x > fromX && y > fromY) {
            --x;
            --y;
            result.emplace_back(static_cast<std::size_t>(x), static_cast<std::size_t>(y));
        }
        x = fromX;
        y = fromY;
    }
    return result;
}

static std::vector<Change> changesOf(LineSpan before, LineSpan after) {
    const auto same = std::ranges::mismatch(before, after);
    const auto head = static_cast<std::size_t>(same.in1 - before.begin());
    std::size_t tail = 0;
    while (tail < std::min(before.size(), after.size()) - head &&
           before[before.size() - 1 - tail] == after[after.size() - 1 - tail])
        ++tail;
    const LineSpan a = before.subspan(head, before.size() - head - tail);
    const LineSpan b = after.subspan(head, after.size() - head - tail);
    auto kept = matches(a, b).value_or(std::vector<std::pair<std::size_t, std::size_t>>());
    std::ranges::reverse(kept);
    kept.emplace_back(a.size(), b.size());
    std::vector<Change> changes;
    std::size_t x = 0;
    std::size_t y = 0;
    for (const auto& [nextX, nextY] : kept) {
        if (nextX > x || nextY > y)
            changes.push_back({.before = head + x, .removed = nextX - x, .after = head + y, .added = nextY - y});
        x = nextX + 1;
        y = nextY + 1;
    }
    return changes;
}

static void writeLines(std::string& out, char mark, LineSpan lines) {
    for (const std::string_view line : lines) {
        out.push_back(mark);
        out.append(line);
        if (!line.ends_with('\n'))
            out.append("\n\\ No newline at end of file\n");
    }
}

// A range without lines is named by the line before it.
static std::string rangeOf(std::size_t first, std::size_t count) {
    const std::size_t line = count == 0 ? first : first + 1;
    return count == 1 ? fmt::format("{}", line) : fmt::format("{},{}", line, count);
}

static void writeHunk(std::string& out, std::span<const Change> changes, LineSpan before, LineSpan after) {
    const Change& first = changes.front();
    const Change& last = changes.back();
    const std::size_t lead = std::min(first.before, context);
    const std::size_t endBefore = last.before + last.removed;
    const std::size_t trail = std::min(before.size() - endBefore, context);
    const std::size_t begin = first.before - lead;
    const std::size_t beginAfter = first.after - lead;
    fmt::format_to(std::back_inserter(out), "@@ -{} +{} @@\n", rangeOf(begin, endBefore + trail - begin),
        rangeOf(beginAfter, last.after + last.added + trail - beginAfter));
    std::size_t at = begin;
    for (const Change& change : changes) {
        writeLines(out, ' ', before.subspan(at, change.before - at));
        writeLines(out, '-', before.subspan(change.before, change.removed));
        writeLines(out, '+', after.subspan(change.after, change.added));
        at = change.before + change.removed;
    }
    writeLines(out, ' ', before.subspan(at, trail));
}

// Git quotes names with special characters; a tab ends one with spaces.
static std::string nameOf(std::string_view side, std::string_view path) {
    std::string name(side);
    if (!path.starts_with('/'))
        name.push_back('/');
    const auto isSpecial = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\'; };
    if (std::ranges::none_of(path, isSpecial))
        return name.append(path).append(path.find(' ') == std::string_view::npos ? "" : "\t");
    for (const char c : path)
        if (c == '"' || c == '\\')
            name.append({'\\', c});
        else if (isSpecial(c))
            name.append(fmt::format("\\{:03o}", static_cast<unsigned>(c)));
        else
            name.push_back(c);
    return "\"" + name + "\"";
}

std::string unifiedDiff(std::string_view path, std::string_view before, std::string_view after) {
    const Lines linesBefore = linesOf(before);
    const Lines linesAfter = linesOf(after);
    const std::vector<Change> changes = changesOf(linesBefore, linesAfter);
    if (changes.empty())
        return {};
    std::string out = fmt::format("--- {}\n+++ {}\n", nameOf("a", path), nameOf("b", path));
    for (std::size_t first = 0; first < changes.size();) {
        std::size_t next = first + 1;
        while (next < changes.size() &&
               changes[next].before - (changes[next - 1].before + changes[next - 1].removed) <= 2 * context)
            ++next;
        writeHunk(out, std::span(changes).subspan(first, next - first), linesBefore, linesAfter);
        first = next;
    }
    return out;
}

}  // namespace stepcheck::render
