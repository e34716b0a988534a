#include "stepcheck/driver/diff_arguments.h"

#include "stepcheck/driver/option_words.h"

#include <CLI/App.hpp>
#include <fmt/format.h>

#include <array>

namespace stepcheck::driver {

using support::Error;
using support::Result;

static constexpr std::array<config::Word<DiffFormat>, 2> formatWords{{
    {"text", DiffFormat::Text},
    {"markdown", DiffFormat::Markdown},
}};

void addDiffOptions(CLI::App& app, DiffArguments& arguments, Choices& choices) {
    app.add_option("OLD", arguments.oldPath, "The definition as it was")->type_name("FILE")->required();
    app.add_option("NEW", arguments.newPath, "The definition as it is")->type_name("FILE")->required();
    addSearchOptions(app, arguments.search, choices);
    addChoices(choices,
        app.add_option("--format", arguments.format, "How to print what differs (default: text)")
            ->type_name("FORMAT")
            ->take_last()
            ->group("Output"),
        formatWords);
    app.add_option("-o,--output", arguments.outputFile, "Write to a file")
        ->type_name("FILE")
        ->take_last()
        ->group("Output");
    app.footer(
        "Exit status: 0 both behave alike on every path that was explored; 1 they differ, or one has errors; 2 bad\n"
        "usage, or something is missing; 3 a bug in stepcheck.");
}

Result<DiffCommand> toCommand(const DiffArguments& arguments) {
    DiffCommand command{.oldPath = arguments.oldPath, .newPath = arguments.newPath};
    if (auto error = readSearchOptions(arguments.search, command.type, command.options))
        return *std::move(error);
    if (auto error = readWord("--format", arguments.format, formatWords, command.format))
        return *std::move(error);
    command.outputFile = unlessEmpty(arguments.outputFile);
    return command;
}

}  // namespace stepcheck::driver
