#pragma once

#include "stepcheck/asl/machine.h"
#include "stepcheck/driver/command_model.h"
#include "stepcheck/explore/options.h"
#include "stepcheck/support/result.h"

#include <optional>
#include <string>

namespace CLI {
class App;
}

namespace stepcheck::driver {

/// How far to explore, as words: the options that `explore` and `diff` share.
struct SearchArguments {
    std::string type = "STANDARD";
    std::string strategy = "coverage";
    explore::Options options{.jobs = 0};
    double maxSeconds = 10;
};

/// Declares the options on a subcommand; parsing fills in `arguments`, which must live as long.
void addSearchOptions(CLI::App& app, SearchArguments& arguments, Choices& choices);

/// What the words mean, put where it belongs. Error: an option has a value that it does not know.
[[nodiscard]] std::optional<support::Error> readSearchOptions(
    const SearchArguments& arguments, asl::MachineType& type, explore::Options& options);

}  // namespace stepcheck::driver
