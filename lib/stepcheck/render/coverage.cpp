#include "stepcheck/render/coverage.h"

#include "stepcheck/render/escape.h"
#include "stepcheck/render/width.h"
#include "stepcheck/support/assert.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace stepcheck::render {

using exec::PointKind;

DefinitionCoverage coverageOf(
    std::string name, const asl::Machine& machine, const exec::Coverage& coverage, const support::SourceText& source) {
    const support::LineTable lines(source.file().text());
    DefinitionCoverage result{.name = std::move(name), .file = source.name(), .points = {}};
    for (const exec::CoveragePoint& point : exec::coveragePoints(machine, coverage)) {
        const bool leads = point.kind == PointKind::Transition;
        result.points.push_back({.kind = point.kind,
            .state = std::string(machine.state(point.state).name.value),
            .target = leads ? std::string(machine.state(point.target).name.value) : std::string(),
            .index = point.index,
            .at = lines.position(source.toFile(point.at).begin, support::ColumnUnit::CodePoint),
            .count = point.count});
    }
    return result;
}

double CoverageCount::percent() const {
    return total == 0 ? 100.0 : static_cast<double>(covered) * 100.0 / static_cast<double>(total);
}

std::string CoverageCount::text() const {
    const std::size_t tenths = total == 0 ? 1000 : covered * 1000 / total;
    return fmt::format("{}.{} %", tenths / 10, tenths % 10);
}

static void add(CoverageCount& count, const CoveredPoint& point) {
    ++count.total;
    count.covered += point.count > 0 ? 1U : 0U;
}

CoverageCount countAll(std::span<const DefinitionCoverage> definitions) {
    CoverageCount count;
    for (const DefinitionCoverage& definition : definitions)
        for (const CoveredPoint& point : definition.points)
            add(count, point);
    return count;
}

// "Retry[0] of "Charge card""
static std::string inWords(const CoveredPoint& point) {
    switch (point.kind) {
        case PointKind::State: return fmt::format("state \"{}\"", point.state);
        case PointKind::Transition: return fmt::format("transition from \"{}\" to \"{}\"", point.state, point.target);
        case PointKind::Rule: return fmt::format("Choices[{}] of \"{}\"", point.index, point.state);
        case PointKind::Retrier: return fmt::format("Retry[{}] of \"{}\"", point.index, point.state);
        case PointKind::Catcher: return fmt::format("Catch[{}] of \"{}\"", point.index, point.state);
    }
    STEPCHECK_ASSERT(false);
}

void writeCoverage(std::span<const DefinitionCoverage> definitions, const Write& write) {
    std::size_t width = std::string_view("coverage").size();
    for (const DefinitionCoverage& definition : definitions)
        width = std::max<std::size_t>(width, displayWidth(printable(definition.name)));
    const auto padded = [width](
                            const std::string& name) { return name + std::string(width - displayWidth(name), ' '); };
    write(padded("coverage") + "  states  transitions  rules  retriers  catchers      all\n");
    static constexpr std::array<std::size_t, exec::pointKinds> columns{6, 11, 5, 8, 8};
    for (const DefinitionCoverage& definition : definitions) {
        std::array<CoverageCount, exec::pointKinds> counts{};
        for (const CoveredPoint& point : definition.points)
            add(counts[static_cast<std::size_t>(point.kind)], point);
        std::string line = padded(printable(definition.name));
        for (std::size_t i = 0; i < counts.size(); ++i)
            line += fmt::format("  {:>{}}",
                counts[i].total == 0 ? std::string("-") : fmt::format("{}/{}", counts[i].covered, counts[i].total),
                columns[i]);
        write(fmt::format("{}  {:>7}\n", line, countAll(std::span(&definition, 1)).text()));
    }
    for (const DefinitionCoverage& definition : definitions)
        for (const CoveredPoint& point : definition.points)
            if (point.count == 0)
                write(fmt::format("{}:{}:{}: not covered: {}\n", printable(definition.file), point.at.line,
                    point.at.column, printable(inWords(point))));
}

}  // namespace stepcheck::render
