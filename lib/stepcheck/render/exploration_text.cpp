#include "stepcheck/catalog/limits.h"
#include "stepcheck/render/condition_words.h"
#include "stepcheck/render/exploration.h"
#include "stepcheck/render/exploration_words.h"
#include "stepcheck/value/write.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace stepcheck::render {

using explore::End;
using explore::Exploration;
using explore::Path;

static void writeList(std::string_view head, const std::vector<std::string>& lines, const Write& write) {
    for (std::size_t i = 0; i < lines.size(); ++i)
        write(fmt::format("  {:<8}{}\n", i == 0 ? head : "", lines[i]));
}

static void writePath(
    const exec::Program& program, const Path& path, std::optional<double> transitionPrice, const Write& write) {
    const std::int64_t took = path.execution.milliseconds - path.execution.history.events().front()->milliseconds;
    write(fmt::format("{}  {} after {}, {}, {}", path.id, outcomeInWords(path), durationInWords(took),
        counted(path.execution.transitions, "transition"), counted(path.execution.history.size(), "event")));
    if (transitionPrice)
        write(fmt::format(", ${:.7f}", *transitionPrice * static_cast<double>(path.execution.transitions)));
    write("\n");
    write(fmt::format("  {}\n", statesInWords(program, path.states)));
    std::vector<std::string> condition = conditionInWords(path.condition);
    if (path.variants > 1)
        condition.push_back(fmt::format("(one of {} conditions that lead this way)", path.variants));
    writeList("when", condition, write);
    writeList("tasks", answersInWords(program, path.example.calls), write);
    writeList("fixed", path.assumptions, write);
    write(fmt::format("  {:<8}{}\n", "input", value::write(path.example.input)));
    if (!path.example.objects.is(value::Kind::Null))
        write(fmt::format("  {:<8}{}\n", "objects", value::write(path.example.objects)));
    write("\n");
}

void writePath(const exec::Program& program, const Path& path, const Write& write) {
    writePath(program, path, std::nullopt, write);
}

static void writeLooseEnds(const ExploredDefinition& explored, const Write& write) {
    const Exploration& exploration = explored.exploration;
    std::map<std::string, std::uint64_t> reasons;
    for (const explore::LooseEnd& loose : exploration.loose) {
        const std::string_view state =
            loose.states.empty() ? std::string_view() : explored.program.state(loose.states.back()).name.string();
        const bool saysMore = !loose.reason.empty() && loose.reason != state;
        ++reasons[fmt::format(
            "{} at \"{}\"{}{}", explore::name(loose.end), state, saysMore ? ": " : "", saysMore ? loose.reason : "")];
    }
    for (const auto& [reason, count] : reasons)
        write(fmt::format("{} {}\n", counted(count, "way"), reason));
}

static void writeSummary(const ExploredDefinition& explored, const Write& write) {
    const Exploration& exploration = explored.exploration;
    std::array<std::uint64_t, explore::endCount> paths{};
    for (const Path& path : exploration.paths)
        ++paths[static_cast<std::size_t>(path.end)];
    write(fmt::format("{}: {}", explored.name, counted(exploration.paths.size(), "path")));
    std::string_view separator = ": ";
    for (const auto& [end, words] :
        {std::pair(End::Succeeded, "succeed"), std::pair(End::Failed, "fail"), std::pair(End::TimedOut, "time out")})
        if (const std::uint64_t count = paths[static_cast<std::size_t>(end)]; count > 0) {
            write(fmt::format("{}{} {}", separator, count, words));
            separator = ", ";
        }
    write("\n");
    writeLooseEnds(explored, write);
    for (const std::string& assumption : exploration.assumptions)
        write(fmt::format("assumed: {}\n", assumption));
    for (const auto& [limit, what] : exploration.limits)
        write(fmt::format("not explored: {} (--{})\n", what, explore::name(limit)));
}

static void writeContract(const std::vector<explore::Requirement>& contract, const Write& write) {
    if (contract.empty())
        return;
    write("\nwhat it requires of its input, to succeed\n");
    std::size_t width = 0;
    for (const explore::Requirement& each : contract)
        width = std::max(width, each.place.text().size());
    for (const explore::Requirement& each : contract)
        write(fmt::format("  {:<{}}  {}\n", each.place.text(), width, requirementInWords(each)));
}

static void writeErrors(const ExploredDefinition& explored, const Write& write) {
    const explore::Summary& summary = explored.summary;
    if (!summary.escaped.empty()) {
        write("\nerrors that nothing catches\n");
        for (const explore::EscapedError& each : summary.escaped)
            write(fmt::format("  {} at \"{}\" on {}, such as {}\n", each.error.empty() ? "no name" : each.error,
                explored.program.state(each.state).name.string(), counted(each.paths, "path"), each.path));
    }
    if (!summary.idle.empty()) {
        write(summary.isIdleCertain ? "\nwhat no execution passes\n" : "\nwhat no explored way passed\n");
        for (const exec::CoveragePoint& point : summary.idle)
            write(fmt::format("  {}\n", pointInWords(explored.program, point)));
    }
}

static void writeBounds(const ExploredDefinition& explored, const Write& write) {
    const explore::Bounds& bounds = explored.summary.bounds;
    if (explored.exploration.paths.empty())
        return;
    write("\nhow large executions become\n");
    write(fmt::format("  events       {}\n", rangeInWords(bounds.events)));
    for (const explore::Growth& growth : bounds.growth) {
        write(fmt::format("               {} on {}", growth.formula(), growth.path));
        if (const auto items = growth.itemsAtLimit())
            write(fmt::format("; the limit of {} is reached at {} items", catalog::maxHistoryEvents, *items));
        write("\n");
    }
    write(fmt::format("  transitions  {}\n", rangeInWords(bounds.transitions)));
    const auto least = durationInWords(static_cast<std::int64_t>(bounds.milliseconds.least));
    const auto most = durationInWords(static_cast<std::int64_t>(bounds.milliseconds.most));
    write(fmt::format("  duration     {}, and what tasks take\n", least == most ? least : least + " to " + most));
    write(fmt::format("  payload      {} bytes\n", rangeInWords(bounds.payloadBytes)));
    for (const asl::StateId state : bounds.loops)
        write(fmt::format(
            "  no bound was found for the loop through \"{}\"\n", explored.program.state(state).name.string()));
}

void writeExploration(const ExploredDefinition& explored, const Write& write) {
    for (const Path& path : explored.exploration.paths)
        writePath(explored.program, path, explored.transitionPrice, write);
    writeSummary(explored, write);
    writeContract(explored.summary.contract, write);
    writeErrors(explored, write);
    writeBounds(explored, write);
}

}  // namespace stepcheck::render
