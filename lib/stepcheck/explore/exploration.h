#pragma once

#include "stepcheck/asl/id.h"
#include "stepcheck/exec/coverage.h"
#include "stepcheck/exec/execution.h"
#include "stepcheck/explore/literal.h"
#include "stepcheck/explore/model.h"
#include "stepcheck/explore/solver.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace stepcheck::explore {

/// How a way through the machine came to its end.
enum class End : std::uint8_t {
    Succeeded,
    Failed,
    TimedOut,
    VisitLimit,  // a state was entered more often than `maxVisits` allows
    EventLimit,  // longer than `maxEvents`
    Merged,      // goes on like another one, which is reported
    Undecided,   // nobody knows whether it is possible
    Unanswered,  // something that it needs is not known: the objects that a reader reads
    Unproven,    // its example takes another way: a bug of ours
};

inline constexpr std::size_t ends = 9;

/// "succeeded", "visit-limit", …
[[nodiscard]] std::string_view name(End end);

/// The limits that an exploration may reach.
enum class Limit : std::uint8_t { Paths, Time, Memory, Stopped };

inline constexpr std::size_t limits = 4;

/// "max-paths", "max-seconds", …; `Stopped` is somebody's wish.
[[nodiscard]] std::string_view name(Limit limit);

/// What a task was answered on a path.
struct Call {
    asl::StateId state;
    std::uint64_t attempt = 0;          // of this state in the execution, from 0
    std::uint64_t retry = 0;            // of this visit of the state, from 0
    exec::TaskAnswer answer;            // in a path that was found its values are known
    std::vector<std::string> errors{};  // of a failure: all names that the same handlers take
};

/// What an execution was given that takes a path.
struct Example {
    value::Value input;
    std::vector<Call> calls;
    Model holes;  // the values that stand for `${…}`
    std::string executionName;
};

/// A path that was proven: its example was executed and took it.
struct Path {
    std::string id;  // stable: of what happens on it
    End end = End::Succeeded;
    std::vector<asl::StateId> states;      // in the order in which they were entered
    std::vector<Literal> condition;        // all of them hold
    std::vector<std::string> assumptions;  // what could not be solved for but was found to hold
    Example example;
    exec::Execution execution;   // of the example
    std::uint64_t variants = 1;  // how many conditions lead this way; `condition` is that of the first
};

/// What an end without a path says.
struct Loose {
    End end = End::Undecided;
    std::vector<asl::StateId> states;
    std::vector<Literal> condition;
    std::string reason;
};

struct Statistics {
    std::uint64_t steps = 0;  // turns of executions
    std::uint64_t forks = 0;
    std::uint64_t decisions = 0;         // questions that were asked
    std::uint64_t impliedDecisions = 0;  // by what the path had decided before
    SolverStatistics solver;
    double seconds = 0;
};

/// What a machine can do.
struct Exploration {
    std::vector<Path> paths;   // in the order in which they were found, the shortest first
    std::vector<Loose> loose;  // ends that are no proven path
    std::array<std::uint64_t, ends> counts{};
    std::vector<Limit> limits;  // that were reached; without any everything was looked at
    exec::Coverage coverage;    // of all paths
    Statistics statistics;
};

}  // namespace stepcheck::explore
