#pragma once

#include "stepcheck/driver/command_model.h"
#include "stepcheck/driver/history_command.h"
#include "stepcheck/support/result.h"

#include <string>

namespace stepcheck::driver {

/// The options of `history` as words, before anybody looked at what they mean.
struct HistoryArguments {
    std::string action;
    std::string first;
    std::string second;
    std::string order;
    std::string type = "STANDARD";
    std::string machine = "StateMachine";
    std::string objectsFile;
    bool isExact = false;
};

/// Declares the options of `history` on its subcommand; parsing fills in `arguments`, which must live as long.
void addHistoryOptions(CLI::App& app, HistoryArguments& arguments, Choices& choices);

/// What the words mean. Error: one of them makes no sense; the text names it.
[[nodiscard]] support::Result<HistoryCommand> toCommand(const HistoryArguments& arguments);

}  // namespace stepcheck::driver
