#pragma once

#include "stepcheck/asl/id.h"
#include "stepcheck/support/span.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace stepcheck::asl {
class Machine;
}

namespace stepcheck::flow {

enum class EdgeKind : std::uint8_t {
    Next,
    Default,
    Rule,       // `index`: which rule of `Choices`
    Catcher,    // `index`: which catcher of `Catch`
    Branch,     // from a Parallel to the first state of branch `index`
    Iteration,  // from a Map to the first state of its processor
};

/// A transition that the definition writes down.
struct Edge {
    asl::StateId from;
    asl::StateId to;
    EdgeKind kind = EdgeKind::Next;
    std::uint32_t index = 0;  // of the rule, catcher or branch
    support::Span at;         // where its target is written

    /// Whether it stays in the scope of the state that it leaves.
    [[nodiscard]] bool isInScope() const { return kind != EdgeKind::Branch && kind != EdgeKind::Iteration; }
};

/// A transition to a name that no state of the same scope has, or that is not known in full.
struct DanglingEdge {
    asl::StateId from;
    EdgeKind kind = EdgeKind::Next;
    std::uint32_t index = 0;
    std::string_view target;  // as written
    support::Span at;
    bool isKnown = true;  // false: the name has a hole, or the state may be among those that could not be read

    /// The state that is most likely meant: the one of that name in another scope, else the one of the nearest name in
    /// the same scope. To suggest it, and to spare it from complaints that would follow.
    std::optional<asl::StateId> meant{};
};

/// Where a scope begins.
struct Start {
    std::optional<asl::StateId> state{};  // the one that `StartAt` names
    bool isDangling = false;              // `StartAt` is a name that certainly no state of the scope has
    std::optional<asl::StateId> meant{};  // as for a dangling edge
};

/// The control-flow graph of a definition: its states, nested ones too, and the transitions between them.
/// Built in linear time, but for the suggestions; these end, without a trace, after two hundred thousand comparisons
/// of names, so that a definition full of unknown names costs no more than a second.
class Graph {
public:
    explicit Graph(const asl::Machine& machine);

    [[nodiscard]] std::size_t stateCount() const { return exits_.size(); }

    /// All transitions, grouped by the state that they leave, in the order of the service: rules before Default.
    [[nodiscard]] std::span<const Edge> edges() const { return edges_; }
    [[nodiscard]] std::span<const Edge> edgesFrom(asl::StateId state) const {
        return edges().subspan(firstEdge_[state.index], firstEdge_[state.index + 1] - firstEdge_[state.index]);
    }

    /// Transitions to names that are no state of the scope, in the same order.
    [[nodiscard]] std::span<const DanglingEdge> dangling() const { return dangling_; }

    /// Where a scope begins.
    [[nodiscard]] const Start& start(asl::ScopeId scope) const { return starts_[scope.index]; }

    /// Whether a transition of this state leads to a place that cannot be known: a hole, a mistyped, missing or
    /// dangling target, a state that could not be read. Nobody may conclude that such a state leads nowhere.
    [[nodiscard]] bool hasUnknownExit(asl::StateId state) const { return exits_[state.index] != Exits::Known; }

    /// Whether an execution may end its scope at this state: it is terminal, or has an unknown exit.
    [[nodiscard]] bool mayEndAt(asl::StateId state) const { return hasUnknownExit(state) || terminal_[state.index]; }

    /// Whether this state may lead to any state of its scope: a hole stands where a target or a list of them belongs,
    /// or the state could not be read. Nobody may conclude that a state of its scope is not reached.
    [[nodiscard]] bool mayLeadAnywhere(asl::StateId state) const { return exits_[state.index] == Exits::Anywhere; }

private:
    friend class GraphBuilder;

    enum class Exits : std::uint8_t { Known, Mistaken, Anywhere };

    std::vector<Edge> edges_;
    std::vector<std::uint32_t> firstEdge_;  // by state, and one more
    std::vector<DanglingEdge> dangling_;
    std::vector<Start> starts_;   // by scope
    std::vector<Exits> exits_;    // by state
    std::vector<bool> terminal_;  // by state
};

}  // namespace stepcheck::flow
