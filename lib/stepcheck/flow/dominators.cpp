#include "stepcheck/flow/dominators.h"

#include "stepcheck/asl/machine.h"
#include "stepcheck/flow/graph.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>

namespace stepcheck::flow {

namespace {

// Boost's lengauer_tarjan_dominator_tree compresses paths recursively, as deep as the longest chain of states; this
// one keeps the path. States are numbered in the order of a depth-first search; all numbers below are those.
class LengauerTarjan {
public:
    LengauerTarjan(const Graph& graph, asl::StateId start) : graph_(graph), number_(graph.stateCount(), none) {
        search(start);
    }

    std::vector<std::optional<asl::StateId>> run();

private:
    static constexpr std::uint32_t none = UINT32_MAX;

    void search(asl::StateId start);
    std::uint32_t add(asl::StateId state, std::uint32_t parent);
    void collectPredecessors();
    std::uint32_t evaluate(std::uint32_t node);

    const Graph& graph_;
    std::vector<std::uint32_t> number_;  // by state
    std::vector<asl::StateId> state_;
    std::vector<std::uint32_t> parent_;  // in the tree of the search
    std::vector<std::uint32_t> semi_;
    std::vector<std::uint32_t> ancestor_;
    std::vector<std::uint32_t> label_;  // the node of least `semi_` on the compressed path
    std::vector<std::uint32_t> path_;   // scratch of `evaluate`
    std::vector<std::uint32_t> firstPredecessor_;
    std::vector<std::uint32_t> predecessors_;
};

std::uint32_t LengauerTarjan::add(asl::StateId state, std::uint32_t parent) {
    const auto number = static_cast<std::uint32_t>(state_.size());
    number_[state.index] = number;
    state_.push_back(state);
    parent_.push_back(parent);
    return number;
}

void LengauerTarjan::search(asl::StateId start) {
    struct Frame {
        std::uint32_t node;
        std::size_t nextEdge;
    };
    std::vector<Frame> stack{{.node = add(start, none), .nextEdge = 0}};
    while (!stack.empty()) {
        Frame& top = stack.back();
        const std::span<const Edge> edges = graph_.edgesFrom(state_[top.node]);
        if (top.nextEdge == edges.size()) {
            stack.pop_back();
            continue;
        }
        const asl::StateId to = edges[top.nextEdge++].to;
        if (number_[to.index] == none)
            stack.push_back({.node = add(to, top.node), .nextEdge = 0});
    }
}

void LengauerTarjan::collectPredecessors() {
    firstPredecessor_.assign(state_.size() + 1, 0);
    for (const asl::StateId from : state_)
        for (const Edge& edge : graph_.edgesFrom(from))
            ++firstPredecessor_[number_[edge.to.index] + 1];
    for (std::size_t i = 0; i < state_.size(); ++i)
        firstPredecessor_[i + 1] += firstPredecessor_[i];
    std::vector<std::uint32_t> next(firstPredecessor_.begin(), firstPredecessor_.end() - 1);
    predecessors_.resize(firstPredecessor_.back());
    for (std::uint32_t from = 0; from < state_.size(); ++from)
        for (const Edge& edge : graph_.edgesFrom(state_[from]))
            predecessors_[next[number_[edge.to.index]]++] = from;
}

std::uint32_t LengauerTarjan::evaluate(std::uint32_t node) {
    if (ancestor_[node] == none)
        return node;
    path_.clear();
    for (std::uint32_t at = node; ancestor_[ancestor_[at]] != none; at = ancestor_[at])
        path_.push_back(at);
    // From the top down, so that each ancestor is compressed before what hangs below it.
    for (; !path_.empty(); path_.pop_back()) {
        const std::uint32_t at = path_.back();
        const std::uint32_t above = ancestor_[at];
        if (semi_[label_[above]] < semi_[label_[at]])
            label_[at] = label_[above];
        ancestor_[at] = ancestor_[above];
    }
    return label_[node];
}

std::vector<std::optional<asl::StateId>> LengauerTarjan::run() {
    const auto count = static_cast<std::uint32_t>(state_.size());
    collectPredecessors();
    semi_.resize(count);
    label_.resize(count);
    for (std::uint32_t i = 0; i < count; ++i)
        semi_[i] = label_[i] = i;
    ancestor_.assign(count, none);
    std::vector<std::uint32_t> dominator(count, none);
    std::vector<std::vector<std::uint32_t>> bucket(count);

    for (std::uint32_t node = count - 1; node > 0; --node) {
        for (std::uint32_t i = firstPredecessor_[node]; i < firstPredecessor_[node + 1]; ++i)
            semi_[node] = std::min(semi_[node], semi_[evaluate(predecessors_[i])]);
        bucket[semi_[node]].push_back(node);
        const std::uint32_t parent = parent_[node];
        ancestor_[node] = parent;
        for (const std::uint32_t waiting : bucket[parent]) {
            const std::uint32_t best = evaluate(waiting);
            dominator[waiting] = semi_[best] < semi_[waiting] ? best : parent;
        }
        bucket[parent].clear();
    }
    std::vector<std::optional<asl::StateId>> result(graph_.stateCount());
    for (std::uint32_t node = 1; node < count; ++node) {
        if (dominator[node] != semi_[node])
            dominator[node] = dominator[dominator[node]];
        result[state_[node].index] = state_[dominator[node]];
    }
    return result;
}

}  // namespace

std::vector<std::optional<asl::StateId>> dominators(const asl::Machine& machine, const Graph& graph) {
    const std::optional<asl::StateId> start = graph.start(machine.topLevel().id).state;
    if (!start)
        return std::vector<std::optional<asl::StateId>>(graph.stateCount());
    return LengauerTarjan(graph, *start).run();
}

}  // namespace stepcheck::flow
