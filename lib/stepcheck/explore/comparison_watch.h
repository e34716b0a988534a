#pragma once

#include "stepcheck/asl/machine.h"
#include "stepcheck/exec/execution.h"
#include "stepcheck/exec/program.h"
#include "stepcheck/exec/settings.h"
#include "stepcheck/explore/exploration.h"
#include "stepcheck/value/oracle.h"

#include <map>
#include <vector>

namespace stepcheck::explore {

/// Counts whether the comparisons of Choice states find values of the type that they compare.
class ComparisonWatch {
public:
    /// Of all states that do not read the context object. The program must outlive it.
    explicit ComparisonWatch(const exec::Program& program);
    ~ComparisonWatch();
    ComparisonWatch(const ComparisonWatch&) = delete;
    ComparisonWatch& operator=(const ComparisonWatch&) = delete;

    /// Executes an example once more and adds what the comparisons find. One thread at a time.
    void watch(const Example& example, const exec::Settings& settings, ComparisonCounts& counts) const;

private:
    struct Leaf;
    struct Tree;

    void compare(const exec::Execution& execution, const exec::Frame& frame, value::Oracle& oracle,
        ComparisonCounts& counts) const;

    const exec::Program& program_;
    std::map<asl::StateId, std::vector<Tree>> choices_;
};

}  // namespace stepcheck::explore
