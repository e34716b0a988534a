#include "stepcheck/render/junit.h"

#include "stepcheck/render/concise.h"
#include "stepcheck/render/escape.h"
#include "stepcheck/render/uri.h"
#include "stepcheck/render/xml.h"

#include <fmt/core.h>

#include <algorithm>
#include <cstddef>
#include <string>

namespace stepcheck::render {

using support::Severity;

namespace {

struct Counts {
    std::size_t tests = 0;
    std::size_t failures = 0;
    std::size_t errors = 0;
};

}  // namespace

static Counts countsOf(const lint::FileReport& file) {
    const auto isFailure = [](const lint::Finding& finding) { return finding.severity != Severity::Info; };
    Counts counts{.tests = file.findings.size(),
        .failures = static_cast<std::size_t>(std::ranges::count_if(file.findings, isFailure)),
        .errors = file.failure ? std::size_t{1} : 0};
    counts.tests += counts.errors;
    counts.tests = std::max<std::size_t>(counts.tests, 1);
    return counts;
}

static std::string start(std::string_view element, const std::string& name, const Counts& counts) {
    return xmlStart(
               element, {{"name", name}, {"tests", std::to_string(counts.tests)},
                            {"failures", std::to_string(counts.failures)}, {"errors", std::to_string(counts.errors)}}) +
           ">\n";
}

static std::string testStart(const std::string& path, const std::string& name, std::uint32_t line) {
    return "    " +
           xmlStart("testcase", {{"name", name}, {"classname", path}, {"file", path}, {"line", std::to_string(line)}});
}

static std::string details(const lint::FileReport& file, const lint::Finding& finding) {
    std::string text = findingLine(file.name, finding, Paint(false));
    if (!finding.help.empty())
        text += "\nhelp: " + printable(finding.help);
    return xmlText(text);
}

static std::string test(const lint::FileReport& file, const std::string& path, const lint::Finding& finding) {
    std::string name(finding.rule->rule->id);
    if (!finding.pointer.empty())
        name += " at " + finding.pointer;
    std::string text = testStart(path, name, finding.at.begin.line) + ">\n      ";
    if (finding.severity == Severity::Info)
        text += fmt::format("<system-out>{}</system-out>", details(file, finding));
    else
        text += fmt::format("{}>{}</failure>",
            xmlStart("failure",
                {{"type", std::string(support::name(finding.severity))}, {"message", printable(finding.message)}}),
            details(file, finding));
    return text + "\n    </testcase>\n";
}

static void writeSuite(const lint::FileReport& file, const Write& write) {
    const std::string path = plainPath(file.name);
    write("  " + start("testsuite", path, countsOf(file)));
    for (const lint::Finding& finding : file.findings)
        write(test(file, path, finding));
    if (file.failure)
        write(testStart(path, "can be judged", 1) + ">\n      " +
              xmlStart("error", {{"type", "failure"}, {"message", printable(file.failure->message)}}) +
              "/>\n    </testcase>\n");
    else if (file.findings.empty())
        write(testStart(path, "no problems", 1) + "/>\n");
    write("  </testsuite>\n");
}

void writeJunit(const lint::RunReport& report, const Write& write) {
    Counts all;
    for (const lint::FileReport& file : report.files) {
        const Counts counts = countsOf(file);
        all = {.tests = all.tests + counts.tests,
            .failures = all.failures + counts.failures,
            .errors = all.errors + counts.errors};
    }
    write(xmlDeclaration);
    write(start("testsuites", "stepcheck", all));
    for (const lint::FileReport& file : report.files)
        writeSuite(file, write);
    write("</testsuites>\n");
}

}  // namespace stepcheck::render
