#pragma once

#include "stepcheck/asl/machine.h"
#include "stepcheck/driver/output.h"
#include "stepcheck/driver/terminal.h"
#include "stepcheck/explore/options.h"
#include "stepcheck/explore/selection.h"
#include "stepcheck/explore/statement.h"

#include <cstdint>
#include <optional>
#include <string>

namespace stepcheck::driver {

/// What `explore` prints.
enum class ExplorationFormat : std::uint8_t { Text, Json, JsonLines, Markdown };

/// `stepcheck explore`
struct ExploreCommand {
    std::string path;  // `-`: standard input
    asl::MachineType type = asl::MachineType::Standard;
    explore::Options options;
    ExplorationFormat format = ExplorationFormat::Text;
    std::optional<std::string> outputFile;
    std::optional<std::string> htmlFile;
    std::optional<std::string> fixturesFolder;
    explore::Cover cover = explore::Cover::Paths;
    std::optional<double> transitionPrice;
    std::optional<explore::Statement> statement;  // to be proved instead
};

/// Explores what executions of a definition are possible, and prints the paths. Errors of the definition are printed
/// instead (`Findings`); limits that were reached do not change the status. A path whose example takes another way is
/// our own bug: it is told, and the program ends with 3.
[[nodiscard]] ExitStatus run(const ExploreCommand& command, const Terminal& terminal);

}  // namespace stepcheck::driver
