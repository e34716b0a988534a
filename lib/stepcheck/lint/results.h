#pragma once

#include "stepcheck/asl/expressions.h"
#include "stepcheck/asl/machine.h"
#include "stepcheck/asl/resource.h"
#include "stepcheck/flow/graph.h"
#include "stepcheck/support/span.h"

#include <span>
#include <string>
#include <vector>

// What several rules ask about the results of tasks and who reads them.
namespace stepcheck::lint {

/// A path into the result of a task, by name as far as its names are plain.
struct ResultRead {
    const asl::State* task = nullptr;
    const asl::Expression* expression = nullptr;
    std::vector<std::string> names;  // from the result on; empty when all of it is read
    support::Span at;                // in the document: the whole path
};

/// Whether the results of a task with that resource are asked for.
using IsWanted = bool (*)(const asl::Resource& resource);

/// What reads the results of those Task states: `ResultSelector`, `OutputPath`, `Output` and `Assign` of the task
/// itself, and paths into the input of the state that comes next. Left out is what may lead elsewhere: a result that
/// ResultSelector, OutputPath or Output changed, states that ask whether it is there. Linear.
[[nodiscard]] std::vector<ResultRead> resultReads(const asl::Machine& machine,
    std::span<const asl::Expression> expressions, const flow::Graph& graph, IsWanted isWanted);

}  // namespace stepcheck::lint
