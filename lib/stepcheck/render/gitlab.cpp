#include "stepcheck/render/gitlab.h"

#include "stepcheck/render/escape.h"
#include "stepcheck/render/json_stream.h"
#include "stepcheck/render/uri.h"
#include "stepcheck/support/assert.h"
#include "stepcheck/support/hash.h"

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>
#include <fmt/core.h>

#include <string>
#include <string_view>

namespace stepcheck::render {

namespace json = boost::json;
using support::Severity;

// GitLab knows info, minor, major, critical and blocker.
static std::string_view gitlabSeverity(Severity severity) {
    switch (severity) {
        case Severity::Info: return "info";
        case Severity::Warning: return "minor";
        case Severity::Error: return "critical";
    }
    STEPCHECK_ASSERT(false);
}

static json::object position(support::Position position) {
    return {{"line", position.line}, {"column", position.column}};
}

static std::string fingerprint(std::string_view path, std::string_view inFile) {
    return fmt::format("{:016x}{}", support::fnv1a(path), inFile);
}

// GitLab shows no name of a check, so that the description has to hold it.
static json::object issueOf(const std::string& path, const lint::Finding& finding) {
    const std::string_view rule = finding.rule->rule->id;
    return {{"description", fmt::format("{}: {}", rule, printable(finding.message))}, {"check_name", rule},
        {"fingerprint", fingerprint(path, finding.fingerprint)}, {"severity", gitlabSeverity(finding.severity)},
        {"location", {{"path", path},
                         {"positions", {{"begin", position(finding.at.begin)}, {"end", position(finding.at.end)}}}}}};
}

static json::object issueOf(const std::string& path, const support::Error& failure) {
    return {{"description", printable(failure.message)}, {"check_name", "stepcheck"},
        {"fingerprint", fingerprint(path, fmt::format("{:016x}", support::fnv1a(failure.message)))},
        {"severity", "blocker"}, {"location", {{"path", path}, {"lines", {{"begin", 1}}}}}};
}

void writeGitlab(const lint::RunReport& report, const Write& write) {
    JsonStream out(write);
    out.beginArray({});
    for (const lint::FileReport& file : report.files) {
        const std::string path = plainPath(file.name);
        for (const lint::Finding& finding : file.findings)
            out.element(issueOf(path, finding));
        if (file.failure)
            out.element(issueOf(path, *file.failure));
    }
    out.end();
}

}  // namespace stepcheck::render
