#include "stepcheck/render/coverage.h"
#include "stepcheck/render/escape.h"
#include "stepcheck/render/uri.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>

namespace stepcheck::render {

using exec::PointKind;

static void writeFunctions(const DefinitionCoverage& definition, const Write& write) {
    CoverageCount states;
    for (const CoveredPoint& point : definition.points) {
        if (point.kind != PointKind::State)
            continue;
        ++states.total;
        states.covered += point.count > 0 ? 1U : 0U;
        write(fmt::format("FN:{},{}\n", point.at.line, printable(point.state)));
    }
    for (const CoveredPoint& point : definition.points)
        if (point.kind == PointKind::State)
            write(fmt::format("FNDA:{},{}\n", point.count, printable(point.state)));
    write(fmt::format("FNF:{}\nFNH:{}\n", states.total, states.covered));
}

// Branches of a line are numbered; those of a state that was never entered count as never reached.
static void writeBranches(const DefinitionCoverage& definition, const Write& write) {
    CoverageCount branches;
    std::map<std::uint32_t, std::size_t> numbers;
    bool isEntered = false;
    for (const CoveredPoint& point : definition.points) {
        if (point.kind == PointKind::State) {
            isEntered = point.count > 0;
            continue;
        }
        ++branches.total;
        branches.covered += point.count > 0 ? 1U : 0U;
        write(fmt::format("BRDA:{},0,{},{}\n", point.at.line, numbers[point.at.line]++,
            isEntered ? std::to_string(point.count) : std::string("-")));
    }
    write(fmt::format("BRF:{}\nBRH:{}\n", branches.total, branches.covered));
}

static void writeLines(const DefinitionCoverage& definition, const Write& write) {
    std::map<std::uint32_t, std::uint64_t> counts;
    for (const CoveredPoint& point : definition.points) {
        std::uint64_t& count = counts[point.at.line];
        count = std::max(count, point.count);
    }
    std::size_t covered = 0;
    for (const auto& [line, count] : counts) {
        covered += count > 0 ? 1U : 0U;
        write(fmt::format("DA:{},{}\n", line, count));
    }
    write(fmt::format("LF:{}\nLH:{}\n", counts.size(), covered));
}

void writeCoverageAsLcov(std::span<const DefinitionCoverage> definitions, const Write& write) {
    for (const DefinitionCoverage& definition : definitions) {
        write(fmt::format("TN:\nSF:{}\n", printable(plainPath(definition.file))));
        writeFunctions(definition, write);
        writeBranches(definition, write);
        writeLines(definition, write);
        write("end_of_record\n");
    }
}

}  // namespace stepcheck::render
