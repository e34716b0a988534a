#include "stepcheck/lint/least_way.h"

#include "stepcheck/catalog/limits.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <optional>
#include <queue>
#include <tuple>
#include <variant>

namespace stepcheck::lint {

using asl::StateId;

namespace {

constexpr std::uint64_t never = std::numeric_limits<std::uint64_t>::max();

struct Visit {
    std::uint64_t cost;  // until the state begins
    StateId state;

    friend bool operator>(const Visit& left, const Visit& right) {
        return std::tie(left.cost, left.state.index) > std::tie(right.cost, right.state.index);
    }
};

// One search over the states of one scope.
class Search {
public:
    Search(const asl::Machine& machine, const flow::Graph& graph) : machine_(machine), graph_(graph) {
        best_.resize(machine.states().size(), never);
        from_.resize(machine.states().size());
    }

    LeastWay run(const asl::Scope& scope, const StateCost& costOf, std::span<const LeastWay> ways) {
        const std::optional<StateId> start = graph_.start(scope.id).state;
        if (!start)
            return {};
        reach(0, *start, std::nullopt);
        std::uint64_t least = never;
        std::optional<StateId> last;
        while (!queue_.empty()) {
            const Visit visit = queue_.top();
            queue_.pop();
            if (visit.cost > best_[visit.state.index])
                continue;
            const std::uint64_t cost = visit.cost + costOf(machine_.state(visit.state), ways);
            // Where nobody knows what follows, nothing more may follow.
            if (graph_.mayEndAt(visit.state) && cost < least) {
                least = cost;
                last = visit.state;
            }
            for (const flow::Edge& edge : graph_.edgesFrom(visit.state))
                if (edge.isInScope())
                    reach(edge.kind == flow::EdgeKind::Catcher ? visit.cost : cost, edge.to, visit.state);
        }
        return last ? LeastWay{.cost = least, .states = wayTo(*last)} : LeastWay{};
    }

private:
    void reach(std::uint64_t cost, StateId state, std::optional<StateId> from) {
        if (cost >= best_[state.index])
            return;
        best_[state.index] = cost;
        from_[state.index] = from;
        queue_.push({.cost = cost, .state = state});
    }

    [[nodiscard]] std::vector<StateId> wayTo(StateId last) const {
        std::vector<StateId> way;
        for (std::optional<StateId> at = last; at; at = from_[at->index])
            way.push_back(*at);
        std::ranges::reverse(way);
        return way;
    }

    const asl::Machine& machine_;
    const flow::Graph& graph_;
    std::vector<std::uint64_t> best_;  // by state
    std::vector<std::optional<StateId>> from_;
    std::priority_queue<Visit, std::vector<Visit>, std::greater<>> queue_;
};

}  // namespace

std::vector<LeastWay> leastWays(const asl::Machine& machine, const flow::Graph& graph, const StateCost& costOf) {
    std::vector<LeastWay> ways(machine.scopes().size());
    Search search(machine, graph);
    // Inner scopes come after outer ones.
    for (std::size_t index = ways.size(); index-- > 0;)
        ways[index] = search.run(machine.scopes()[index], costOf, ways);
    return ways;
}

std::uint64_t waitedSeconds(const asl::State& state, std::span<const LeastWay> ways) {
    std::uint64_t seconds = 0;
    if (const auto* wait = std::get_if<asl::Wait>(&state.kind))
        if (const auto* written = asl::get(wait->seconds); written != nullptr && written->value > 0)
            // More than a year is wrong in any case, and no sum of years overflows.
            seconds = std::min<std::uint64_t>(static_cast<std::uint64_t>(written->value), catalog::maxStandardSeconds);
    if (const auto* parallel = std::get_if<asl::Parallel>(&state.kind))
        for (const asl::ScopeId branch : parallel->branches)
            seconds = std::max(seconds, ways[branch.index].cost);
    return seconds;
}

}  // namespace stepcheck::lint
