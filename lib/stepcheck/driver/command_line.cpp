#include "stepcheck/driver/command_line.h"

#include "stepcheck/catalog/fields.h"
#include "stepcheck/config/words.h"
#include "stepcheck/driver/command_model.h"
#include "stepcheck/driver/completion.h"
#include "stepcheck/driver/diff_arguments.h"
#include "stepcheck/driver/eval_arguments.h"
#include "stepcheck/driver/explore_arguments.h"
#include "stepcheck/driver/graph_arguments.h"
#include "stepcheck/driver/help.h"
#include "stepcheck/driver/history_arguments.h"
#include "stepcheck/driver/lint_arguments.h"
#include "stepcheck/driver/manual.h"
#include "stepcheck/driver/mocks_arguments.h"
#include "stepcheck/driver/option_words.h"
#include "stepcheck/driver/simulate_arguments.h"
#include "stepcheck/driver/test_arguments.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/support/suggest.h"
#include "stepcheck/support/version.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace stepcheck::driver {

using support::Error;
using support::Result;

static constexpr std::array<config::Word<ColorMode>, 3> colorWords{{
    {"auto", ColorMode::Auto},
    {"always", ColorMode::Always},
    {"never", ColorMode::Never},
}};

namespace {

struct ConfigArguments {
    std::string path = ".";
    std::string configFile;
    bool isolated = false;
    bool json = false;
};

struct RuleArguments {
    std::string name;
    bool json = false;
};

/// The program's options and where parsing puts their words.
class Parser {
public:
    Parser();

    [[nodiscard]] Result<CommandLine> parse(std::span<const char* const> arguments);

private:
    CLI::App* addCommand(const char* name, const char* description);
    void addRule();
    void addConfig();
    void addCompletion();

    [[nodiscard]] const CLI::App& selected() const;
    [[nodiscard]] Result<CommandLine> command() const;
    [[nodiscard]] Result<Command> selectedCommand() const;
    [[nodiscard]] Result<Command> completionCommand() const;
    [[nodiscard]] Error unexpected() const;

    CLI::App app_{"Finds what is wrong with state machines in the Amazon States Language."};
    std::string color_ = "auto";
    bool version_ = false;
    CLI::App* lint_ = nullptr;
    CLI::App* rule_ = nullptr;
    CLI::App* config_ = nullptr;
    CLI::App* graph_ = nullptr;
    CLI::App* eval_ = nullptr;
    CLI::App* simulate_ = nullptr;
    CLI::App* explore_ = nullptr;
    CLI::App* diff_ = nullptr;
    CLI::App* mocks_ = nullptr;
    CLI::App* history_ = nullptr;
    CLI::App* test_ = nullptr;
    CLI::App* completion_ = nullptr;
    CLI::App* manual_ = nullptr;
    Choices choices_;
    std::string shell_;
    LintArguments lintArguments_;
    RuleArguments ruleArguments_;
    ConfigArguments configArguments_;
    GraphArguments graphArguments_;
    EvalArguments evalArguments_;
    SimulateArguments simulateArguments_;
    ExploreArguments exploreArguments_;
    DiffArguments diffArguments_;
    MocksArguments mocksArguments_;
    HistoryArguments historyArguments_;
    TestArguments testArguments_;
};

Parser::Parser() {
    app_.name("stepcheck");
    app_.set_help_flag("-h,--help", "Print this help");
    app_.require_subcommand(0, 1);
    addChoices(choices_, addText(app_, "--color", color_, "WHEN", "Colours: auto, always or never (default: auto)"),
        colorWords);
    app_.add_flag("--version", version_, "Print the version and the date of the facts it knows");
    app_.footer("\"stepcheck COMMAND --help\" tells the options of a command.");

    lint_ = addCommand("lint", "Check definitions.");
    addLintOptions(*lint_, lintArguments_, choices_);
    addRule();
    addConfig();
    graph_ = addCommand("graph", "Draw the control-flow graph of a definition.");
    addGraphOptions(*graph_, graphArguments_, choices_);
    eval_ = addCommand("eval", "Evaluate one expression against JSON.");
    addEvalOptions(*eval_, evalArguments_, choices_);
    simulate_ = addCommand("simulate", "Predict one execution, event by event.");
    addSimulateOptions(*simulate_, simulateArguments_, choices_);
    explore_ = addCommand("explore", "Find every path that executions can take, with an input that takes it.");
    addExploreOptions(*explore_, exploreArguments_, choices_);
    diff_ = addCommand("diff", "Tell what two definitions do differently, not how their texts differ.");
    addDiffOptions(*diff_, diffArguments_, choices_);
    mocks_ = addCommand("mocks", "Write what tasks return: an outline, or what they returned in a recorded history.");
    addMocksOptions(*mocks_, mocksArguments_, choices_);
    history_ = addCommand("history", "Compare two histories, or a recorded one with a definition.");
    addHistoryOptions(*history_, historyArguments_, choices_);
    test_ = addCommand("test", "Run fixtures: executions and what is expected of them.");
    addTestOptions(*test_, testArguments_);
    addCompletion();
    manual_ = addCommand("man", "Print the manual page, for man(1).");
}

CLI::App* Parser::addCommand(const char* name, const char* description) {
    CLI::App* command = app_.add_subcommand(name, description)->fallthrough();
    command->footer("");  // not that of the program, which commands take over
    return command;
}

void Parser::addRule() {
    rule_ = addCommand("rule", "Tell what a rule is for, or list all rules.");
    std::vector<std::string> ids;
    for (const lint::RegisteredRule& rule : lint::allRules())
        ids.emplace_back(rule.rule->id);
    choices_[rule_->add_option("NAME", ruleArguments_.name, "The rule (default: list all)")] = std::move(ids);
    rule_->add_flag("--json", ruleArguments_.json, "Print JSON");
}

void Parser::addConfig() {
    config_ = addCommand("config", "Tell what is configured for a file or folder, and where.");
    config_->add_option("PATH", configArguments_.path, "The file or folder (default: .)");
    CLI::Option* file = config_->add_option("--config", configArguments_.configFile, "Use this file instead");
    file->type_name("FILE")->take_last();
    config_->add_flag("--isolated", configArguments_.isolated, "Use no configuration file")->excludes(file);
    config_->add_flag("--json", configArguments_.json, "Print JSON");
}

void Parser::addCompletion() {
    completion_ = addCommand("completion", "Print a script that completes commands in a shell.");
    addChoices(choices_,
        completion_->add_option("SHELL", shell_, "bash, zsh or fish")->option_text("SHELL")->required(), shellWords);
}

const CLI::App& Parser::selected() const {
    const std::vector<const CLI::App*> commands =
        app_.get_subcommands([](const CLI::App* command) { return command->parsed(); });
    return commands.empty() ? app_ : *commands.front();
}

// CLI11 tells mistakes by exceptions; they end here.
Result<CommandLine> Parser::parse(std::span<const char* const> arguments) {
    try {
        app_.parse(static_cast<int>(arguments.size()), arguments.data());
    } catch (const CLI::CallForHelp&) {
        return CommandLine{.command = ShowCommand{helpText(modelOf(selected(), choices_))}};
    } catch (const CLI::ExtrasError&) {
        return unexpected();
    } catch (const CLI::ArgumentMismatch& mismatch) {
        const std::string text = mismatch.what();
        return Error{fmt::format("{} needs a value", text.substr(0, text.find(':')))};
    } catch (const CLI::Error& error) {
        return Error{error.what()};
    }
    return command();
}

Error Parser::unexpected() const {
    const std::vector<std::string> rest = app_.remaining(true);
    const std::string word = rest.empty() ? std::string() : rest.front();
    const std::string name = word.substr(0, word.find('='));
    std::vector<std::string_view> known;
    std::vector<std::string> names;
    const bool isOption = word.starts_with('-');
    if (isOption) {
        for (const CLI::App* app : {&app_, &selected()})
            for (const CLI::Option* option : app->get_options())
                for (const std::string& each : option->get_lnames())
                    names.push_back("--" + each);
    } else if (&selected() == &app_) {
        for (const CLI::App* command : app_.get_subcommands({}))
            names.push_back(command->get_name());
    }
    known.assign(names.begin(), names.end());
    const std::string_view kind = isOption ? "option" : &selected() == &app_ ? "command" : "argument";
    const std::string_view meant = support::nearest(name, known);
    if (meant.empty())
        return {fmt::format("unknown {} \"{}\"; see \"{} --help\"", kind, name,
            &selected() == &app_ ? "stepcheck" : "stepcheck " + selected().get_name())};
    return {fmt::format("unknown {} \"{}\"; did you mean \"{}\"?", kind, name, meant)};
}

Result<CommandLine> Parser::command() const {
    CommandLine result;
    if (auto error = readWord("--color", color_, colorWords, result.color))
        return *error;
    Result<Command> chosen = selectedCommand();
    if (!chosen)
        return chosen.error();
    result.command = *std::move(chosen);
    return result;
}

// The command as one of all commands.
template <class T>
static Result<Command> asCommand(Result<T> command) {
    if (!command)
        return command.error();
    return Command(*std::move(command));
}

Result<Command> Parser::selectedCommand() const {
    if (version_)
        return Command(ShowCommand{fmt::format("stepcheck {}, facts of {}\n", support::version, catalog::factsDate())});
    if (lint_->parsed())
        return asCommand(toCommand(lintArguments_));
    if (rule_->parsed())
        return Command(RuleCommand{.name = unlessEmpty(ruleArguments_.name), .json = ruleArguments_.json});
    if (config_->parsed())
        return Command(ConfigCommand{.path = configArguments_.path,
            .configFile = unlessEmpty(configArguments_.configFile),
            .isolated = configArguments_.isolated,
            .json = configArguments_.json});
    if (graph_->parsed())
        return asCommand(toCommand(graphArguments_));
    if (eval_->parsed())
        return asCommand(toCommand(evalArguments_));
    if (simulate_->parsed())
        return asCommand(toCommand(simulateArguments_));
    if (explore_->parsed())
        return asCommand(toCommand(exploreArguments_));
    if (diff_->parsed())
        return asCommand(toCommand(diffArguments_));
    if (mocks_->parsed())
        return asCommand(toCommand(mocksArguments_));
    if (history_->parsed())
        return asCommand(toCommand(historyArguments_));
    if (test_->parsed())
        return asCommand(toCommand(testArguments_));
    if (manual_->parsed())
        return Command(ShowCommand{manualPage(modelOf(app_, choices_))});
    if (completion_->parsed())
        return completionCommand();
    return Command(ShowCommand{helpText(modelOf(selected(), choices_))});
}

Result<Command> Parser::completionCommand() const {
    Shell shell{};
    if (auto error = readWord("SHELL", shell_, shellWords, shell))
        return *error;
    return Command(ShowCommand{completionScript(modelOf(app_, choices_), shell)});
}

}  // namespace

Result<CommandLine> parseCommandLine(std::span<const char* const> arguments) {
    return Parser().parse(arguments);
}

}  // namespace stepcheck::driver
