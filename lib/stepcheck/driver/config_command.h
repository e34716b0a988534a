#pragma once

#include "stepcheck/driver/output.h"
#include "stepcheck/driver/terminal.h"

#include <optional>
#include <string>

namespace stepcheck::driver {

/// `stepcheck config`
struct ConfigCommand {
    std::string path = ".";
    std::optional<std::string> configFile;
    bool isolated = false;
    bool json = false;
};

/// Prints what is configured for a file or folder, and where that is written.
[[nodiscard]] ExitStatus run(const ConfigCommand& command, const Terminal& terminal);

}  // namespace stepcheck::driver
