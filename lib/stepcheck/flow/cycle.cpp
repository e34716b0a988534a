#include "stepcheck/flow/cycle.h"

#include "stepcheck/asl/machine.h"
#include "stepcheck/flow/facts.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>

namespace stepcheck::flow {

namespace {

/// A breadth-first search inside one loop; places are indices into its states.
class CycleSearch {
public:
    CycleSearch(const Facts& facts, const Loop& loop) : facts_(facts), loop_(loop), from_(loop.states.size(), unseen) {}

    std::vector<asl::StateId> run() {
        std::vector<std::uint32_t> queue{0};
        for (std::size_t next = 0; next < queue.size(); ++next) {
            const std::uint32_t place = queue[next];
            for (const Edge& edge : facts_.graph.edgesFrom(loop_.states[place])) {
                const std::optional<std::uint32_t> to = placeOf(edge);
                if (to == 0U)
                    return pathTo(place);
                if (!to || from_[*to] != unseen)
                    continue;
                from_[*to] = place;
                queue.push_back(*to);
            }
        }
        return {};
    }

private:
    static constexpr std::uint32_t unseen = UINT32_MAX;

    [[nodiscard]] std::optional<std::uint32_t> placeOf(const Edge& edge) const {
        if (!edge.isInScope() || facts_.loopOf[edge.to.index] != facts_.loopOf[edge.from.index])
            return std::nullopt;
        const auto at = std::ranges::lower_bound(loop_.states, edge.to);
        return static_cast<std::uint32_t>(at - loop_.states.begin());
    }

    [[nodiscard]] std::vector<asl::StateId> pathTo(std::uint32_t place) const {
        std::vector<asl::StateId> path;
        for (; place != 0; place = from_[place])
            path.push_back(loop_.states[place]);
        path.push_back(loop_.states.front());
        std::ranges::reverse(path);
        return path;
    }

    const Facts& facts_;
    const Loop& loop_;
    std::vector<std::uint32_t> from_;
};

}  // namespace

std::vector<asl::StateId> shortestCycle(const Facts& facts, const Loop& loop) {
    return CycleSearch(facts, loop).run();
}

std::string describeCycle(const asl::Machine& machine, const std::vector<asl::StateId>& cycle) {
    constexpr std::size_t mostNames = 8;
    constexpr std::size_t namesBeforeGap = 5;
    std::string text;
    for (std::size_t i = 0; i < cycle.size(); ++i) {
        if (cycle.size() > mostNames && i == namesBeforeGap) {
            text += "… → ";
            i = cycle.size() - 2;
            continue;
        }
        text += fmt::format("\"{}\" → ", machine.state(cycle[i]).name.value);
    }
    return text + fmt::format("\"{}\"", machine.state(cycle.front()).name.value);
}

}  // namespace stepcheck::flow
