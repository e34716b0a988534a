#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

namespace stepcheck::query::jsonata {

/// Sorts stably by merging, as the reference does: `after(a, b)` says whether `a` has to come after `b`. It is asked in
/// the order in which the reference asks, which matters where asking may fail or has no consistent answer.
template <class T, class After>
void mergeSort(std::vector<T>& items, After after) {
    std::vector<T> merged(items.size());
    // Halves as of splitting at the middle, from the smallest up; a stack of ranges instead of recursion.
    struct Range {
        std::size_t begin;
        std::size_t end;
        bool split;
    };
    std::vector<Range> ranges{{0, items.size(), false}};
    while (!ranges.empty()) {
        const Range range = ranges.back();
        ranges.pop_back();
        const std::size_t middle = range.begin + (range.end - range.begin) / 2;
        if (range.end - range.begin < 2)
            continue;
        if (!range.split) {
            ranges.push_back({range.begin, range.end, true});
            ranges.push_back({middle, range.end, false});
            ranges.push_back({range.begin, middle, false});
            continue;
        }
        std::size_t left = range.begin;
        std::size_t right = middle;
        std::size_t out = range.begin;
        while (left < middle && right < range.end)
            merged[out++] = after(items[left], items[right]) ? items[right++] : items[left++];
        std::copy(items.begin() + static_cast<std::ptrdiff_t>(left), items.begin() + static_cast<std::ptrdiff_t>(middle),
            merged.begin() + static_cast<std::ptrdiff_t>(out));
        out += middle - left;
        std::copy(items.begin() + static_cast<std::ptrdiff_t>(right), items.begin() + static_cast<std::ptrdiff_t>(range.end),
            merged.begin() + static_cast<std::ptrdiff_t>(out));
        std::copy(merged.begin() + static_cast<std::ptrdiff_t>(range.begin),
            merged.begin() + static_cast<std::ptrdiff_t>(range.end), items.begin() + static_cast<std::ptrdiff_t>(range.begin));
    }
}

}  // namespace stepcheck::query::jsonata
