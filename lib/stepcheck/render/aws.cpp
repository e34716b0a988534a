#include "stepcheck/render/aws.h"

#include "stepcheck/catalog/aws_texts.h"
#include "stepcheck/render/escape.h"
#include "stepcheck/render/json_stream.h"
#include "stepcheck/support/assert.h"

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include <algorithm>
#include <string_view>
#include <vector>

namespace stepcheck::render {

namespace aws = catalog::aws;
namespace json = boost::json;
using support::Severity;

static constexpr std::string_view notJson = "INVALID_JSON_DESCRIPTION";

// The order of findings is kept; of a text that is no JSON the service says no more than that.
static std::vector<const lint::Finding*> chosen(const lint::FileReport& file, Severity least) {
    std::vector<const lint::Finding*> result;
    for (const Severity severity : {Severity::Error, Severity::Warning})
        for (const lint::Finding& finding : file.findings) {
            if (finding.severity != severity || severity < least)
                continue;
            if (finding.awsCode == notJson)
                return {&finding};
            if (severity == Severity::Error || !finding.awsCode.empty())
                result.push_back(&finding);
        }
    return result;
}

static json::object diagnosticOf(const lint::Finding& finding) {
    const bool hasText = !finding.aws.message.empty();
    json::object object{{"severity", finding.severity == Severity::Error ? "ERROR" : "WARNING"},
        {"code", finding.awsCode.empty() ? std::string_view(aws::defaultCode) : finding.awsCode},
        {"message", validUtf8(hasText ? finding.aws.message : finding.message)}};
    if (!finding.aws.location.empty())
        object["location"] = validUtf8(finding.aws.location);
    return object;
}

void writeAws(const lint::RunReport& report, Severity least, const Write& write) {
    if (report.files.empty() || report.files.front().failure)
        return;
    STEPCHECK_ASSERT(report.files.size() == 1);
    const std::vector<const lint::Finding*> findings = chosen(report.files.front(), least);
    std::vector<json::object> diagnostics;
    for (const lint::Finding* finding : findings) {
        json::object diagnostic = diagnosticOf(*finding);
        if (std::ranges::find(diagnostics, diagnostic) == diagnostics.end())
            diagnostics.push_back(std::move(diagnostic));
        if (diagnostics.size() > aws::maxDiagnostics)
            break;
    }
    const bool isTruncated = diagnostics.size() > aws::maxDiagnostics;
    if (isTruncated)
        diagnostics.pop_back();

    JsonStream out(write);
    out.beginObject();
    out.member("result", report.count(Severity::Error) == 0 ? "OK" : "FAIL");
    out.beginArray("diagnostics");
    for (const json::object& diagnostic : diagnostics)
        out.element(diagnostic);
    out.end();
    out.member("truncated", isTruncated);
    out.end();
}

}  // namespace stepcheck::render
