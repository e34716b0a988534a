#include "stepcheck/render/format.h"

#include "stepcheck/render/concise.h"
#include "stepcheck/render/github.h"
#include "stepcheck/render/json.h"
#include "stepcheck/render/sarif.h"
#include "stepcheck/render/text.h"
#include "stepcheck/support/assert.h"

#include <algorithm>
#include <array>

namespace stepcheck::render {

std::span<const Format> allFormats() {
    static constexpr std::array formats{Format::Text, Format::Concise, Format::Json, Format::Sarif, Format::Github};
    return formats;
}

std::string_view name(Format format) {
    switch (format) {
        case Format::Text: return "text";
        case Format::Concise: return "concise";
        case Format::Json: return "json";
        case Format::Sarif: return "sarif";
        case Format::Github: return "github";
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
        case Format::Sarif: return writeSarif(report, options, write);
        case Format::Github: return writeGithub(report, write);
    }
    STEPCHECK_ASSERT(false);
}

}  // namespace stepcheck::render
