#pragma once

#include "stepcheck/exec/executor.h"
#include "stepcheck/explore/branch.h"
#include "stepcheck/explore/path_oracle.h"
#include "stepcheck/explore/path_responder.h"

#include <cstdint>
#include <optional>
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
    std::optional<std::uint64_t> situation{};  // of a visit limit: in which it ends, see `situationOf`
    bool isEndless = false;  // it has been in the same one before, and nothing else was possible since then
    std::vector<asl::StateId> gapsAfter{};  // see `Gaps`
    bool isPaused = false;  // it has not ended: others have left it, or it came to a place where ways may meet
};

/// A hash of where an execution is, by which way it came there, and of the data that it has. Of two ways with the same
/// one the later one shows nothing but another condition.
[[nodiscard]] std::uint64_t whereabouts(const Branch& branch);

/// Where an execution is at the top level, whatever goes on inside; where it begins, before it has. Nothing when the
/// definition does not say where.
[[nodiscard]] std::optional<asl::StateId> topLevelState(const exec::Program& program, const exec::Execution& execution);

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
    void noteGap(WayEnd& way, const exec::Execution& at) const;
    [[nodiscard]] bool isVisitedTooOften(WayEnd& way, exec::EventId before);

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
