#pragma once

#include "stepcheck/driver/output.h"
#include "stepcheck/driver/overlay_files.h"
#include "stepcheck/driver/terminal.h"
#include "stepcheck/render/graph.h"

#include <optional>
#include <string>

namespace stepcheck::driver {

/// `stepcheck graph`
struct GraphCommand {
    std::string path;  // `-`: standard input
    std::optional<OverlayChoice> overlay;
    std::optional<std::string> stdinFilename;
    render::GraphFormat format = render::GraphFormat::Dot;
    std::optional<std::string> outputFile;
};

/// Prints the control-flow graph of every definition in a file, whatever is wrong with them.
[[nodiscard]] ExitStatus run(const GraphCommand& command, const Terminal& terminal);

}  // namespace stepcheck::driver
