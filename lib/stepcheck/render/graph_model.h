#pragma once

#include "stepcheck/asl/id.h"
#include "stepcheck/asl/machine.h"
#include "stepcheck/flow/graph.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stepcheck::render {

/// A target that is no state of its scope; several transitions may name it.
struct MissingTarget {
    asl::ScopeId scope;
    std::string_view name;
    bool isKnown = true;  // false: a hole, or perhaps a state that could not be read
};

/// A transition to a missing target.
struct MissingEdge {
    std::optional<asl::StateId> from;  // none: the machine's own start
    flow::EdgeKind kind = flow::EdgeKind::Next;
    std::uint32_t index = 0;
    std::size_t target = 0;  // in `GraphModel::missing()`
};

/// What every picture of a graph needs to know. Views the machine and the graph, which must outlive it.
class GraphModel {
public:
    GraphModel(const asl::Machine& machine, const flow::Graph& graph);

    [[nodiscard]] const asl::Machine& machine() const { return machine_; }
    [[nodiscard]] const flow::Graph& graph() const { return graph_; }
    [[nodiscard]] const std::vector<MissingTarget>& missing() const { return missing_; }
    [[nodiscard]] const std::vector<MissingEdge>& missingEdges() const { return missingEdges_; }

    /// The missing targets of a scope, as indexes of `missing()`.
    [[nodiscard]] const std::vector<std::size_t>& missingIn(asl::ScopeId scope) const {
        return missingIn_[scope.index];
    }

    /// Whether a state has an exit of which the definition does not even say a name.
    [[nodiscard]] bool hasNamelessExit(asl::StateId state) const;

    /// Enters and leaves every scope, inner ones inside outer ones.
    using Visit = std::function<void(const asl::Scope& scope, std::size_t depth)>;
    void walkScopes(const Visit& enter, const Visit& leave) const;

private:
    void addMissingStarts();

    const asl::Machine& machine_;
    const flow::Graph& graph_;
    std::vector<MissingTarget> missing_;
    std::vector<MissingEdge> missingEdges_;
    std::vector<std::vector<std::size_t>> missingIn_;  // by scope
    std::vector<bool> leadsToMissing_;                 // by state
};

/// "Task", "Map", … ; of an unknown kind what its `Type` says, if anything.
[[nodiscard]] std::string_view typeName(const asl::State& state);

/// What is written at a transition: nothing for `Next`, the condition of a rule, the errors of a catcher.
[[nodiscard]] std::string edgeLabel(
    const asl::Machine& machine, asl::StateId from, flow::EdgeKind kind, std::uint32_t index);

/// What is written at a nested scope: `Notify: branch 1`, `Each order: item processor`.
[[nodiscard]] std::string scopeLabel(const asl::Machine& machine, const asl::Scope& scope);

}  // namespace stepcheck::render
