#include "stepcheck/driver/lint_command.h"

#include "stepcheck/config/finder.h"
#include "stepcheck/config/resolver.h"
#include "stepcheck/config/words.h"
#include "stepcheck/driver/discovery.h"
#include "stepcheck/driver/workers.h"
#include "stepcheck/lint/runner.h"
#include "stepcheck/render/color.h"
#include "stepcheck/render/escape.h"
#include "stepcheck/render/summary.h"
#include "stepcheck/support/read_source.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <iterator>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

namespace stepcheck::driver {

namespace fs = std::filesystem;
using support::ColumnUnit;
using support::Error;
using support::Result;

namespace {

/// A file with the settings by which it is judged.
struct Job {
    std::string name;
    bool isStandardInput = false;
    const config::FileSettings* settings = nullptr;
};

/// One run of `lint`, from the arguments to the exit status.
class LintRun {
public:
    LintRun(const LintCommand& command, const Terminal& terminal)
        : command_(command),
          terminal_(terminal),
          folder_(workingFolder()),
          finder_(
              {.file = command.configFile, .isolated = command.isolated, .workingFolder = folder_}, lint::allRules()) {}

    [[nodiscard]] ExitStatus run();

private:
    [[nodiscard]] static fs::path workingFolder();
    void discoverFiles();
    void addStandardInput();
    [[nodiscard]] Result<ColumnUnit> columnUnit() const;
    void chooseSettings(config::Resolver& resolver);
    void judge();
    [[nodiscard]] lint::FileReport judge(const Job& job) const;
    void decideStatus();
    void writeFindings();
    void writeErrors() const;
    void writeNotes() const;
    [[nodiscard]] std::vector<const lint::RegisteredRule*> rulesThatRan() const;
    void fail(std::string_view message);

    const LintCommand& command_;
    const Terminal& terminal_;
    fs::path folder_;
    config::Finder finder_;
    Discovery discovery_;
    std::vector<Job> jobs_;
    std::size_t withoutSettings_ = 0;  // files whose configuration has errors
    lint::RunReport report_;
    bool hasFailed_ = false;  // some finding is as bad as its `fail-on`
    ExitStatus status_ = ExitStatus::Clean;
};

fs::path LintRun::workingFolder() {
    std::error_code failure;
    fs::path folder = fs::current_path(failure);
    return failure ? fs::path("/") : folder;
}

ExitStatus LintRun::run() {
    discoverFiles();
    const Result<ColumnUnit> unit = columnUnit();
    if (!unit) {
        fail(unit.error().message);
        return status_;
    }
    report_.columnUnit = render::columnUnitFor(command_.format, *unit);
    config::Resolver resolver(command_.choices, report_.columnUnit, lint::allRules());
    chooseSettings(resolver);
    judge();
    decideStatus();
    writeFindings();
    writeErrors();
    if (!command_.quiet)
        writeNotes();
    if (command_.statistics)
        render::writeStatistics(report_, terminal_.colorErrors, render::writeTo(stderr));
    if (!command_.quiet && (withoutSettings_ == 0 || !report_.files.empty()))
        std::fputs(render::summaryLine(report_, terminal_.colorErrors).c_str(), stderr);
    return status_;
}

void LintRun::discoverFiles() {
    std::vector<std::string> paths = command_.paths;
    const bool readsStandardInput = std::erase(paths, "-") > 0;
    discovery_ = discover(paths,
        {.workingFolder = folder_, .exclude = command_.exclude, .respectGitignore = command_.respectGitignore},
        finder_);
    if (readsStandardInput)
        addStandardInput();
}

// Standard input is what lies, or would lie, where its name says.
void LintRun::addStandardInput() {
    const std::string name = command_.stdinFilename.value_or("<stdin>");
    const fs::path absolute = (folder_ / name).lexically_normal();
    const FoundFile file{.name = name, .absolute = absolute, .config = finder_.configFor(absolute.parent_path())};
    const auto place = std::ranges::lower_bound(discovery_.files, name, {}, &FoundFile::name);
    // The path "-" is never a file here: that would be "./-".
    discovery_.files.insert(place, file)->isStandardInput = true;
}

// Columns are one thing in the whole report, so configurations have to agree.
Result<ColumnUnit> LintRun::columnUnit() const {
    if (command_.columnUnit)
        return *command_.columnUnit;
    const config::Config* decided = nullptr;
    for (const FoundFile& file : discovery_.files) {
        const config::Config* config = file.config.config.get();
        if (config == nullptr || !config->columnUnit)
            continue;
        if (decided != nullptr && decided->columnUnit != config->columnUnit)
            return Error{fmt::format("{} wants the column-unit {}, {} wants {}: choose one with --column-unit",
                decided->name, config::wordOf(*decided->columnUnit, config::columnUnitWords), config->name,
                config::wordOf(*config->columnUnit, config::columnUnitWords))};
        decided = config;
    }
    return decided == nullptr ? ColumnUnit::CodePoint : *decided->columnUnit;
}

void LintRun::chooseSettings(config::Resolver& resolver) {
    for (const FoundFile& file : discovery_.files) {
        if (!file.config.usable)
            ++withoutSettings_;
        else
            jobs_.push_back({.name = file.name,
                .isStandardInput = file.isStandardInput,
                .settings = &resolver.settingsFor(file.config.config.get(), file.absolute)});
    }
}

lint::FileReport LintRun::judge(const Job& job) const {
    auto source = job.isStandardInput ? support::readStandardInput(job.name) : support::readSource(job.name);
    if (source)
        return lint::lintText(*std::move(source), job.settings->lint);
    lint::FileReport report;
    report.name = job.name;
    report.failure = source.error();
    return report;
}

void LintRun::judge() {
    report_.files.resize(jobs_.size());
    forEachIndex(jobs_.size(), command_.jobs, [this](std::size_t i) { report_.files[i] = judge(jobs_[i]); });
    for (std::size_t i = 0; i < jobs_.size(); ++i)
        for (const lint::Finding& finding : report_.files[i].findings)
            hasFailed_ = hasFailed_ || config::fails(jobs_[i].settings->failOn, finding.severity);
    std::ranges::move(discovery_.problems, std::back_inserter(report_.files));
    std::ranges::stable_sort(report_.files, {}, &lint::FileReport::name);
}

void LintRun::decideStatus() {
    if (hasFailed_ && !command_.exitZero)
        status_ = ExitStatus::Findings;
    const auto isFailure = [](const lint::FileReport& file) { return file.failure.has_value(); };
    if (std::ranges::any_of(report_.files, isFailure) || !finder_.errors().empty())
        status_ = ExitStatus::Trouble;
}

std::vector<const lint::RegisteredRule*> LintRun::rulesThatRan() const {
    std::set<const lint::RegisteredRule*> ran;  // they lie in one table, so their addresses are in its order
    const config::FileSettings* last = nullptr;  // most files share theirs with the one before
    for (const Job& job : jobs_)
        if (std::exchange(last, job.settings) != job.settings)
            ran.insert(job.settings->lint.rules.begin(), job.settings->lint.rules.end());
    return {ran.begin(), ran.end()};
}

void LintRun::writeFindings() {
    Result<Output> output = Output::open(command_.outputFile);
    if (!output)
        return fail(output.error().message);
    const std::vector<const lint::RegisteredRule*> rules = rulesThatRan();
    render::writeReport(command_.format, report_,
        {.color = terminal_.colorOutput,
            .rules = rules,
            .workingDirectory = folder_.generic_string(),
            .exitCode = static_cast<int>(status_)},
        output->write());
    if (const std::optional<Error> error = output->finish())
        fail(error->message);
}

void LintRun::writeErrors() const {
    for (const Error& error : finder_.errors())
        printError(error.message, terminal_.colorErrors);
    if (withoutSettings_ > 0)
        printError(fmt::format("{} {} not checked, because the configuration has errors", withoutSettings_,
                       withoutSettings_ == 1 ? "file was" : "files were"),
            terminal_.colorErrors);
    render::writeFailures(report_, terminal_.colorErrors, render::writeTo(stderr));
}

void LintRun::writeNotes() const {
    render::writeNotes(report_, terminal_.colorErrors, render::writeTo(stderr));
    const render::Paint paint(terminal_.colorErrors);
    for (const std::string& folder : discovery_.emptyFolders)
        std::fputs(fmt::format("{} {} holds no file named *.asl.json, *.asl.jsonc, *.asl.yaml or *.asl.yml\n",
                       paint(render::Role::Strong, render::printable(folder) + ":"), paint(render::Role::Note, "note:"))
                       .c_str(),
            stderr);
}

void LintRun::fail(std::string_view message) {
    printError(message, terminal_.colorErrors);
    status_ = ExitStatus::Trouble;
}

}  // namespace

ExitStatus run(const LintCommand& command, const Terminal& terminal) {
    return LintRun(command, terminal).run();
}

}  // namespace stepcheck::driver
