#include "stepcheck/render/concise.h"

#include "stepcheck/render/escape.h"

#include <fmt/format.h>

#include <iterator>

namespace stepcheck::render {

std::string placeText(std::string_view file, const lint::Place& place, const Paint& paint) {
    std::string text = printable(file);
    fmt::format_to(std::back_inserter(text), ":{}:{}:", place.begin.line, place.begin.column);
    return paint(Role::Strong, text);
}

std::string findingLine(std::string_view file, const lint::Finding& finding, const Paint& paint) {
    std::string line = placeText(file, finding.at, paint);
    const auto append = [&](Role role, std::string_view text) {
        line += ' ';
        line += paint(role, text);
    };
    append(roleOf(finding.severity), std::string(support::name(finding.severity)) + ":");
    append(Role::Strong, printable(finding.message));
    append(Role::Faint, fmt::format("[{}]", finding.rule->rule->id));
    return line;
}

void writeConcise(const lint::RunReport& report, const Paint& paint, const Write& write) {
    for (const lint::FileReport& file : report.files)
        for (const lint::Finding& finding : file.findings)
            write(findingLine(file.name, finding, paint) + "\n");
}

}  // namespace stepcheck::render
