#pragma once

#include "stepcheck/exec/executor.h"
#include "stepcheck/explore/branch.h"
#include "stepcheck/explore/path_oracle.h"
#include "stepcheck/explore/path_responder.h"

#include <set>
#include <string>
#include <vector>

namespace stepcheck::explore {

/// Where a way came to, and the ways that leave it.
struct WayEnd {
    Branch branch;             // at its end
    End end = End::Undecided;  // `Unproven` stands for nothing here
    std::string reason{};
    std::vector<Branch> others{};          // in the order in which they should be gone on with
    std::set<std::string> assumptions{};   // what was taken for granted
    std::vector<std::string> undecided{};  // ways that may leave it: why nobody knows
    bool hasCutItems = false;
    bool isPaused = false;  // it has not ended: others have left it, or it came to a place where ways may meet
};

/// A hash of where an execution is, by which way it came there, and of the data that it has. Of two ways with the same
/// one the later one shows nothing but another condition.
[[nodiscard]] std::uint64_t whereabouts(const Branch& branch);

/// Goes one way to its end at a time. One thread uses it.
class Walker {
public:
    /// All of them must outlive it.
    Walker(const exec::Program& program, const exec::Settings& settings, const Options& options);

    /// The way that begins with the unknown `input`.
    [[nodiscard]] Branch start() const;

    /// Goes on with a way until it ends or pauses.
    [[nodiscard]] WayEnd walk(Branch branch);

    [[nodiscard]] const SolverStatistics& solverStatistics() const { return solver_.statistics(); }

    /// What all ways passed that it has gone.
    [[nodiscard]] const exec::Coverage& coverage() const { return coverage_; }

    [[nodiscard]] std::uint64_t decisions() const { return oracle_.decisionCount(); }

private:
    void step(WayEnd& way);
    void execute(exec::Execution& execution);
    [[nodiscard]] bool isVisitedTooOften(Branch& branch, exec::EventId before, std::string& state);

    const exec::Program& program_;
    const Options& options_;
    Solver solver_;
    PathOracle oracle_;
    PathResponder responder_;
    exec::Executor executor_;
    exec::CoverageRecord passed_;  // in one step; else nothing
    exec::Coverage coverage_;
};

}  // namespace stepcheck::explore
