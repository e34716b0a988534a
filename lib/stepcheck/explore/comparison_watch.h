#pragma once

#include "stepcheck/asl/machine.h"
#include "stepcheck/exec/execution.h"
#include "stepcheck/exec/program.h"
#include "stepcheck/explore/exploration.h"

#include <map>
#include <memory>

namespace stepcheck::explore {

/// Counts whether the comparisons of Choice states find values of the type that they compare.
class ComparisonWatch {
public:
    /// Of all rules whose paths begin at the input of their state. The program must outlive it.
    explicit ComparisonWatch(const exec::Program& program);
    ~ComparisonWatch();
    ComparisonWatch(const ComparisonWatch&) = delete;
    ComparisonWatch& operator=(const ComparisonWatch&) = delete;

    /// Adds what the comparisons found in an execution of which everything is known. One thread at a time.
    void watch(const exec::Execution& execution, ComparisonCounts& counts) const;

private:
    struct Leaf;
    struct Tree;

    const exec::Program& program_;
    std::map<std::string_view, std::vector<Tree>> choices_;  // by the name of the state
};

}  // namespace stepcheck::explore
