#include "stepcheck/render/github.h"

#include "stepcheck/render/concise.h"
#include "stepcheck/render/escape.h"
#include "stepcheck/render/uri.h"
#include "stepcheck/support/assert.h"

#include <fmt/core.h>

#include <string>
#include <string_view>

namespace stepcheck::render {

using support::Severity;

static std::string escapedMessage(std::string_view text) {
    std::string out;
    for (const char c : text)
        switch (c) {
            case '%': out += "%25"; break;
            case '\r': out += "%0D"; break;
            case '\n': out += "%0A"; break;
            case '\x1b': out += "%1B"; break;  // of a file's name, which is not for the terminal either
            default: out += c; break;
        }
    return out;
}

static std::string escapedProperty(std::string_view text) {
    std::string out;
    for (const char c : escapedMessage(text))
        switch (c) {
            case ':': out += "%3A"; break;
            case ',': out += "%2C"; break;
            default: out += c; break;
        }
    return out;
}

static std::string_view commandOf(Severity severity) {
    switch (severity) {
        case Severity::Info: return "notice";
        case Severity::Warning: return "warning";
        case Severity::Error: return "error";
    }
    STEPCHECK_ASSERT(false);
}

static std::string command(const lint::FileReport& file, const lint::Finding& finding) {
    const lint::Place& at = finding.at;
    std::string properties =
        fmt::format("file={},line={},endLine={}", escapedProperty(plainPath(file.name)), at.begin.line, at.end.line);
    // Columns of a place of several lines are refused.
    if (at.begin.line == at.end.line)
        properties += fmt::format(",col={},endColumn={}", at.begin.column, at.end.column);
    const std::string_view rule = finding.rule->rule->id;
    // The log shows nothing but the message, so that it has to name the place too.
    std::string message =
        fmt::format("{} {} [{}]", placeText(file.name, at, Paint(false)), printable(finding.message), rule);
    if (!finding.help.empty())
        message += "\nhelp: " + printable(finding.help);
    return fmt::format("::{} {},title={}::{}\n", commandOf(finding.severity), properties,
        escapedProperty(fmt::format("stepcheck ({})", rule)), escapedMessage(message));
}

static std::size_t writeFailures(const lint::RunReport& report, const Write& write) {
    std::size_t count = 0;
    for (const lint::FileReport& file : report.files)
        if (file.failure) {
            write(fmt::format("::error file={},title=stepcheck::{}\n", escapedProperty(plainPath(file.name)),
                escapedMessage(printable(file.failure->message))));
            ++count;
        }
    return count;
}

static std::size_t writeFindings(const lint::RunReport& report, Severity severity, const Write& write) {
    std::size_t count = 0;
    for (const lint::FileReport& file : report.files)
        for (const lint::Finding& finding : file.findings)
            if (finding.severity == severity) {
                write(command(file, finding));
                ++count;
            }
    return count;
}

void writeGithub(const lint::RunReport& report, const Write& write) {
    const std::size_t failures = writeFailures(report, write);
    std::string notShown;
    for (const Severity severity : {Severity::Error, Severity::Warning, Severity::Info}) {
        const std::size_t count = writeFindings(report, severity, write) + (severity == Severity::Error ? failures : 0);
        if (count > maxGithubAnnotations)
            notShown += fmt::format("{}{} {}{}", notShown.empty() ? "" : ", ", count - maxGithubAnnotations,
                commandOf(severity), count - maxGithubAnnotations == 1 ? "" : "s");
    }
    if (!notShown.empty())
        write(fmt::format(
            "GitHub annotates {} of each kind per step; in this log only: {}\n", maxGithubAnnotations, notShown));
}

}  // namespace stepcheck::render
