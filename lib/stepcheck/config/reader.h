#pragma once

#include "stepcheck/config/config.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/support/result.h"
#include "stepcheck/support/source_text.h"

#include <filesystem>
#include <memory>
#include <span>
#include <vector>

namespace stepcheck::config {

/// What came of reading a configuration file.
struct Reading {
    std::shared_ptr<const Config> config;  // null when there are errors
    std::vector<support::Error> errors;    // all of them in the order of the file, each with file, line and column
};

/// Reads the text of a configuration file. `folder` is what its globs are relative to; `rules` are those that it may
/// name.
[[nodiscard]] Reading readConfig(std::shared_ptr<const support::SourceText> source, std::filesystem::path folder,
    std::span<const lint::RegisteredRule> rules);

}  // namespace stepcheck::config
