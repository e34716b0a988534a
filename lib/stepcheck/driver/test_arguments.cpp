#include "stepcheck/driver/test_arguments.h"

#include "stepcheck/driver/option_words.h"

#include <CLI/App.hpp>
#include <fmt/format.h>

#include <charconv>
#include <optional>

namespace stepcheck::driver {

using support::Error;
using support::Result;

void addTestOptions(CLI::App& app, TestArguments& arguments) {
    const auto option = [&app](const char* name, std::string& value, const char* type, const char* description) {
        return addText(app, name, value, type, description);
    };
    app.add_option("PATH", arguments.paths, "Fixtures, or folders that hold *.stepcheck.json or .yaml (default: .)");
    app.add_flag("--update", arguments.update, "Write the expected outputs and histories that are files");
    app.add_flag("--no-respect-gitignore", arguments.noRespectGitignore, "Look at what .gitignore leaves out, too");

    const char* output = "Output";
    option("--junit", arguments.junitFile, "FILE", "Write a report in JUnit's XML")->group(output);
    app.add_flag("--coverage", arguments.showCoverage, "Tell what of the definitions was executed")->group(output);
    option("--coverage-lcov", arguments.lcovFile, "FILE", "Write the coverage for lcov")->group(output);
    option("--coverage-json", arguments.coverageFile, "FILE", "Write the coverage as JSON")->group(output);

    option("--fail-under", arguments.failUnder, "PERCENT", "Exit with 1 when less is covered")->group("Exit status");
    app.footer(
        "Exit status: 0 every execution was as expected; 1 some were not, or --fail-under does not hold; 2 bad usage,\n"
        "or a fixture could not be run; 3 a bug in stepcheck.");
}

static Result<double> percent(const std::string& text) {
    double value = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failure == std::errc() && end == text.data() + text.size() && value >= 0 && value <= 100)
        return value;
    return Error{fmt::format("--fail-under: expected a number from 0 to 100, found \"{}\"", text)};
}

Result<TestCommand> toCommand(const TestArguments& arguments) {
    TestCommand command{.paths = arguments.paths,
        .update = arguments.update,
        .junitFile = unlessEmpty(arguments.junitFile),
        .showCoverage = arguments.showCoverage,
        .lcovFile = unlessEmpty(arguments.lcovFile),
        .coverageFile = unlessEmpty(arguments.coverageFile),
        .failUnder = std::nullopt,
        .respectGitignore = !arguments.noRespectGitignore};
    if (command.paths.empty())
        command.paths.emplace_back(".");
    if (!arguments.failUnder.empty()) {
        const Result<double> value = percent(arguments.failUnder);
        if (!value)
            return value.error();
        command.failUnder = *value;
    }
    return command;
}

}  // namespace stepcheck::driver
