#include "stepcheck/driver/history_arguments.h"

#include "stepcheck/driver/option_words.h"

#include <CLI/App.hpp>

#include <array>
#include <optional>

namespace stepcheck::driver {

using support::Error;
using support::Result;

static constexpr std::array<config::Word<HistoryAction>, 2> actionWords{{
    {"compare", HistoryAction::Compare},
    {"check", HistoryAction::Check},
}};

static constexpr std::array<config::Word<exec::EventOrder>, 2> orderWords{{
    {"strict", exec::EventOrder::Strict},
    {"causal", exec::EventOrder::Causal},
}};

void addHistoryOptions(CLI::App& app, HistoryArguments& arguments, Choices& choices) {
    const auto option = [&app](const char* name, std::string& value, const char* type, const char* description) {
        return addText(app, name, value, type, description);
    };
    CLI::Option* action = app.add_option("ACTION", arguments.action,
        "compare: two histories, the expected one first; check: a definition with a history of it");
    action->option_text("ACTION")->required();
    addChoices(choices, action, actionWords);
    app.add_option("FILE", arguments.first, "The expected history, or the definition")->option_text("FILE")->required();
    app.add_option(
           "HISTORY", arguments.second, "The history: the response of GetExecutionHistory; - for standard input")
        ->option_text("HISTORY")
        ->required();
    CLI::Option* order = option("--order", arguments.order, "ORDER",
        "strict: all events in one order (default of compare); causal: each branch by itself (default of check)");
    addChoices(choices, order, orderWords);
    app.add_flag("--exact", arguments.isExact, "Compare ids, times, tokens and ARNs inside of data, too");
    option("--type", arguments.type, "STANDARD|EXPRESS", "check: the type of the state machine (default: STANDARD)");
    option("--machine", arguments.machine, "NAME", "check: its name (default: StateMachine)");
    option("--objects", arguments.objectsFile, "FILE",
        "check: what readers of distributed Maps find: {bucket: {key: text}}");
    app.footer(
        "Exit status: 0 no difference; 1 a difference, or errors in the definition; 2 bad usage, or a file that is no\n"
        "history; 3 a bug in stepcheck.");
}

Result<HistoryCommand> toCommand(const HistoryArguments& arguments) {
    HistoryCommand command{.first = arguments.first, .second = arguments.second};
    std::optional<Error> error = readWord("ACTION", arguments.action, actionWords, command.action);
    command.order = command.action == HistoryAction::Check ? exec::EventOrder::Causal : exec::EventOrder::Strict;
    if (!error)
        error = readWord("--order", arguments.order, orderWords, command.order);
    if (!error)
        error = readWord("--type", arguments.type, config::machineTypeWords, command.type);
    if (error)
        return *error;
    command.isExact = arguments.isExact;
    command.machine = arguments.machine;
    command.objectsFile = unlessEmpty(arguments.objectsFile);
    return command;
}

}  // namespace stepcheck::driver
