#pragma once

#include "stepcheck/driver/command_model.h"
#include "stepcheck/driver/mocks_command.h"
#include "stepcheck/support/result.h"

#include <string>

namespace stepcheck::driver {

/// The options of `mocks` as words, before anybody looked at what they mean.
struct MocksArguments {
    std::string action;
    std::string path;
    std::string definitionFile;
    std::string machine = "StateMachine";
    std::string outputFile;
    std::string inputOutputFile;
};

/// Declares the options of `mocks` on its subcommand; parsing fills in `arguments`, which must live as long.
void addMocksOptions(CLI::App& app, MocksArguments& arguments, Choices& choices);

/// What the words mean. Error: one of them makes no sense; the text names it.
[[nodiscard]] support::Result<MocksCommand> toCommand(const MocksArguments& arguments);

}  // namespace stepcheck::driver
