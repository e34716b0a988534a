#include "stepcheck/driver/explore_arguments.h"

#include "stepcheck/driver/option_words.h"

#include <CLI/App.hpp>
#include <fmt/format.h>

#include <array>
#include <optional>
#include <string_view>

namespace stepcheck::driver {

using support::Error;
using support::Result;

static constexpr std::array<config::Word<ExplorationFormat>, 4> formatWords{{
    {"text", ExplorationFormat::Text},
    {"json", ExplorationFormat::Json},
    {"jsonl", ExplorationFormat::JsonLines},
    {"markdown", ExplorationFormat::Markdown},
}};

static constexpr std::array<config::Word<explore::Cover>, 3> coverWords{{
    {"states", explore::Cover::States},
    {"transitions", explore::Cover::Transitions},
    {"paths", explore::Cover::Paths},
}};

void addExploreOptions(CLI::App& app, ExploreArguments& arguments, Choices& choices) {
    const auto option = [&app](const char* name, auto& value, const char* type, const char* description) {
        return app.add_option(name, value, description)->type_name(type)->take_last()->group("Output");
    };
    app.add_option("FILE", arguments.path, "The definition, or - for standard input")->option_text("FILE")->required();
    addSearchOptions(app, arguments.search, choices);
    addChoices(
        choices, option("--format", arguments.format, "FORMAT", "How to print the paths (default: text)"), formatWords);
    option("-o,--output", arguments.outputFile, "FILE", "Write to a file");
    option("--transition-price", arguments.transitionPrice, "DOLLARS", "Tell what each path costs");
    option("--html", arguments.htmlFile, "FILE", "Write a page to look through the paths in a browser");
    option("--fixtures", arguments.fixturesFolder, "DIR", "Write a test for each path, for \"stepcheck test\"");
    addChoices(choices, option("--cover", arguments.cover, "WHAT", "What the tests have to pass (default: paths)"),
        coverWords);
    option("--prove", arguments.statement, "STATEMENT",
        "Instead: unreachable:STATE, never-fails, max-events:N or max-duration:TIME, for every execution")
        ->group("Proofs");
    app.footer(
        "Exit status: 0 the paths were printed, limits that were reached among them, or the statement was proved;\n"
        "1 the definition has errors, or the statement was not proved; 2 bad usage, or something is missing; 3 a bug\n"
        "in stepcheck, such as a path that its example does not take.");
}

Result<ExploreCommand> toCommand(const ExploreArguments& arguments) {
    ExploreCommand command{.path = arguments.path};
    for (const std::optional<Error>& error : {
             readSearchOptions(arguments.search, command.type, command.options),
             readWord("--format", arguments.format, formatWords, command.format),
             readWord("--cover", arguments.cover, coverWords, command.cover),
         })
        if (error)
            return *error;
    command.outputFile = unlessEmpty(arguments.outputFile);
    command.htmlFile = unlessEmpty(arguments.htmlFile);
    command.fixturesFolder = unlessEmpty(arguments.fixturesFolder);
    if (arguments.transitionPrice > 0)
        command.transitionPrice = arguments.transitionPrice;
    if (command.fixturesFolder && command.path == "-")
        return Error{"--fixtures: the definition has to be a file, which the tests name"};
    if (!arguments.statement.empty()) {
        auto statement = explore::parseStatement(arguments.statement);
        if (!statement)
            return Error{fmt::format("--prove: {}", statement.error().message)};
        command.statement = std::move(*statement);
    }
    return command;
}

}  // namespace stepcheck::driver
