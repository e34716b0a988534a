#include "stepcheck/flow/components.h"

#include "stepcheck/flow/graph.h"

#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/strong_components.hpp>

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <utility>

namespace stepcheck::flow {

static bool isBackward(const Edge& edge) {
    return edge.isInScope() && edge.to <= edge.from;
}

// Most definitions are written from front to back, and what only leads forwards has no cycle.
static Components forwardComponents(std::size_t states) {
    Components result;
    result.count = static_cast<std::uint32_t>(states);
    result.of.resize(states);
    result.order.resize(states);
    for (std::size_t i = 0; i < states; ++i) {
        result.of[i] = static_cast<std::uint32_t>(states - 1 - i);
        result.order[i] = asl::StateId(states - 1 - i);
    }
    return result;
}

// Counting sort.
static std::vector<asl::StateId> orderBy(const std::vector<std::uint32_t>& component, std::size_t count) {
    std::vector<std::uint32_t> next(count + 1);
    for (const std::uint32_t number : component)
        ++next[number + 1];
    std::partial_sum(next.begin(), next.end(), next.begin());
    std::vector<asl::StateId> order(component.size());
    for (std::size_t i = 0; i < component.size(); ++i)
        order[next[component[i]]++] = asl::StateId(i);
    return order;
}

Components findComponents(const Graph& graph) {
    const std::size_t states = graph.stateCount();
    if (std::ranges::none_of(graph.edges(), isBackward))
        return forwardComponents(states);

    using Index = std::uint32_t;
    using Csr = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, boost::no_property,
        boost::no_property, Index, Index>;
    std::vector<std::pair<Index, Index>> pairs;
    pairs.reserve(graph.edges().size());
    for (const Edge& edge : graph.edges())
        if (edge.isInScope())
            pairs.emplace_back(edge.from.index, edge.to.index);
    const Csr csr(boost::edges_are_sorted, pairs.begin(), pairs.end(), static_cast<Index>(states));

    Components result{.hasBackward = true};
    result.of.resize(states);
    // Boost's depth-first search keeps its own stack, and Tarjan's algorithm completes a component before those that
    // lead to it.
    result.count = static_cast<std::uint32_t>(boost::strong_components(
        csr, boost::make_iterator_property_map(result.of.begin(), boost::get(boost::vertex_index, csr))));
    result.order = orderBy(result.of, result.count);
    return result;
}

}  // namespace stepcheck::flow
