#pragma once

#include "stepcheck/exec/execution.h"
#include "stepcheck/render/graph_model.h"

#include <string>

namespace stepcheck::render {

/// A `digraph` of Graphviz; scopes are clusters.
[[nodiscard]] std::string graphDot(const GraphModel& model);

/// A `flowchart` of Mermaid; scopes are subgraphs. The way that `execution` took is marked, if there is one; it must
/// have its coverage.
[[nodiscard]] std::string graphMermaid(const GraphModel& model, const exec::Execution* execution = nullptr);

/// States, transitions, scopes and missing targets as JSON.
[[nodiscard]] std::string graphJson(const GraphModel& model);

}  // namespace stepcheck::render
