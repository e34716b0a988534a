#pragma once

#include "stepcheck/render/exploration.h"
#include "stepcheck/render/page_data.h"

#include <vector>

namespace stepcheck::lint {
struct FileReport;
}

namespace stepcheck::render {

/// The page of an exploration: its proven paths, then the ways that were not gone to their end, and the findings of
/// lint. Everything that is given has to outlive the result. O(size).
[[nodiscard]] PageData pageOf(
    const ExploredDefinition& explored, const flow::Graph& graph, const lint::FileReport& report);

/// The findings of lint with the states that they are about.
[[nodiscard]] std::vector<PageFinding> pageFindings(const asl::Machine& machine, const lint::FileReport& report);

}  // namespace stepcheck::render
