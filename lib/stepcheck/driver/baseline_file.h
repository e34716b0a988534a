#pragma once

#include "stepcheck/lint/baseline.h"
#include "stepcheck/lint/report.h"
#include "stepcheck/lint/settings.h"
#include "stepcheck/support/result.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stepcheck::driver {

/// A baseline in a file. It names other files relative to the folder that it lies in.
class BaselineFile {
public:
    /// Error: it cannot be read, or is no baseline.
    [[nodiscard]] static support::Result<BaselineFile> read(
        const std::string& name, const std::filesystem::path& workingFolder);

    /// Writes all findings of a report. Error: it cannot be written.
    [[nodiscard]] static support::Result<BaselineFile> write(
        const std::string& name, const std::filesystem::path& workingFolder, const lint::RunReport& report);

    /// Takes its findings out of a report, whose files were judged with these settings, in the same order; what is not
    /// found any more is `stale`.
    void apply(lint::RunReport& report, const std::vector<const lint::Settings*>& settings);

    [[nodiscard]] bool has(const std::string& file, const lint::Finding& finding) const;
    [[nodiscard]] std::size_t size() const;

    /// Lines for people about entries that are not found any more, without the names of their file.
    [[nodiscard]] std::vector<std::string> notes() const;
    [[nodiscard]] const std::string& name() const { return name_; }

private:
    BaselineFile(std::string name, const std::filesystem::path& workingFolder);

    [[nodiscard]] std::string nameOf(const std::string& file) const;

    std::string name_;
    std::filesystem::path workingFolder_;
    std::filesystem::path folder_;
    lint::Baseline baseline_;
    std::vector<lint::BaselineEntry> stale_;
};

}  // namespace stepcheck::driver
