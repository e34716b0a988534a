#pragma once

#include "stepcheck/driver/explore_command.h"
#include "stepcheck/driver/search_arguments.h"

#include <string>

namespace stepcheck::driver {

/// The options of `explore` as words, before anybody looked at what they mean.
struct ExploreArguments {
    std::string path;
    SearchArguments search;
    std::string format = "text";
    std::string outputFile;
    std::string htmlFile;
    std::string fixturesFolder;
    std::string cover = "paths";
    std::string statement;
    double transitionPrice = 0;
};

/// Declares the options of `explore` on its subcommand; parsing fills in `arguments`, which must live as long.
void addExploreOptions(CLI::App& app, ExploreArguments& arguments, Choices& choices);

/// What the words mean. Error: an option has a value that it does not know; the text names both.
[[nodiscard]] support::Result<ExploreCommand> toCommand(const ExploreArguments& arguments);

}  // namespace stepcheck::driver
