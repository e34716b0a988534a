#pragma once

#include "stepcheck/asl/field.h"
#include "stepcheck/asl/id.h"
#include "stepcheck/exec/coverage.h"
#include "stepcheck/exec/execution.h"
#include "stepcheck/explore/literal.h"
#include "stepcheck/explore/model.h"
#include "stepcheck/explore/solver.h"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace stepcheck::explore {

/// How a way through the machine came to its end.
enum class End : std::uint8_t {
    Succeeded,
    Failed,
    TimedOut,
    Merged,      // it met another one, which is reported
    VisitLimit,  // a state was entered more often than `maxVisits` allows
    StepLimit,   // longer than `maxSteps`
    Undecided,   // the solver does not know whether it is possible
    Unanswered,  // something that it needs is not known, such as the object that an ItemReader reads
    Unproven,    // its example takes another way: a bug of ours
};

inline constexpr std::size_t endCount = 9;

/// "succeeded", "visit-limit", …
[[nodiscard]] std::string_view name(End end);

/// What may stop an exploration before everything was looked at.
enum class Limit : std::uint8_t { Paths, Time, Pending, Items, Visits, Retries, Steps, Interrupted };

/// "max-paths", "max-seconds", …: the option that moves it.
[[nodiscard]] std::string_view name(Limit limit);

/// A task that was called on a path, with its answer.
struct Call {
    asl::StateId state;
    std::uint64_t attempt = 0;        // of this state in the execution, from 0
    std::uint64_t retry = 0;          // of this visit of the state, from 0
    std::uint64_t visit = 0;          // which one
    exec::TaskAnswer answer;          // on a proven path without unknowns
    std::size_t plan = 0;             // of `TaskPlans`: what becomes of the visit
    std::vector<std::string> errors;  // of a failure: all that the same handlers take
};

/// What an execution is given so that it takes a path.
struct Example {
    value::Value input;
    std::vector<Call> calls;
    value::Value objects;  // what ItemReaders find, as `--objects` takes it; null: there is none
    Model holes;           // values that stand for `${…}`; other unknowns are not asked for any more
};

/// A path that was proven: its example was executed and took it.
struct Path {
    std::string id;  // of what happens on it, the same in each run: "succeeded-1c9e04b2"
    End end = End::Succeeded;
    std::vector<asl::StateId> states;      // in the order in which they were entered
    std::vector<Literal> condition;        // all of them hold
    std::vector<std::string> assumptions;  // what was fixed to a value though others would do
    Example example;
    exec::Execution execution;   // of the example
    std::uint64_t variants = 1;  // conditions that lead this way; `condition` is the first one
};

/// An end that is no proven path.
struct LooseEnd {
    End end = End::Undecided;
    std::vector<asl::StateId> states;
    std::vector<Literal> condition;
    std::string reason;
    bool isRound = false;  // of a visit limit: it can only go on as another way does that came there, or itself before
    std::optional<Example> endless{};  // of a round in which nothing else is possible: it goes on for ever
};

struct Statistics {
    std::uint64_t ways = 0;       // that were gone to an end
    std::uint64_t steps = 0;      // turns of executions
    std::uint64_t decisions = 0;  // questions of evaluators
    std::uint64_t forks = 0;      // those with more than one answer
    SolverStatistics solver;
    std::chrono::duration<double> time{};
};

/// Where an exploration may have missed something. What lies elsewhere it has seen whole.
struct Gaps {
    std::set<asl::StateId> after;  // of the top level: a way was cut there, is undecided, or went on with an example
    std::set<asl::StateId>
        inside;  // Parallel, Map: something failed on its own; what ran beside it may have come first
};

/// How often a comparison of a Choice rule was made, and how often its values had the type that it compares.
struct ComparisonCount {
    std::uint64_t made = 0;
    std::uint64_t fitting = 0;
};
using ComparisonCounts = std::map<const asl::Node*, ComparisonCount>;  // by the object of the rule

/// What a machine can do.
struct Exploration {
    std::vector<Path> paths;      // by outcome, the shortest first
    std::vector<LooseEnd> loose;  // in the order in which they were met
    std::array<std::uint64_t, endCount> ends{};
    std::map<Limit, std::string> limits;  // that were reached, with what was left out; none: everything was looked at
    Gaps gaps;
    std::set<std::string> assumptions;  // what was taken for granted of the data
    exec::Coverage coverage;            // of all ways, those to loose ends included
    ComparisonCounts comparisons;       // when they are watched, of states that do not read the context object
    Statistics statistics;

    [[nodiscard]] std::uint64_t count(End end) const { return ends[static_cast<std::size_t>(end)]; }
};

}  // namespace stepcheck::explore
