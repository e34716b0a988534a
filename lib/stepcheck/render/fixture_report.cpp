#include "stepcheck/render/fixture_report.h"

#include "stepcheck/render/escape.h"
#include "stepcheck/render/uri.h"
#include "stepcheck/render/xml.h"
#include "stepcheck/support/assert.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace stepcheck::render {

static std::size_t count(std::span<const FixtureResult> results, FixtureOutcome outcome) {
    return static_cast<std::size_t>(std::ranges::count(results, outcome, &FixtureResult::outcome));
}

static std::string head(const FixtureResult& result, const Paint& paint) {
    switch (result.outcome) {
        case FixtureOutcome::Passed: return paint(Role::Help, "ok") + "   ";
        case FixtureOutcome::Failed: return paint(Role::Error, "FAIL") + " ";
        case FixtureOutcome::Unusable: return paint(Role::Error, "ERROR");
    }
    STEPCHECK_ASSERT(false);
}

void writeFixtures(std::span<const FixtureResult> results, const Paint& paint, const Write& write) {
    for (const FixtureResult& result : results) {
        write(fmt::format("{} {}\n", head(result, paint), printable(result.name)));
        for (const std::string& message : result.messages)
            write(fmt::format("      {}\n", printable(message)));
        for (const std::string& note : result.notes)
            write(fmt::format("      {} {}\n", paint(Role::Note, "note:"), printable(note)));
    }
    std::string line = fmt::format("{} fixture{}: {} passed", results.size(), results.size() == 1 ? "" : "s",
        count(results, FixtureOutcome::Passed));
    if (const std::size_t failed = count(results, FixtureOutcome::Failed); failed > 0)
        line += fmt::format(", {} failed", failed);
    if (const std::size_t unusable = count(results, FixtureOutcome::Unusable); unusable > 0)
        line += fmt::format(", {} could not be run", unusable);
    write(line + "\n");
}

static std::string lines(const std::vector<std::string>& texts) {
    std::vector<std::string> shown;
    for (const std::string& text : texts)
        shown.push_back(printable(text));
    return xmlText(fmt::format("{}", fmt::join(shown, "\n")));
}

static std::string problem(std::string_view element, const FixtureResult& result) {
    const std::string first = result.messages.empty() ? std::string() : printable(result.messages.front());
    return fmt::format("      {}>{}</{}>\n", xmlStart(element, {{"message", first}}), lines(result.messages), element);
}

void writeFixturesAsJunit(std::span<const FixtureResult> results, const Write& write) {
    const std::string tests = std::to_string(results.size());
    const std::string failures = std::to_string(count(results, FixtureOutcome::Failed));
    const std::string errors = std::to_string(count(results, FixtureOutcome::Unusable));
    write(xmlDeclaration);
    for (const std::string_view element : {"testsuites", "testsuite"})
        write((element == "testsuite" ? "  " : "") +
              xmlStart(
                  element, {{"name", "stepcheck test"}, {"tests", tests}, {"failures", failures}, {"errors", errors}}) +
              ">\n");
    for (const FixtureResult& result : results) {
        const std::string path = plainPath(result.name);
        write("    " + xmlStart("testcase", {{"name", path}, {"classname", "stepcheck"}, {"file", path}}));
        if (result.messages.empty() && result.notes.empty()) {
            write("/>\n");
            continue;
        }
        write(">\n");
        if (result.outcome == FixtureOutcome::Failed)
            write(problem("failure", result));
        else if (result.outcome == FixtureOutcome::Unusable)
            write(problem("error", result));
        if (!result.notes.empty())
            write(fmt::format("      <system-out>{}</system-out>\n", lines(result.notes)));
        write("    </testcase>\n");
    }
    write("  </testsuite>\n</testsuites>\n");
}

}  // namespace stepcheck::render
