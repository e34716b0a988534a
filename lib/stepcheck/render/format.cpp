#include "stepcheck/render/format.h"

#include "stepcheck/render/aws.h"
#include "stepcheck/render/checkstyle.h"
#include "stepcheck/render/concise.h"
#include "stepcheck/render/github.h"
#include "stepcheck/render/gitlab.h"
#include "stepcheck/render/json.h"
#include "stepcheck/render/junit.h"
#include "stepcheck/render/sarif.h"
#include "stepcheck/render/text.h"
#include "stepcheck/support/assert.h"

#include <algorithm>
#include <array>

namespace stepcheck::render {

std::span<const Format> allFormats() {
    static constexpr std::array formats{Format::Text, Format::Concise, Format::Json, Format::Jsonl, Format::Sarif,
        Format::Github, Format::Gitlab, Format::Junit, Format::Checkstyle, Format::Aws};
    return formats;
}

std::string_view name(Format format) {
    switch (format) {
        case Format::Text: return "text";
        case Format::Concise: return "concise";
        case Format::Json: return "json";
        case Format::Jsonl: return "jsonl";
        case Format::Sarif: return "sarif";
        case Format::Github: return "github";
        case Format::Gitlab: return "gitlab";
        case Format::Junit: return "junit";
        case Format::Checkstyle: return "checkstyle";
        case Format::Aws: return "aws";
    }
    STEPCHECK_ASSERT(false);
}

std::optional<Format> formatOf(std::string_view name) {
    const auto formats = allFormats();
    const auto found = std::ranges::find(formats, name, [](Format format) { return render::name(format); });
    return found == formats.end() ? std::nullopt : std::optional(*found);
}

support::ColumnUnit columnUnitFor(Format format, support::ColumnUnit wanted) {
    const bool isImpossible = format == Format::Sarif && wanted == support::ColumnUnit::Utf8;
    return isImpossible ? support::ColumnUnit::CodePoint : wanted;
}

void writeReport(Format format, const lint::RunReport& report, const ReportOptions& options, const Write& write) {
    switch (format) {
        case Format::Text: return writeText(report, Paint(options.color), write);
        case Format::Concise: return writeConcise(report, Paint(options.color), write);
        case Format::Json: return writeJson(report, write);
        case Format::Jsonl: return writeJsonLines(report, write);
        case Format::Sarif: return writeSarif(report, options, write);
        case Format::Github: return writeGithub(report, write);
        case Format::Gitlab: return writeGitlab(report, write);
        case Format::Junit: return writeJunit(report, write);
        case Format::Checkstyle: return writeCheckstyle(report, write);
        case Format::Aws: return writeAws(report, options.awsSeverity, write);
    }
    STEPCHECK_ASSERT(false);
}

}  // namespace stepcheck::render
