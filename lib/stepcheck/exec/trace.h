#pragma once

#include "stepcheck/asl/id.h"
#include "stepcheck/exec/event.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace stepcheck::exec {

/// The data after a step of a state's processing, or what was decided, by the name that TestState's inspection data has
/// for it: "afterInputPath", "result", "errorDetails". Names are literals.
struct TraceStep {
    std::string_view name;
    Payload data;
};

/// What a state did with its data, from where it was entered to where it was left.
struct TraceVisit {
    asl::StateId state;
    EventId entered = 0;            // in the history of its execution
    std::int64_t milliseconds = 0;  // when
    std::string child;              // the name of the child execution that it is in; empty: the execution itself
    std::vector<TraceStep> steps;   // those of retries included, in order
};

/// All states that an execution and its children entered, in that order.
using Trace = std::vector<TraceVisit>;

}  // namespace stepcheck::exec
