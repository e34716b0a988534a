#pragma once

#include "stepcheck/asl/id.h"

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace stepcheck::asl {
class Machine;
struct Scope;
}  // namespace stepcheck::asl

namespace stepcheck::flow {

class Graph;

/// Finds the states that wrong names most likely mean. Cheap until it is asked.
class Suggestions {
public:
    /// Both must outlive it; the edges of the graph must be complete.
    Suggestions(const asl::Machine& machine, const Graph& graph) : machine_(machine), graph_(graph) {}

    /// The state that a name of no state of `scope` most likely means: one of exactly that name in another scope, else
    /// the one of the nearest name in this scope; of equally near ones rather one that nothing else leads to. `from`,
    /// the state that leads there, does not mean itself unless it is a Choice.
    [[nodiscard]] std::optional<asl::StateId> forName(
        std::string_view name, const asl::Scope& scope, std::optional<asl::StateId> from);

private:
    void collectNames(const asl::Scope& scope);

    const asl::Machine& machine_;
    const Graph& graph_;
    std::vector<bool> hasIncoming_;        // by state; filled when first needed
    std::optional<asl::ScopeId> scope_{};  // whose names `names_` holds
    std::vector<std::string_view> names_;
    std::size_t comparisonsLeft_ = 200'000;
};

}  // namespace stepcheck::flow
