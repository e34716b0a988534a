#include "stepcheck/render/summary.h"

#include "stepcheck/render/color.h"
#include "stepcheck/render/escape.h"

#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <tuple>
#include <vector>

namespace stepcheck::render {

using support::Severity;

static std::string counted(std::size_t count, std::string_view noun) {
    return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

void writeFailures(const lint::RunReport& report, bool color, const Write& write) {
    const Paint paint(color);
    for (const lint::FileReport& file : report.files)
        if (file.failure)
            write(fmt::format("{} {}\n", paint(Role::Error, "error:"), printable(file.failure->message)));
}

void writeNotes(const lint::RunReport& report, bool color, const Write& write) {
    const Paint paint(color);
    for (const lint::FileReport& file : report.files)
        for (const std::string& note : file.notes)
            write(fmt::format("{} {} {}\n", paint(Role::Strong, printable(file.name) + ":"), paint(Role::Note, "note:"),
                printable(note)));
}

static std::string findingCounts(const lint::RunReport& report, const Paint& paint) {
    std::string counts;
    for (const Severity severity : {Severity::Error, Severity::Warning, Severity::Info})
        if (const std::size_t count = report.count(severity); count > 0)
            counts += (counts.empty() ? "" : ", ") + paint(roleOf(severity), counted(count, support::name(severity)));
    return counts;
}

std::string summaryLine(const lint::RunReport& report, bool color) {
    std::size_t checked = 0;
    std::size_t withFindings = 0;
    std::size_t suppressed = 0;
    std::size_t baselined = 0;
    for (const lint::FileReport& file : report.files) {
        checked += file.failure ? 0U : 1U;
        withFindings += file.findings.empty() ? 0U : 1U;
        suppressed += file.suppressed;
        baselined += file.baselined;
    }
    const std::size_t failed = report.files.size() - checked;
    const Paint paint(color);
    const std::string notChecked = paint(Role::Error, fmt::format("{} not checked", counted(failed, "file")));
    const std::string counts = findingCounts(report, paint);
    if (checked == 0 && failed > 0)
        return notChecked + "\n";
    std::string line = counts.empty() ? "no problems" : counts;
    line += withFindings == 0 || withFindings == checked ? " in " : fmt::format(" in {} of ", withFindings);
    line += counted(checked, "file");
    if (suppressed > 0)
        line += fmt::format(", {} suppressed", suppressed);
    if (baselined > 0)
        line += fmt::format(", {} in the baseline", baselined);
    if (failed > 0)
        line += ", " + notChecked;
    return line + "\n";
}

void writeStatistics(const lint::RunReport& report, bool color, const Write& write) {
    // By id and severity: a rule may report with several.
    std::map<std::pair<std::string_view, Severity>, std::size_t> counts;
    for (const lint::FileReport& file : report.files)
        for (const lint::Finding& finding : file.findings)
            ++counts[{finding.rule->rule->id, finding.severity}];

    struct Line {
        std::size_t count;
        Severity severity;
        std::string_view id;
    };
    std::vector<Line> lines;
    for (const auto& [what, count] : counts)
        lines.push_back({.count = count, .severity = what.second, .id = what.first});
    std::ranges::stable_sort(lines, std::ranges::greater(), &Line::count);

    const Paint paint(color);
    const std::size_t columns = lines.empty() ? 0 : fmt::formatted_size("{}", lines.front().count);
    for (const Line& line : lines)
        write(fmt::format("{:>{}}  {}{:{}}  {}\n", line.count, columns,
            paint(roleOf(line.severity), support::name(line.severity)), "",
            std::string_view("warning").size() - support::name(line.severity).size(), line.id));
}

}  // namespace stepcheck::render
