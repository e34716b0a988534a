#include "stepcheck/render/checkstyle.h"

#include "stepcheck/render/escape.h"
#include "stepcheck/render/uri.h"
#include "stepcheck/render/xml.h"

#include <fmt/core.h>

#include <string>

namespace stepcheck::render {

// Readers look at the major version at most; the attributes have been the same since 4.3.
static constexpr const char* checkstyleVersion = "4.3";

static std::string errorOf(const lint::Finding& finding) {
    std::string message = finding.message;
    if (!finding.help.empty())
        message += "; help: " + finding.help;
    return "    " +
           xmlStart("error",
               {{"line", std::to_string(finding.at.begin.line)}, {"column", std::to_string(finding.at.begin.column)},
                   {"severity", std::string(support::name(finding.severity))}, {"message", printable(message)},
                   {"source", fmt::format("stepcheck.{}.{}", finding.rule->group, finding.rule->rule->id)}}) +
           "/>\n";
}

void writeCheckstyle(const lint::RunReport& report, const Write& write) {
    write(xmlDeclaration);
    write(xmlStart("checkstyle", {{"version", checkstyleVersion}}) + ">\n");
    for (const lint::FileReport& file : report.files) {
        if (file.findings.empty() && !file.failure)
            continue;
        write("  " + xmlStart("file", {{"name", plainPath(file.name)}}) + ">\n");
        for (const lint::Finding& finding : file.findings)
            write(errorOf(finding));
        if (file.failure)
            write("    " +
                  xmlStart("error", {{"line", "1"}, {"severity", "error"},
                                        {"message", printable(file.failure->message)}, {"source", "stepcheck"}}) +
                  "/>\n");
        write("  </file>\n");
    }
    write("</checkstyle>\n");
}

}  // namespace stepcheck::render
