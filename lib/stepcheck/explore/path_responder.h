#pragma once

#include "stepcheck/exec/program.h"
#include "stepcheck/exec/responder.h"
#include "stepcheck/explore/branch.h"
#include "stepcheck/explore/path_oracle.h"
#include "stepcheck/explore/task_plans.h"

#include <string>
#include <vector>

namespace stepcheck::explore {

/// Answers the tasks of one way: each visit of a task goes by one of its plans, and results are unknowns.
class PathResponder final : public exec::Responder {
public:
    PathResponder(const exec::Program& program, const Options& options, PathOracle& oracle);

    /// Before a step: answers are noted in `branch`.
    void begin(Branch& branch) { branch_ = &branch; }

    support::Result<exec::TaskAnswer> answer(const exec::TaskCall& call) override;
    exec::ReadItems items(const exec::ReadCall& call) override;

    /// How often a state may be entered on one path: more when it lies in Maps in Maps.
    [[nodiscard]] std::size_t maxVisits(asl::StateId state) const { return maxVisits_[state.index]; }

private:
    [[nodiscard]] std::size_t planOf(const exec::TaskCall& call);
    [[nodiscard]] std::size_t visitsInChild(const exec::TaskCall& call) const;

    const exec::Program& program_;
    PathOracle& oracle_;
    std::vector<std::vector<TaskPlan>> plans_;  // by state
    std::vector<std::size_t> maxVisits_;        // by state
    std::vector<bool> isInChild_;               // by state: runs in child executions
    Branch* branch_ = nullptr;
};

/// The name of the unknown that a task results in: "Pay.result", of later calls "Pay.result 2".
[[nodiscard]] std::string resultName(std::string_view state, std::uint64_t attempt);

}  // namespace stepcheck::explore
