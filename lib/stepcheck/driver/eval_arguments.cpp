#include "stepcheck/driver/eval_arguments.h"

#include "stepcheck/driver/option_words.h"

#include <CLI/App.hpp>

#include <array>

namespace stepcheck::driver {

using support::Error;
using support::Result;

static constexpr std::array<config::Word<query::jsonata::Dialect>, 2> dialectWords{{
    {"plain", query::jsonata::Dialect::Plain},
    {"states", query::jsonata::Dialect::States},
}};

void addEvalOptions(CLI::App& app, EvalArguments& arguments, Choices& choices) {
    const auto option = [&app](const char* name, std::string& value, const char* type, const char* description) {
        return addText(app, name, value, type, description);
    };
    CLI::Option* expression = app.add_option("EXPR", arguments.expression, "The expression, with or without {% and %}");
    addChoices(choices,
        option("--lang", arguments.language, "LANG", "jsonata, jsonpath, intrinsic or template (default: guessed)"),
        languageWords);
    addChoices(choices,
        option("--dialect", arguments.dialect, "DIALECT",
            "plain or states: JSONata as published or as the service has it (default: states within {% and %})"),
        dialectWords);
    option("--data", arguments.dataFile, "FILE", "The input, JSON; - for standard input");
    option("--context", arguments.contextFile, "FILE", "The context object of JSONPath, JSON");
    option("--bindings", arguments.bindingsFile, "FILE", "Variables: a JSON object of names without $");
    app.add_option("--seed", arguments.seed, "Make random numbers from this number (default: another one each time)")
        ->type_name("N")
        ->take_last();
    app.add_flag("--batch", arguments.isBatch, "Answer questions on standard input, JSON Lines")->excludes(expression);
}

Result<EvalCommand> toCommand(const EvalArguments& arguments) {
    if (arguments.expression.empty() && !arguments.isBatch)
        return Error{"EXPR is required; see \"stepcheck eval --help\""};
    EvalCommand result{.expression = unlessEmpty(arguments.expression),
        .dataFile = unlessEmpty(arguments.dataFile),
        .contextFile = unlessEmpty(arguments.contextFile),
        .bindingsFile = unlessEmpty(arguments.bindingsFile),
        .seed = arguments.seed,
        .isBatch = arguments.isBatch};
    if (auto error = readWord("--lang", arguments.language, languageWords, result.language))
        return *error;
    if (auto error = readWord("--dialect", arguments.dialect, dialectWords, result.dialect))
        return *error;
    return result;
}

}  // namespace stepcheck::driver
