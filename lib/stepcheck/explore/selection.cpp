#include "stepcheck/explore/selection.h"

#include <algorithm>
#include <cstddef>
#include <set>
#include <utility>

namespace stepcheck::explore {

// The numbers of the points that a path passes.
static std::set<std::size_t> pointsOf(const Path& path, const asl::Machine& machine, Cover cover) {
    std::set<std::size_t> points;
    const auto all = exec::coveragePoints(machine, (*path.execution.coverage)->counts);
    for (std::size_t i = 0; i < all.size(); ++i) {
        const bool counts = all[i].kind == exec::PointKind::State || cover == Cover::Transitions;
        if (counts && all[i].count > 0)
            points.insert(i);
    }
    return points;
}

std::vector<const Path*> select(const Exploration& exploration, const asl::Machine& machine, Cover cover) {
    std::vector<const Path*> selected;
    if (cover == Cover::Paths) {
        for (const Path& path : exploration.paths)
            selected.push_back(&path);
        return selected;
    }
    std::vector<std::set<std::size_t>> left;
    for (const Path& path : exploration.paths)
        left.push_back(pointsOf(path, machine, cover));
    while (true) {
        const auto best = std::ranges::max_element(left, {}, &std::set<std::size_t>::size);
        if (best == left.end() || best->empty())
            break;
        selected.push_back(&exploration.paths[static_cast<std::size_t>(best - left.begin())]);
        const std::set<std::size_t> passed = std::move(*best);
        for (std::set<std::size_t>& points : left)
            std::erase_if(points, [&](std::size_t point) { return passed.contains(point); });
    }
    std::ranges::sort(selected);
    return selected;
}

}  // namespace stepcheck::explore
