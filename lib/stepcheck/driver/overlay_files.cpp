#include "stepcheck/driver/overlay_files.h"

#include "stepcheck/driver/configured_lint.h"
#include "stepcheck/driver/execution_files.h"
#include "stepcheck/exec/coverage.h"
#include "stepcheck/render/graph_traffic.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace stepcheck::driver {

namespace fs = std::filesystem;
using support::Error;
using support::Result;
using value::Kind;
using value::Value;

Result<OverlayChoice> overlayChoiceOf(std::string_view text) {
    const std::string_view kind = text.substr(0, text.find('='));
    const std::string file(kind.size() < text.size() ? text.substr(kind.size() + 1) : std::string_view());
    if (text == "findings")
        return OverlayChoice{.kind = OverlayKind::Findings, .file = {}};
    if (kind != "coverage" && kind != "paths")
        return Error{fmt::format("--overlay: \"{}\" is none of coverage=FILE, paths=FILE, findings", text)};
    if (file.empty())
        return Error{fmt::format("--overlay: {0} needs a file: {0}=FILE", kind)};
    return OverlayChoice{.kind = kind == "paths" ? OverlayKind::Paths : OverlayKind::Coverage, .file = file};
}

static std::string_view textOf(const Value& object, std::string_view member) {
    const Value* found = object.find(member);
    return found != nullptr && found->is(Kind::String) ? found->string() : std::string_view();
}

static std::size_t numberOf(const Value& object, std::string_view member) {
    const Value* found = object.find(member);
    return found != nullptr && found->is(Kind::Integer) && found->integer() > 0
               ? static_cast<std::size_t>(found->integer())
               : 0;
}

static std::span<const Value> elementsOf(const Value& object, std::string_view member) {
    const Value* found = object.find(member);
    return found != nullptr ? found->elements() : std::span<const Value>();
}

// Names of states are unique in a definition without errors.
static std::optional<asl::StateId> stateNamed(const asl::Machine& machine, std::string_view name) {
    const std::vector<asl::StateId> states = machine.named(name);
    return states.empty() ? std::nullopt : std::optional(states.front());
}

static std::string staleNote(const OverlayChoice& choice, std::size_t unknown, std::size_t all, std::string_view what) {
    return unknown == 0 ? std::string()
                        : fmt::format("{}: {} of {} {} are not in the definition: it may be about an older version",
                              choice.file, unknown, all, what);
}

// The part of a coverage report that is about this definition: by its path, else by the name of its file.
static Result<Value> coverageOf(const OverlayChoice& choice, const Value& report, const std::string& definition) {
    const auto files = elementsOf(report, "files");
    std::string others;
    const Value* sameName = nullptr;
    for (const Value& file : files) {
        const fs::path name(textOf(file, "name"));
        if (name.lexically_normal() == fs::path(definition).lexically_normal())
            return file;
        if (name.filename() == fs::path(definition).filename())
            sameName = &file;
        others += (others.empty() ? "" : ", ") + name.generic_string();
    }
    if (sameName != nullptr)
        return *sameName;
    return Error{fmt::format("{}: tells nothing about {}{}", choice.file, definition,
        others.empty() ? ": it is no coverage report with files" : ", but about " + others)};
}

static void setCount(std::vector<std::uint64_t>& counts, std::size_t index, std::uint64_t count) {
    static constexpr std::size_t most = 100'000;
    if (index >= most)
        return;
    counts.resize(std::max(counts.size(), index + 1));
    counts[index] = count;
}

// Whether the definition has what the point is about.
static bool takePoint(exec::Coverage& coverage, const asl::Machine& machine, const Value& point) {
    const auto state = stateNamed(machine, textOf(point, "state"));
    if (!state)
        return false;
    exec::StateCoverage& own = coverage[state->index];
    const std::string_view kind = textOf(point, "kind");
    const std::uint64_t count = numberOf(point, "count");
    const std::size_t index = numberOf(point, "index");
    if (kind == exec::name(exec::PointKind::State))
        own.entered = count;
    else if (kind == exec::name(exec::PointKind::Rule))
        setCount(own.rules, index, count);
    else if (kind == exec::name(exec::PointKind::Catcher))
        setCount(own.catchers, index, count);
    else if (kind == exec::name(exec::PointKind::Transition)) {
        const auto target = machine.find(machine.state(*state).scope, textOf(point, "target"));
        if (!target)
            return false;
        own.transitions[*target] = count;
    }
    return true;
}

static Result<LoadedOverlay> loadCoverage(const OverlayChoice& choice, const Value& report,
    const std::string& definition, const asl::Machine& machine, const flow::Graph& graph) {
    const Result<Value> file = coverageOf(choice, report, definition);
    if (!file)
        return file.error();
    exec::Coverage coverage(machine.states().size());
    std::size_t unknown = 0;
    const auto points = elementsOf(*file, "points");
    for (const Value& point : points)
        unknown += takePoint(coverage, machine, point) ? 0U : 1U;
    return LoadedOverlay{.overlay = render::coverageOverlay(graph, render::trafficOf(machine, graph, coverage)),
        .note = staleNote(choice, unknown, points.size(), "parts")};
}

static Result<LoadedOverlay> loadPaths(
    const OverlayChoice& choice, const Value& report, const asl::Machine& machine, const flow::Graph& graph) {
    if (report.find("paths") == nullptr)
        return Error{fmt::format("{}: holds no paths: expected what \"explore --format json\" writes", choice.file)};
    std::vector<render::Traffic> paths;
    std::size_t unknown = 0;
    std::size_t all = 0;
    for (const Value& path : elementsOf(report, "paths")) {
        std::vector<asl::StateId> states;
        for (const Value& name : elementsOf(path, "states")) {
            const auto state = name.is(Kind::String) ? stateNamed(machine, name.string()) : std::nullopt;
            if (state)
                states.push_back(*state);
            unknown += state ? 0U : 1U;
            ++all;
        }
        paths.push_back(render::trafficOf(machine, graph, states));
    }
    return LoadedOverlay{
        .overlay = render::pathsOverlay(graph, paths), .note = staleNote(choice, unknown, all, "states on paths")};
}

static Result<LoadedOverlay> loadFindings(
    const std::shared_ptr<const support::SourceText>& source, const asl::Machine& machine, const flow::Graph& graph) {
    const Result<lint::FileReport> report = lintAsConfigured(source);
    if (!report)
        return report.error();
    return LoadedOverlay{.overlay = render::findingsOverlay(machine, graph, *report), .note = {}};
}

Result<LoadedOverlay> loadOverlay(const OverlayChoice& choice, const std::shared_ptr<const support::SourceText>& source,
    const asl::Machine& machine, const flow::Graph& graph) {
    if (choice.kind == OverlayKind::Findings)
        return loadFindings(source, machine, graph);
    const auto report = readJson(choice.file);
    if (!report)
        return report.error();
    return choice.kind == OverlayKind::Paths ? loadPaths(choice, report->value(), machine, graph)
                                             : loadCoverage(choice, report->value(), source->name(), machine, graph);
}

}  // namespace stepcheck::driver
