#include "stepcheck/driver/configured_lint.h"

#include "stepcheck/config/finder.h"
#include "stepcheck/config/resolver.h"
#include "stepcheck/lint/runner.h"

#include <filesystem>
#include <system_error>
#include <utility>

namespace stepcheck::driver {

namespace fs = std::filesystem;

support::Result<lint::FileReport> lintAsConfigured(std::shared_ptr<const support::SourceText> source) {
    std::error_code failure;
    fs::path folder = fs::current_path(failure);
    if (failure)
        folder = "/";
    const fs::path file = (folder / source->name()).lexically_normal();
    config::Finder finder({.file = std::nullopt, .workingFolder = folder}, lint::allRules());
    const config::Found found = finder.configFor(file.parent_path());
    if (!finder.errors().empty())
        return finder.errors().front();
    const config::Choices choices;
    config::Resolver resolver(choices, support::ColumnUnit::CodePoint, lint::allRules());
    lint::Settings settings = resolver.settingsFor(found.config.get(), file).lint;
    settings.isDefinition = true;
    lint::FileReport report = lint::lintText(std::move(source), settings);
    if (report.failure)
        return *std::move(report.failure);
    return report;
}

}  // namespace stepcheck::driver
