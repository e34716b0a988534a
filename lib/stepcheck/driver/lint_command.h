#pragma once

#include "stepcheck/config/config.h"
#include "stepcheck/driver/file_changes.h"
#include "stepcheck/driver/output.h"
#include "stepcheck/driver/terminal.h"
#include "stepcheck/embed/dialect.h"
#include "stepcheck/render/format.h"
#include "stepcheck/support/diagnostic.h"
#include "stepcheck/support/line_table.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace stepcheck::catalog {
struct Operation;
}

namespace stepcheck::driver {

/// A form of the findings, and where it goes.
struct Destination {
    render::Format format = render::Format::Text;
    std::optional<std::string> file{};  // none: standard output
};

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
    embed::From from = embed::From::Auto;
    const catalog::Operation* request = nullptr;  // what the files are requests of; null: look at what they hold
    std::vector<std::string> registered;          // files with registrations of SWF
    std::vector<Destination> outputs;             // at least one; `aws` alone

    /// Whether the answer of the service is asked for, which is one for one file.
    [[nodiscard]] bool asksForAnswer() const { return outputs.front().format == render::Format::Aws; }

    support::Severity awsSeverity = support::Severity::Error;
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
