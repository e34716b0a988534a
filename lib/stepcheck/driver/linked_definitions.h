#pragma once

#include "stepcheck/embed/linked_file.h"
#include "stepcheck/lint/report.h"

#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace stepcheck::driver {

/// The definitions that templates name, by the path of the file without `.` and `..`.
class LinkedDefinitions {
public:
    explicit LinkedDefinitions(std::filesystem::path workingFolder) : folder_(std::move(workingFolder)) {}

    /// Takes what a template names. The same file with the same settings counts once.
    void add(const lint::FileReport& report);

    /// What the templates say about a file; empty when none names it.
    [[nodiscard]] std::span<const embed::LinkedFile> of(const std::filesystem::path& absolute) const;

    /// One of each file, in the order of their paths.
    [[nodiscard]] std::vector<embed::LinkedFile> files() const;

private:
    std::filesystem::path folder_;
    std::map<std::string, std::vector<embed::LinkedFile>> byPath_;
};

/// Whether a file in a folder may be a template, by its name: `*.json`, `*.yaml`, `*.yml`, `*.template`; sources of
/// Terraform as well, since they are said to be skipped.
[[nodiscard]] bool mayBeTemplateName(std::string_view name);

/// Whether a file that may be a template is one to look at, by what it holds.
[[nodiscard]] bool isTemplateText(std::string_view name, std::string_view text);

/// Adds the findings that only `other` has, another judgement of the same file.
void addFindings(lint::FileReport& report, lint::FileReport other);

}  // namespace stepcheck::driver
