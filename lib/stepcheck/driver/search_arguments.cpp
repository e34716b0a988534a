#include "stepcheck/driver/search_arguments.h"

#include "stepcheck/driver/option_words.h"
#include "stepcheck/driver/workers.h"

#include <CLI/App.hpp>
#include <fmt/format.h>

#include <array>
#include <cmath>
#include <string_view>

namespace stepcheck::driver {

using support::Error;

static constexpr std::array<config::Word<explore::Strategy>, 3> strategyWords{{
    {"breadth", explore::Strategy::Breadth},
    {"depth", explore::Strategy::Depth},
    {"coverage", explore::Strategy::Coverage},
}};

void addSearchOptions(CLI::App& app, SearchArguments& arguments, Choices& choices) {
    const auto option = [&app](const char* name, auto& value, const char* type, const std::string& description) {
        return app.add_option(name, value, description)->type_name(type)->take_last()->group("The exploration");
    };
    const auto limit = [&option](const char* name, auto& value, std::string_view description) {
        option(name, value, "N", fmt::format("{} (default: {})", description, value));
    };
    explore::Options& options = arguments.options;
    addChoices(choices, option("--type", arguments.type, "TYPE", "The type of the state machine (default: STANDARD)"),
        config::machineTypeWords);
    addChoices(choices,
        option("--strategy", arguments.strategy, "STRATEGY", "Which way is gone on with first (default: coverage)"),
        strategyWords);
    limit("--max-paths", options.maxPaths, "Stop after so many paths");
    limit("--max-seconds", arguments.maxSeconds, "Stop after so much time");
    limit("--max-items", options.maxItems, "Of an array of unknown length");
    limit("--max-visits", options.maxVisits, "Of one state on one path");
    limit("--max-retries", options.maxRetries, "Failures of a task before it succeeds; failing for good always counts");
    limit("--max-steps", options.maxSteps, "Of one path");
    limit("--max-pending", options.maxPending, "Ways that wait to be gone on with");
    app.add_flag("--merge", options.merges, "Go on only once where ways meet with the same data")
        ->group("The exploration");
    option("-j,--jobs", options.jobs, "N", "Threads (default: one for each processor)");
}

std::optional<Error> readSearchOptions(
    const SearchArguments& arguments, asl::MachineType& type, explore::Options& options) {
    options = arguments.options;
    if (auto error = readWord("--type", arguments.type, config::machineTypeWords, type))
        return error;
    if (auto error = readWord("--strategy", arguments.strategy, strategyWords, options.strategy))
        return error;
    static constexpr double mostSeconds = 1e9;
    if (!(arguments.maxSeconds >= 0 && arguments.maxSeconds <= mostSeconds))
        return Error{fmt::format("--max-seconds: expected a number from 0 to {}", mostSeconds)};
    options.timeLimit = std::chrono::milliseconds(std::llround(arguments.maxSeconds * 1000));
    if (options.jobs == 0)
        options.jobs = defaultJobs();
    return std::nullopt;
}

}  // namespace stepcheck::driver
