#pragma once

#include "stepcheck/exec/coverage.h"
#include "stepcheck/render/write.h"
#include "stepcheck/support/line_table.h"
#include "stepcheck/support/source_text.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace stepcheck::render {

/// A part of a definition as people name it.
struct CoveredPoint {
    exec::PointKind kind = exec::PointKind::State;
    std::string state;
    std::string target;     // of a transition
    std::size_t index = 0;  // of a rule, retrier or catcher, from 0
    support::Position at;
    std::uint64_t count = 0;
};

/// How much of one definition was executed. Holds no view.
struct DefinitionCoverage {
    std::string name;  // as the user calls it
    std::string file;  // where its points are
    std::vector<CoveredPoint> points;
};

/// The points of a definition by name and place.
[[nodiscard]] DefinitionCoverage coverageOf(
    std::string name, const asl::Machine& machine, const exec::Coverage& coverage, const support::SourceText& source);

/// Parts that were executed, of all.
struct CoverageCount {
    std::size_t covered = 0;
    std::size_t total = 0;

    /// In percent; 100 when there is nothing to cover.
    [[nodiscard]] double percent() const;

    /// "87.5 %": rounded down, so that 100 means all.
    [[nodiscard]] std::string text() const;
};

[[nodiscard]] CoverageCount countAll(std::span<const DefinitionCoverage> definitions);

/// A table with a line for each definition, and below it what was not executed.
void writeCoverage(std::span<const DefinitionCoverage> definitions, const Write& write);

/// The format of lcov: states are functions; transitions, rules, retriers and catchers are branches.
/// Source: geninfo(1), "Files".
void writeCoverageAsLcov(std::span<const DefinitionCoverage> definitions, const Write& write);

/// JSON (docs/schemas/coverage.schema.json).
void writeCoverageAsJson(std::span<const DefinitionCoverage> definitions, const Write& write);

}  // namespace stepcheck::render
