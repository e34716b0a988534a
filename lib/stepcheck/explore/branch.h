#pragma once

#include "stepcheck/exec/execution.h"
#include "stepcheck/explore/exploration.h"
#include "stepcheck/explore/model.h"
#include "stepcheck/explore/read.h"

#include <cstddef>
#include <map>
#include <utility>
#include <variant>
#include <vector>

namespace stepcheck::explore {

/// An answer that a path gave to a question: to `decide`, `choose` or `pick`.
struct Decision {
    std::variant<bool, std::size_t, value::Value> answer;
    bool isImplied = false;  // it follows from the ones before
    bool isGiven = false;    // no way has another one
};

/// A way that was begun: an execution at the boundary of two steps, what holds there, and the decisions with which its
/// next step begins. Copies share the execution's parts.
struct Branch {
    exec::Execution execution;
    std::vector<Literal> condition;   // before the next step
    std::vector<Decision> decisions;  // of the next step, from its beginning
    Model model;                      // an example for the condition and the decisions
    std::vector<Call> calls;
    std::vector<Read> reads;
    std::vector<std::string> assumptions;
    std::map<std::pair<std::size_t, std::size_t>, std::size_t> visits;  // by line of control and state
    std::map<std::uint64_t, std::uint64_t> situations;  // in which states were entered again: `forks` at that time
    std::uint64_t forks = 0;                            // questions that had more than one answer
    std::uint64_t site = 0;                             // where and how it left the way that it comes from
    std::uint64_t steps = 0;
    std::uint64_t route = 0;     // a hash of what has happened, data aside
    exec::EventId mergedAt = 0;  // the events up to where another way came in: either may have left them
};

}  // namespace stepcheck::explore
