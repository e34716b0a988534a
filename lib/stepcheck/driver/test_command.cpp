#include "stepcheck/driver/test_command.h"

#include "stepcheck/config/finder.h"
#include "stepcheck/driver/discovery.h"
#include "stepcheck/driver/fixture_runner.h"
#include "stepcheck/lint/rule.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <system_error>

namespace stepcheck::driver {

using render::FixtureOutcome;

static ExitStatus statusOf(std::span<const render::FixtureResult> results) {
    ExitStatus status = ExitStatus::Clean;
    for (const render::FixtureResult& result : results)
        status = std::max(status, result.outcome == FixtureOutcome::Passed   ? ExitStatus::Clean
                                  : result.outcome == FixtureOutcome::Failed ? ExitStatus::Findings
                                                                             : ExitStatus::Trouble);
    return status;
}

// The fixtures that paths mean; what is wrong with them is printed and raises the status.
static std::vector<FoundFile> findFixtures(const TestCommand& command, const Terminal& terminal, ExitStatus& status) {
    std::error_code failure;
    std::filesystem::path folder = std::filesystem::current_path(failure);
    if (failure)
        folder = "/";
    config::Finder finder({.file = std::nullopt, .isolated = false, .workingFolder = folder}, lint::allRules());
    Discovery discovery = discover(command.paths,
        {.workingFolder = folder,
            .exclude = {},
            .respectGitignore = command.respectGitignore,
            .isWanted = hasFixtureName},
        finder);
    const auto trouble = [&](const std::string& message) {
        printError(message, terminal.colorErrors);
        status = ExitStatus::Trouble;
    };
    for (const support::Error& error : finder.errors())
        trouble(error.message);
    for (const lint::FileReport& problem : discovery.problems)
        trouble(problem.failure->message);
    for (const std::string& empty : discovery.emptyFolders)
        trouble(fmt::format("{}: holds no fixtures (*.stepcheck.json, *.stepcheck.yaml)", empty));
    return std::move(discovery.files);
}

static ExitStatus writeReports(const TestCommand& command, std::span<const render::FixtureResult> results,
    std::span<const render::DefinitionCoverage> coverage, const Terminal& terminal) {
    std::string text;
    render::writeFixtures(results, render::Paint(terminal.colorOutput), render::writeTo(text));
    if (command.showCoverage) {
        text += "\n";
        render::writeCoverage(coverage, render::writeTo(text));
    }
    ExitStatus status = print(text, std::nullopt, terminal.colorErrors);
    const auto write = [&](const std::optional<std::string>& file, auto writer, auto what) {
        if (!file)
            return;
        std::string content;
        writer(what, render::writeTo(content));
        status = std::max(status, print(content, file, terminal.colorErrors));
    };
    write(command.junitFile, render::writeFixturesAsJunit, results);
    write(command.lcovFile, render::writeCoverageAsLcov, coverage);
    write(command.coverageFile, render::writeCoverageAsJson, coverage);
    return status;
}

ExitStatus run(const TestCommand& command, const Terminal& terminal) {
    ExitStatus status = ExitStatus::Clean;
    const std::vector<FoundFile> files = findFixtures(command, terminal, status);
    if (files.empty())
        return status;
    FixtureRunner runner({.update = command.update, .recordsCoverage = command.wantsCoverage()});
    std::vector<render::FixtureResult> results;
    for (const FoundFile& file : files)
        results.push_back(runner.run(file.name));
    const std::vector<render::DefinitionCoverage> coverage =
        command.wantsCoverage() ? runner.coverage() : std::vector<render::DefinitionCoverage>();
    status = std::max({status, statusOf(results), writeReports(command, results, coverage, terminal)});
    const render::CoverageCount count = render::countAll(coverage);
    if (command.failUnder && count.percent() < *command.failUnder) {
        printError(fmt::format("coverage is {}, --fail-under asks for {} %", count.text(), *command.failUnder),
            terminal.colorErrors);
        status = std::max(status, ExitStatus::Findings);
    }
    return status;
}

}  // namespace stepcheck::driver
