#pragma once

#include "stepcheck/config/config.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/support/result.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace stepcheck::config {

/// Where configuration comes from.
struct FinderOptions {
    std::optional<std::filesystem::path> file;  // this one for everything; its globs are relative to `workingFolder`
    bool isolated = false;                      // none at all
    std::filesystem::path workingFolder;        // absolute; names in messages are relative to it
};

/// The configuration that holds in a folder.
struct Found {
    std::shared_ptr<const Config> config;  // null: none, or not usable
    bool usable = true;                    // false: it has errors, so nothing can be judged by it
};

/// Finds and reads configuration files: the nearest one upwards from a folder holds, alone. Each folder is looked at
/// and each file is read once.
class Finder {
public:
    Finder(FinderOptions options, std::span<const lint::RegisteredRule> rules);

    /// What holds for files in `folder`, which is absolute and without `.` and `..`.
    [[nodiscard]] Found configFor(const std::filesystem::path& folder);

    /// What is wrong with the files that were read so far.
    [[nodiscard]] const std::vector<support::Error>& errors() const { return errors_; }

private:
    [[nodiscard]] std::optional<Found> configIn(const std::filesystem::path& folder);
    [[nodiscard]] Found read(const std::filesystem::path& file, const std::filesystem::path& globFolder);

    FinderOptions options_;
    std::span<const lint::RegisteredRule> rules_;
    std::optional<Found> everywhere_;
    std::unordered_map<std::string, Found> folders_;
    std::vector<support::Error> errors_;
};

}  // namespace stepcheck::config
