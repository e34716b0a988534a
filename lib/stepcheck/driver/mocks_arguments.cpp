#include "stepcheck/driver/mocks_arguments.h"

#include "stepcheck/driver/option_words.h"

#include <CLI/App.hpp>
#include <fmt/format.h>

#include <array>

namespace stepcheck::driver {

using support::Error;
using support::Result;

static constexpr std::array<config::Word<MocksSource>, 2> sourceWords{{
    {"init", MocksSource::Definition},
    {"from-history", MocksSource::History},
}};

void addMocksOptions(CLI::App& app, MocksArguments& arguments, Choices& choices) {
    const auto option = [&app](const char* name, std::string& value, const char* type, const char* description) {
        addText(app, name, value, type, description);
    };
    CLI::Option* action = app.add_option("ACTION", arguments.action,
        "init: an outline for a definition; from-history: what tasks returned in a history");
    action->option_text("ACTION")->required();
    addChoices(choices, action, sourceWords);
    app.add_option("FILE", arguments.path, "The definition, or the history; - for standard input")
        ->option_text("FILE")
        ->required();
    option("--machine", arguments.machine, "NAME", "What the mocks call the state machine (default: StateMachine)");
    option("-o,--output", arguments.outputFile, "FILE", "Write the mocks to a file");
    option("--input-output", arguments.inputOutputFile, "FILE", "from-history: write the input of the execution, too");
    option("--definition", arguments.definitionFile, "FILE",
        "from-history: number attempts as this definition will ask for them");
    app.footer(
        "Exit status: 0 the mocks were written; 1 the definition of --definition has errors; 2 bad usage, or a file\n"
        "cannot be read or written; 3 a bug in stepcheck.");
}

Result<MocksCommand> toCommand(const MocksArguments& arguments) {
    MocksSource source{};
    if (auto error = readWord("ACTION", arguments.action, sourceWords, source))
        return *error;
    if (arguments.machine.empty() || arguments.machine.find('/') != std::string::npos)
        return Error{fmt::format("--machine: expected a name without a slash, found \"{}\"", arguments.machine)};
    if (source == MocksSource::Definition && !(arguments.definitionFile.empty() && arguments.inputOutputFile.empty()))
        return Error{fmt::format("{} belongs to \"mocks from-history\"",
            arguments.definitionFile.empty() ? "--input-output" : "--definition")};
    return MocksCommand{.source = source,
        .path = arguments.path,
        .definitionFile = unlessEmpty(arguments.definitionFile),
        .machine = arguments.machine,
        .outputFile = unlessEmpty(arguments.outputFile),
        .inputOutputFile = unlessEmpty(arguments.inputOutputFile)};
}

}  // namespace stepcheck::driver
