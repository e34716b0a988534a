#pragma once

#include "stepcheck/exec/program.h"
#include "stepcheck/explore/exploration.h"
#include "stepcheck/flow/graph.h"

#include <string>
#include <vector>

namespace stepcheck::explore {

/// The states of which an exploration has seen everything that can happen in them, so that what it has not seen is
/// impossible. Not among them is what comes after a way that was cut or not decided, after a catcher that nothing that
/// was tried has led to, after a state that depends on the time, on chance, on the context object or on what a template
/// fills in, and what may have been cut off by a failure beside it.
class Settled {
public:
    /// Linear in the definition and its transitions.
    Settled(const Exploration& exploration, const exec::Program& program, const flow::Graph& graph);

    [[nodiscard]] bool contains(asl::StateId state) const { return why_[state.index].empty(); }

    /// Why a state is not among them; empty: it is.
    [[nodiscard]] const std::string& why(asl::StateId state) const { return why_[state.index]; }

private:
    [[nodiscard]] asl::StateId outermost(asl::StateId state) const;
    void openInside(asl::StateId state, const std::string& why);
    void openFrom(asl::StateId state, const std::string& why);
    void openUntried(const exec::Coverage& coverage);

    const asl::Machine& machine_;
    const flow::Graph& graph_;
    std::vector<std::string> why_;  // by state
};

}  // namespace stepcheck::explore
