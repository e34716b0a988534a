#pragma once

#include "stepcheck/asl/machine.h"
#include "stepcheck/exec/program.h"
#include "stepcheck/support/span.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <string_view>
#include <vector>

namespace stepcheck::exec {

/// How often executions passed the parts of one state. Rules, retriers and catchers are in the order of the document.
struct StateCoverage {
    std::uint64_t entered = 0;
    std::map<asl::StateId, std::uint64_t> transitions;  // by the state that they led to
    std::vector<std::uint64_t> rules;                   // of a Choice: those that matched
    std::vector<std::uint64_t> retriers;                // those that had the state tried again
    std::vector<std::uint64_t> catchers;                // those that took an error
};

/// How often executions passed the parts of a definition, by state.
using Coverage = std::vector<StateCoverage>;

/// Counts with the states that have any, each at least once, so that few counts cost little.
struct CoverageRecord {
    Coverage counts;
    std::vector<asl::StateId> counted{};

    /// The counts of a state for counting.
    [[nodiscard]] StateCoverage& edit(asl::StateId state);
};

/// Sets all counts to zero. Linear in what was counted.
void clear(CoverageRecord& record);

/// Adds the counts of `passed` and sets them back to zero there. Linear in what was counted.
void moveTo(Coverage& coverage, CoverageRecord& passed);

/// A count of zero for every part of a program.
[[nodiscard]] Coverage noCoverage(const Program& program);

/// Adds the counts of `more`, which are of the same program.
void add(Coverage& coverage, const Coverage& more);

/// What can be covered.
enum class PointKind : std::uint8_t { State, Transition, Rule, Retrier, Catcher };

inline constexpr std::size_t pointKinds = 5;

/// "state", "transition", "rule", "retrier", "catcher".
[[nodiscard]] std::string_view name(PointKind kind);

/// A part of a definition with its count.
struct CoveragePoint {
    PointKind kind = PointKind::State;
    asl::StateId state;     // that it is or belongs to
    asl::StateId target;    // of a transition: where it leads
    std::size_t index = 0;  // of a rule, retrier or catcher, from 0
    support::Span at;       // in the document
    std::uint64_t count = 0;
};

/// Every part of a machine, state by state in the order of the document: the state, its transitions (two ways to the
/// same state are one, at the place of the first), rules, retriers, catchers.
[[nodiscard]] std::vector<CoveragePoint> coveragePoints(const asl::Machine& machine, const Coverage& coverage);

}  // namespace stepcheck::exec
