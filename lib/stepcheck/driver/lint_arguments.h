#pragma once

#include "stepcheck/driver/command_model.h"
#include "stepcheck/driver/lint_command.h"
#include "stepcheck/support/result.h"

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace stepcheck::driver {

/// The options of `lint` as words, before anybody looked at what they mean.
struct LintArguments {
    std::vector<std::string> paths;
    std::vector<std::string> select;
    std::vector<std::string> extendSelect;
    std::vector<std::string> ignore;
    std::vector<std::string> exclude;
    std::string type;
    std::string from;
    std::string request;
    std::vector<std::string> registered;
    std::string failOn;
    std::string columnUnit;
    std::string format;
    std::string awsSeverity;
    std::string jobs;
    std::string stdinFilename;
    std::string configFile;
    std::string baseline;
    std::string writeBaseline;
    std::vector<std::string> outputs;
    bool fix = false;
    bool unsafeFixes = false;
    bool diff = false;
    bool addIgnore = false;
    bool allowComments = false;
    bool isolated = false;
    bool noRespectGitignore = false;
    bool exitZero = false;
    bool statistics = false;
    bool quiet = false;
};

/// Declares the options of `lint` on its subcommand and says which words they take; parsing fills in `arguments`, which
/// must live as long.
void addLintOptions(CLI::App& app, LintArguments& arguments, Choices& choices);

/// All that `--select` takes.
[[nodiscard]] std::vector<std::string> selectableNames();

/// What the words mean. Error: an option has a value that it does not know; the text names both.
[[nodiscard]] support::Result<LintCommand> toCommand(LintArguments arguments);

}  // namespace stepcheck::driver
