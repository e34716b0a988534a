#pragma once

#include "stepcheck/exec/program.h"
#include "stepcheck/explore/summary.h"
#include "stepcheck/render/write.h"

#include <optional>
#include <string>

namespace stepcheck::render {

/// What was explored. Views; all of them must outlive it.
struct ExploredDefinition {
    std::string name;  // its path
    const exec::Program& program;
    const explore::Exploration& exploration;
    const explore::Summary& summary;
    std::optional<double> transitionPrice{};  // in dollars; costs are shown when it is given
};

/// The paths for people: for each how it ends, its states, when it is taken, an example; then what was left out.
void writeExploration(const ExploredDefinition& explored, const Write& write);

/// One path as `writeExploration` writes it.
void writePath(const exec::Program& program, const explore::Path& path, const Write& write);

/// The same as a page of Markdown, for a pull request.
void writeExplorationAsMarkdown(const ExploredDefinition& explored, const Write& write);

/// JSON (docs/schemas/exploration.schema.json).
void writeExplorationAsJson(const ExploredDefinition& explored, const Write& write);

/// A line of JSON for each path, of the same shape as in the JSON report.
void writeExplorationAsJsonLines(const ExploredDefinition& explored, const Write& write);

}  // namespace stepcheck::render
