#pragma once

#include "stepcheck/driver/command_model.h"
#include "stepcheck/driver/graph_command.h"
#include "stepcheck/support/result.h"

#include <string>

namespace stepcheck::driver {

/// The options of `graph` as words, before anybody looked at what they mean.
struct GraphArguments {
    std::string path;
    std::string stdinFilename;
    std::string format;
    std::string overlay;
    std::string outputFile;
};

/// Declares the options of `graph` on its subcommand; parsing fills in `arguments`, which must live as long.
void addGraphOptions(CLI::App& app, GraphArguments& arguments, Choices& choices);

/// What the words mean. Error: an option has a value that it does not know, or two options do not go together.
[[nodiscard]] support::Result<GraphCommand> toCommand(const GraphArguments& arguments);

}  // namespace stepcheck::driver
