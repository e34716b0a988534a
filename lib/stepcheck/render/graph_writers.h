#pragma once

#include "stepcheck/render/graph_model.h"

#include <string>

namespace stepcheck::render {

/// A `digraph` of Graphviz; scopes are clusters.
[[nodiscard]] std::string graphDot(const GraphModel& model);

/// A `flowchart` of Mermaid; scopes are subgraphs.
[[nodiscard]] std::string graphMermaid(const GraphModel& model);

/// States, transitions, scopes and missing targets as JSON.
[[nodiscard]] std::string graphJson(const GraphModel& model);

}  // namespace stepcheck::render
