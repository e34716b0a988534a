#include "stepcheck/render/concise.h"

#include "stepcheck/render/escape.h"

#include <fmt/core.h>

namespace stepcheck::render {

std::string placeText(std::string_view file, const lint::Place& place, const Paint& paint) {
    return paint(Role::Strong, fmt::format("{}:{}:{}:", printable(file), place.begin.line, place.begin.column));
}

std::string findingLine(std::string_view file, const lint::Finding& finding, const Paint& paint) {
    return fmt::format("{} {} {} {}", placeText(file, finding.at, paint),
        paint(roleOf(finding.severity), fmt::format("{}:", support::name(finding.severity))),
        paint(Role::Strong, printable(finding.message)),
        paint(Role::Faint, fmt::format("[{}]", finding.rule->rule->id)));
}

void writeConcise(const lint::RunReport& report, const Paint& paint, const Write& write) {
    for (const lint::FileReport& file : report.files)
        for (const lint::Finding& finding : file.findings)
            write(findingLine(file.name, finding, paint) + "\n");
}

}  // namespace stepcheck::render
