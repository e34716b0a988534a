#pragma once

#include "stepcheck/driver/diff_command.h"
#include "stepcheck/driver/search_arguments.h"

#include <string>

namespace stepcheck::driver {

/// The options of `diff` as words, before anybody looked at what they mean.
struct DiffArguments {
    std::string oldPath;
    std::string newPath;
    SearchArguments search;
    std::string format = "text";
    std::string outputFile;
};

/// Declares the options of `diff` on its subcommand; parsing fills in `arguments`, which must live as long.
void addDiffOptions(CLI::App& app, DiffArguments& arguments, Choices& choices);

/// What the words mean. Error: an option has a value that it does not know; the text names both.
[[nodiscard]] support::Result<DiffCommand> toCommand(const DiffArguments& arguments);

}  // namespace stepcheck::driver
