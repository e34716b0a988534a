#pragma once

#include "stepcheck/config/finder.h"
#include "stepcheck/lint/report.h"
#include "stepcheck/lint/runner.h"

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace stepcheck::driver {

/// What a walk through folders leaves out.
struct DiscoveryOptions {
    std::filesystem::path workingFolder;  // absolute; paths are relative to it
    std::vector<std::string> exclude;     // patterns relative to it, besides those of the configuration
    bool respectGitignore = true;
    bool (*isWanted)(std::string_view name) = lint::hasDefinitionName;  // of the files in folders
    bool (*isCandidate)(std::string_view name) = nullptr;  // of those that are wanted for what they hold, if anything
};

/// A file to judge.
struct FoundFile {
    std::string name;                // as given or found, with forward slashes
    std::filesystem::path absolute;  // without `.` and `..`
    config::Found config;
    bool isStandardInput = false;
    bool isCandidate = false;  // nothing but its text can tell whether it is wanted
    std::string machine{};     // of the argument `FILE#LogicalId`
};

/// What the arguments of a command mean.
struct Discovery {
    std::vector<FoundFile> files;            // sorted by name; a file that was given or found twice is here once
    std::vector<lint::FileReport> problems;  // folders that could not be read
    std::vector<std::string> emptyFolders;   // arguments in which there is nothing to judge but candidates
};

/// The files that `paths` mean: a folder stands for the definitions below it, by their names `*.asl.json`,
/// `*.asl.jsonc`, `*.asl.yaml` and `*.asl.yml` (or what else is wanted); anything else for itself, whether or not it
/// exists. `FILE#LogicalId` is a file, too. A walk enters neither `.git` nor `node_modules` nor links to folders; links
/// to files count, unless the walk finds the file itself as well. What a path names is never left out.
[[nodiscard]] Discovery discover(
    std::span<const std::string> paths, const DiscoveryOptions& options, config::Finder& finder);

}  // namespace stepcheck::driver
