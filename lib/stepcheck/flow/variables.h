#pragma once

#include "stepcheck/asl/id.h"
#include "stepcheck/flow/facts.h"
#include "stepcheck/support/span.h"
#include "stepcheck/syntax/node.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace stepcheck::asl {
class Machine;
}

namespace stepcheck::flow {

/// One member of an `Assign`.
struct Assignment {
    asl::StateId state;
    asl::ScopeId scope;
    EdgeKind way = EdgeKind::Next;  // `Rule` and `Catcher`: of the rule or catcher `index`; else of the state itself
    std::uint32_t index = 0;
    std::string_view name;  // of the variable, without the `.$` of a payload template
    const syntax::Member* member = nullptr;
};

/// What a state that reads a variable finds.
enum class Availability : std::uint8_t {
    Always,       // it has a value on every way, or that it has none cannot be known
    Sometimes,    // not on every way
    Never,        // assignments exist, but none lies on any way to the state
    Elsewhere,    // only scopes that the state does not see assign it: a branch, an iteration, a sibling
    Distributed,  // an outer scope has it, but a DISTRIBUTED item processor lies in between
    Unassigned,   // nothing in the definition assigns it
};

/// The answer for one variable and one state.
struct Lookup {
    Availability availability = Availability::Always;
    const Assignment* assignment = nullptr;  // the first one of the scope that matters; null when `Unassigned`
    asl::StateId reader;  // the state itself, or the Parallel or Map around it in the variable's scope
};

/// Which variables have a value when a state begins, by data flow over the graph of each scope: an inner scope reads
/// what its Parallel or Map state finds, and keeps what it assigns to itself. Never concludes from what is not known
/// (holes, missing targets, states that are not reached). Costs nothing when nothing is assigned, else
/// O(states × variables / 64) of each scope, times the depth of its loops.
/// Source: Amazon States Language, "Variables"; Developer Guide, "Passing data between states with variables".
class Variables {
public:
    Variables(const asl::Machine& machine, const Facts& facts);

    /// Every assignment, by state; those of one state in the order of the state, its rules, its catchers.
    [[nodiscard]] std::span<const Assignment> assignments() const { return assignments_; }

    /// What `state` finds when it reads `name` (without `$`).
    [[nodiscard]] Lookup find(asl::StateId state, std::string_view name) const;

    /// Those that an execution makes when it takes a transition within a scope. Of the service: only the rule that
    /// matches assigns, and the state's own Assign belongs to Default; a catcher assigns instead of the state.
    [[nodiscard]] std::vector<const Assignment*> assignedOn(const Edge& edge) const;

    /// A shortest way from the start of its scope to `reader` on which nothing assigns `name`; for `Sometimes`.
    [[nodiscard]] std::vector<asl::StateId> wayWithout(asl::StateId reader, std::string_view name) const;

private:
    struct ScopeVariables {
        std::map<std::string_view, std::uint32_t> indexOf;
        std::vector<const Assignment*> first;  // by variable
        bool namesKnown = true;                // false: an Assign has parts that nobody knows
        bool waysKnown = true;                 // false: transitions of the scope are not all known
        std::size_t words = 0;                 // of one state's set
        std::vector<std::uint64_t> definite;   // by state of the scope: assigned on every way to it
        std::vector<std::uint64_t> possible;   // assigned on some way to it
    };

    void flow(asl::ScopeId scope);
    bool pass(const Edge& edge);
    [[nodiscard]] std::vector<std::uint64_t> setOn(const Edge& edge) const;
    [[nodiscard]] Lookup findIn(asl::ScopeId scope, std::uint32_t variable, asl::StateId reader) const;
    [[nodiscard]] Lookup findElsewhere(asl::StateId state, std::string_view name) const;

    const asl::Machine& machine_;
    const Facts& facts_;
    std::vector<Assignment> assignments_;
    std::vector<ScopeVariables> scopes_;  // by scope
    bool allNamesKnown_ = true;
};

}  // namespace stepcheck::flow
