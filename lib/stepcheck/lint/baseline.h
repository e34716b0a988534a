#pragma once

#include "stepcheck/lint/report.h"
#include "stepcheck/support/result.h"
#include "stepcheck/support/source_text.h"

#include <compare>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace stepcheck::lint {

/// Findings of one file that a project decided to live with for now; several when they have one fingerprint.
struct BaselineEntry {
    std::string file;  // relative to the folder of the baseline, with forward slashes
    std::string rule;
    std::string fingerprint;
    std::size_t count = 1;
    std::string message;  // for people

    friend auto operator<=>(const BaselineEntry&, const BaselineEntry&) = default;
};

/// What a baseline calls a file of the report.
using BaselineName = std::function<std::string(const std::string& file)>;

/// Old findings that are not shown.
class Baseline {
public:
    Baseline() = default;

    /// All findings of a report.
    Baseline(const RunReport& report, const BaselineName& nameOf);

    /// What a baseline file says. Error: it is none; the text names the place.
    [[nodiscard]] static support::Result<Baseline> read(std::shared_ptr<const support::SourceText> source);

    /// The text of a file: JSON, one finding a line, by file, rule and fingerprint.
    [[nodiscard]] std::string text() const;

    /// By file, rule and fingerprint.
    [[nodiscard]] const std::vector<BaselineEntry>& entries() const { return entries_; }

    [[nodiscard]] bool has(std::string_view file, std::string_view fingerprint) const;

    /// Takes its findings out of the report and counts them there. Returns what the files of the report do not have
    /// any more, with the count that is too much; rules that did not run do not count.
    [[nodiscard]] std::vector<BaselineEntry> apply(RunReport& report, const BaselineName& nameOf,
        const std::function<bool(std::size_t file, std::string_view rule)>& didRun) const;

private:
    std::vector<BaselineEntry> entries_;
};

}  // namespace stepcheck::lint
