#pragma once

#include "stepcheck/driver/config_command.h"
#include "stepcheck/driver/diff_command.h"
#include "stepcheck/driver/eval_command.h"
#include "stepcheck/driver/explore_command.h"
#include "stepcheck/driver/graph_command.h"
#include "stepcheck/driver/history_command.h"
#include "stepcheck/driver/lint_command.h"
#include "stepcheck/driver/mocks_command.h"
#include "stepcheck/driver/rule_command.h"
#include "stepcheck/driver/simulate_command.h"
#include "stepcheck/driver/terminal.h"
#include "stepcheck/driver/test_command.h"
#include "stepcheck/support/result.h"

#include <span>
#include <string>
#include <variant>

namespace stepcheck::driver {

/// Help or the version: a text that was asked for.
struct ShowCommand {
    std::string text;
};

using Command = std::variant<ShowCommand, LintCommand, RuleCommand, ConfigCommand, DiffCommand, GraphCommand,
    EvalCommand, ExploreCommand, SimulateCommand, MocksCommand, HistoryCommand, TestCommand>;

/// What the user wants.
struct CommandLine {
    ColorMode color = ColorMode::Auto;
    Command command;
};

/// Reads the arguments of the program, the first of which is its name. Names of rules are checked, files are not.
/// Error: they make no sense; the text says which one and suggests what was meant.
[[nodiscard]] support::Result<CommandLine> parseCommandLine(std::span<const char* const> arguments);

}  // namespace stepcheck::driver
