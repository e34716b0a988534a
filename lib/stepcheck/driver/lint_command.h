#pragma once

#include "stepcheck/config/config.h"
#include "stepcheck/driver/file_changes.h"
#include "stepcheck/driver/output.h"
#include "stepcheck/driver/terminal.h"
#include "stepcheck/render/format.h"
#include "stepcheck/support/line_table.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace stepcheck::driver {

/// `stepcheck lint`
struct LintCommand {
    std::vector<std::string> paths;            // `-`: standard input
    std::optional<std::string> stdinFilename;  // what `-` is called
    config::Choices choices;
    std::optional<support::ColumnUnit> columnUnit;
    std::optional<std::string> configFile;
    bool isolated = false;
    std::vector<std::string> exclude;
    bool respectGitignore = true;
    render::Format format = render::Format::Text;
    std::optional<std::string> outputFile;
    bool exitZero = false;
    bool statistics = false;
    bool quiet = false;
    std::size_t jobs = 1;
    ChangeOptions change;
    std::optional<std::string> baseline;       // old findings that are not shown
    std::optional<std::string> writeBaseline;  // where all findings of the run become old ones
};

/// Judges files and prints what is wrong with them.
[[nodiscard]] ExitStatus run(const LintCommand& command, const Terminal& terminal);

}  // namespace stepcheck::driver
