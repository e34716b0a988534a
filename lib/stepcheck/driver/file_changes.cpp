#include "stepcheck/driver/file_changes.h"

#include "stepcheck/driver/replace_file.h"
#include "stepcheck/lint/ignorer.h"
#include "stepcheck/lint/runner.h"
#include "stepcheck/render/unified_diff.h"
#include "stepcheck/support/assert.h"

#include <fmt/format.h>

#include <filesystem>
#include <optional>
#include <string_view>
#include <utility>

namespace stepcheck::driver {

static lint::ChangedText changed(std::shared_ptr<const support::SourceText> source, const lint::Settings& settings,
    const ChangeOptions& options, const lint::FindingFilter& mayChange) {
    switch (options.change) {
        case Change::None: return {.text = source, .changes = 0, .report = lint::lintText(source, settings)};
        case Change::Fix: return lint::fixText(std::move(source), settings, options.safety, mayChange);
        case Change::Suppress: return lint::ignoreFindings(std::move(source), settings, mayChange);
    }
    STEPCHECK_ASSERT(false);
}

ChangedFile changeFile(std::shared_ptr<const support::SourceText> source, const lint::Settings& settings,
    const ChangeOptions& options, const lint::FindingFilter& mayChange) {
    lint::ChangedText after = changed(source, settings, options, mayChange);
    ChangedFile result{.report = std::move(after.report), .changes = after.changes, .diff = {}};
    if (after.text->text() == source->text())
        return result;
    if (options.showOnly) {
        const std::string path = std::filesystem::path(source->name()).lexically_normal().generic_string();
        result.diff = render::unifiedDiff(path, source->text(), after.text->text());
        return result;
    }
    if (std::optional<support::Error> error = replaceFile(source->name(), after.text->text())) {
        result.report = lint::lintText(std::move(source), settings);
        result.report.failure = *std::move(error);
        result.changes = 0;
    }
    return result;
}

std::string changeLine(const ChangeOptions& options, std::size_t changes, std::size_t files) {
    const std::string_view verb = options.change == Change::Suppress
                                      ? (options.showOnly ? "would suppress" : "suppressed")
                                      : (options.showOnly ? "would fix" : "fixed");
    std::string line = fmt::format("{} {} finding{}", verb, changes, changes == 1 ? "" : "s");
    if (changes > 0)
        line += fmt::format(" in {} file{}", files, files == 1 ? "" : "s");
    return line + "\n";
}

}  // namespace stepcheck::driver
