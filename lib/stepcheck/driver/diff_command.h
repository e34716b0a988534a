#pragma once

#include "stepcheck/asl/machine.h"
#include "stepcheck/driver/output.h"
#include "stepcheck/driver/terminal.h"
#include "stepcheck/explore/options.h"

#include <cstdint>
#include <optional>
#include <string>

namespace stepcheck::driver {

/// What `diff` prints.
enum class DiffFormat : std::uint8_t { Text, Markdown };

/// `stepcheck diff`
struct DiffCommand {
    std::string oldPath;
    std::string newPath;
    asl::MachineType type = asl::MachineType::Standard;
    explore::Options options;
    DiffFormat format = DiffFormat::Text;
    std::optional<std::string> outputFile;
};

/// Explores two definitions and executes the examples of each with the other one. `Findings`: some behave otherwise, or
/// executions become larger or smaller; or a definition has errors, which are printed instead.
[[nodiscard]] ExitStatus run(const DiffCommand& command, const Terminal& terminal);

}  // namespace stepcheck::driver
