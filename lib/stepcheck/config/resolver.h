#pragma once

#include "stepcheck/config/config.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/lint/settings.h"
#include "stepcheck/support/line_table.h"

#include <filesystem>
#include <map>
#include <memory>
#include <span>
#include <utility>
#include <vector>

namespace stepcheck::config {

/// How a file is judged, and what its findings mean for the exit status.
struct FileSettings {
    lint::Settings lint;
    FailOn failOn = FailOn::Warning;
};

/// Everything that has a say about one file, from the weakest to the strongest.
/// `config` may be null; the result points into it and to `commandLine`.
[[nodiscard]] std::vector<const Choices*> choicesFor(
    const Config* config, const std::filesystem::path& absoluteFile, const Choices& commandLine);

/// The settings that choices come to, the later ones stronger. Names in them must be known.
[[nodiscard]] FileSettings merge(std::span<const Choices* const> choices, support::ColumnUnit columnUnit,
    std::span<const lint::RegisteredRule> rules);

/// Merges the settings of many files; files with the same configuration and overrides share theirs.
class Resolver {
public:
    Resolver(const Choices& commandLine, support::ColumnUnit columnUnit, std::span<const lint::RegisteredRule> rules)
        : commandLine_(commandLine), columnUnit_(columnUnit), rules_(rules) {}

    /// The result lives as long as the resolver; `config` must live as long, too.
    [[nodiscard]] const FileSettings& settingsFor(const Config* config, const std::filesystem::path& absoluteFile);

private:
    const Choices& commandLine_;
    support::ColumnUnit columnUnit_;
    std::span<const lint::RegisteredRule> rules_;
    std::map<std::vector<const Choices*>, std::unique_ptr<const FileSettings>> known_;
};

}  // namespace stepcheck::config
