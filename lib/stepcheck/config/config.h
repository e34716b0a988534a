#pragma once

#include "stepcheck/asl/machine.h"
#include "stepcheck/config/glob.h"
#include "stepcheck/lint/rule_options.h"
#include "stepcheck/lint/settings.h"
#include "stepcheck/support/diagnostic.h"
#include "stepcheck/support/line_table.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stepcheck::config {

/// The name of a configuration file.
inline constexpr std::string_view fileName = ".stepcheck.yaml";

/// From which severity on a finding makes the exit status 1.
enum class FailOn : std::uint8_t { Info, Warning, Error, Never };

/// Whether a finding of this severity makes the exit status 1.
[[nodiscard]] constexpr bool fails(FailOn failOn, support::Severity severity) {
    return static_cast<std::uint8_t>(severity) >= static_cast<std::uint8_t>(failOn);
}

/// What one place (a configuration file, an override in it, the command line) says about how files are judged.
struct Choices {
    std::string origin;  // the file, or "command line"
    lint::Selection selection;
    std::map<std::string, std::optional<support::Severity>, std::less<>> severities;  // by rule id; none: off
    std::optional<lint::NameStyle> stateNameStyle;
    std::optional<std::uint32_t> mostTransitions;
    std::optional<std::uint32_t> proofSeconds;
    std::optional<std::uint32_t> proofPaths;
    std::optional<asl::MachineType> type;
    std::optional<FailOn> failOn;
    std::optional<bool> allowComments;
    std::map<std::string, std::uint32_t, std::less<>> lines;  // of the keys that the file has
};

/// What holds for some of the files only.
struct Override {
    GlobList files;
    Choices choices;
};

/// A configuration file.
struct Config {
    std::string name;              // as messages call it
    std::filesystem::path folder;  // absolute; what its globs are relative to
    Choices choices;
    std::optional<support::ColumnUnit> columnUnit;
    std::vector<std::string> exclude;  // as written
    GlobList excluded;                 // the same
    std::vector<Override> overrides;

    /// The overrides that hold for a file, in order.
    [[nodiscard]] std::vector<const Override*> overridesFor(const std::filesystem::path& absoluteFile) const;
};

/// The path of `absolute` relative to `folder`, with forward slashes; empty when it does not lie in it.
[[nodiscard]] std::string pathInside(const std::filesystem::path& absolute, const std::filesystem::path& folder);

}  // namespace stepcheck::config
