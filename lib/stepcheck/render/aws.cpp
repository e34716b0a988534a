#include "stepcheck/render/aws.h"

#include "stepcheck/catalog/aws_texts.h"
#include "stepcheck/render/escape.h"
#include "stepcheck/render/json_stream.h"
#include "stepcheck/render/request_answer.h"
#include "stepcheck/support/assert.h"

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include <algorithm>
#include <string_view>

namespace stepcheck::render {

namespace aws = catalog::aws;
namespace json = boost::json;
using support::Severity;

static constexpr std::string_view notJson = "INVALID_JSON_DESCRIPTION";

// The order of findings is kept; of a text that is no JSON the service says no more than that.
std::vector<const lint::Finding*> answered(std::span<const lint::Finding* const> findings, Severity least) {
    std::vector<const lint::Finding*> result;
    for (const Severity severity : {Severity::Error, Severity::Warning})
        for (const lint::Finding* const finding : findings) {
            if (finding->severity != severity || severity < least)
                continue;
            if (finding->awsCode == notJson)
                return {finding};
            if (severity == Severity::Error || !finding->awsCode.empty())
                result.push_back(finding);
        }
    return result;
}

std::string_view codeOf(const lint::Finding& finding) {
    return finding.awsCode.empty() ? std::string_view(aws::defaultCode) : finding.awsCode;
}

std::string messageOf(const lint::Finding& finding) {
    return validUtf8(finding.aws.message.empty() ? finding.message : finding.aws.message);
}

static json::object diagnosticOf(const lint::Finding& finding) {
    json::object object{{"severity", finding.severity == Severity::Error ? "ERROR" : "WARNING"},
        {"code", codeOf(finding)}, {"message", messageOf(finding)}};
    if (!finding.aws.location.empty())
        object["location"] = validUtf8(finding.aws.location);
    return object;
}

void writeDiagnostics(
    std::span<const lint::Finding* const> findings, Severity least, std::size_t most, const Write& write) {
    std::vector<json::object> diagnostics;
    for (const lint::Finding* const finding : answered(findings, least)) {
        json::object diagnostic = diagnosticOf(*finding);
        if (std::ranges::find(diagnostics, diagnostic) == diagnostics.end())
            diagnostics.push_back(std::move(diagnostic));
        if (diagnostics.size() > most)
            break;
    }
    const bool isTruncated = diagnostics.size() > most;
    if (isTruncated)
        diagnostics.pop_back();
    const bool isOk = std::ranges::none_of(
        findings, [](const lint::Finding* finding) { return finding->severity == Severity::Error; });

    JsonStream out(write);
    out.beginObject();
    out.member("result", isOk ? "OK" : "FAIL");
    out.beginArray("diagnostics");
    for (const json::object& diagnostic : diagnostics)
        out.element(diagnostic);
    out.end();
    out.member("truncated", isTruncated);
    out.end();
}

void writeAws(const lint::RunReport& report, Severity least, const Write& write) {
    if (report.files.empty() || report.files.front().failure)
        return;
    STEPCHECK_ASSERT(report.files.size() == 1);
    const lint::FileReport& file = report.files.front();
    if (file.request)
        return writeRequestAnswer(file, write);
    std::vector<const lint::Finding*> findings;
    for (const lint::Finding& finding : file.findings)
        findings.push_back(&finding);
    writeDiagnostics(findings, least, aws::maxDiagnostics, write);
}

}  // namespace stepcheck::render
