#include "stepcheck/driver/lint_command.h"

#include "stepcheck/config/finder.h"
#include "stepcheck/config/resolver.h"
#include "stepcheck/config/words.h"
#include "stepcheck/driver/baseline_file.h"
#include "stepcheck/driver/discovery.h"
#include "stepcheck/driver/linked_definitions.h"
#include "stepcheck/driver/lint_jobs.h"
#include "stepcheck/driver/lint_notes.h"
#include "stepcheck/driver/workers.h"
#include "stepcheck/lint/runner.h"
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

/// One run of `lint`, from the arguments to the exit status.
class LintRun {
public:
    LintRun(const LintCommand& command, const Terminal& terminal)
        : command_(command),
          terminal_(terminal),
          folder_(workingFolder()),
          finder_(
              {.file = command.configFile, .isolated = command.isolated, .workingFolder = folder_}, lint::allRules()),
          linked_(folder_) {}

    [[nodiscard]] ExitStatus run();

private:
    [[nodiscard]] static fs::path workingFolder();
    void discoverFiles();
    void addStandardInput();
    [[nodiscard]] Result<ColumnUnit> columnUnit() const;
    void chooseSettings();
    void judge();
    void judgeJobs(std::vector<Judged>& files, std::size_t first, std::size_t last);
    void addLinkedJobs();
    [[nodiscard]] bool readBaseline();
    [[nodiscard]] bool readRegistered();
    void useBaseline();
    void decideStatus();
    void writeFindings();
    void write(const Destination& destination, render::ReportOptions options);
    void writeDiff();
    void writeErrors() const;
    void writeNotes() const;
    [[nodiscard]] std::vector<const lint::RegisteredRule*> rulesThatRan() const;
    void fail(std::string_view message);

    const LintCommand& command_;
    const Terminal& terminal_;
    fs::path folder_;
    config::Finder finder_;
    Discovery discovery_;
    std::vector<Job> jobs_;  // those whose name says that they are definitions come last
    std::optional<config::Resolver> resolver_;
    LinkedDefinitions linked_;
    RegisteredTypes registered_;
    std::size_t withoutSettings_ = 0;  // files whose configuration has errors
    lint::RunReport report_;
    std::optional<BaselineFile> baseline_;
    std::vector<std::string> diffs_;  // in the order of the files
    std::size_t changes_ = 0;
    std::size_t changedFiles_ = 0;
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
    std::size_t files = discovery_.problems.size();
    for (const FoundFile& file : discovery_.files)
        files += file.isCandidate ? 0U : 1U;
    if (command_.asksForAnswer() && files != 1) {
        fail(fmt::format("the format aws answers for one file, not for {}", files));
        return status_;
    }
    report_.columnUnit = *unit;
    for (const Destination& output : command_.outputs)
        report_.columnUnit = render::columnUnitFor(output.format, report_.columnUnit);
    resolver_.emplace(command_.choices, report_.columnUnit, lint::allRules());
    chooseSettings();
    if (!readBaseline() || !readRegistered())
        return status_;
    judge();
    decideStatus();
    writeFindings();
    writeErrors();
    if (!command_.quiet)
        writeNotes();
    if (command_.statistics)
        render::writeStatistics(report_, terminal_.colorErrors, render::writeTo(stderr));
    if (command_.quiet)
        return status_;
    if (command_.change.isActive())
        std::fputs(changeLine(command_.change, changes_, changedFiles_).c_str(), stderr);
    if (!command_.change.showOnly && (withoutSettings_ == 0 || !report_.files.empty()))
        std::fputs(render::summaryLine(report_, terminal_.colorErrors).c_str(), stderr);
    return status_;
}

void LintRun::discoverFiles() {
    std::vector<std::string> paths = command_.paths;
    const bool readsStandardInput = std::erase(paths, "-") > 0;
    discovery_ = discover(paths,
        {.workingFolder = folder_,
            .exclude = command_.exclude,
            .respectGitignore = command_.respectGitignore,
            .isCandidate = command_.from == embed::From::Asl ? nullptr : mayBeTemplateName},
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

void LintRun::chooseSettings() {
    for (const FoundFile& file : discovery_.files) {
        if (!file.config.usable)
            withoutSettings_ += file.isCandidate ? 0U : 1U;
        else
            jobs_.push_back({.name = file.name,
                .isStandardInput = file.isStandardInput,
                .settings = &resolver_->settingsFor(file.config.config.get(), file.absolute),
                .isCandidate = file.isCandidate,
                .machine = file.machine,
                .absolute = file.absolute});
    }
    std::ranges::stable_partition(jobs_, [](const Job& job) { return !lint::hasDefinitionName(job.name); });
}

bool LintRun::readBaseline() {
    // What is written anew holds all findings, so an old one has no say.
    if (!command_.baseline || command_.writeBaseline)
        return true;
    Result<BaselineFile> baseline = BaselineFile::read(*command_.baseline, folder_);
    if (baseline)
        baseline_ = *std::move(baseline);
    else
        fail(baseline.error().message);
    return baseline_.has_value();
}

bool LintRun::readRegistered() {
    Result<RegisteredTypes> types = readRegisteredTypes(command_.registered);
    if (!types) {
        fail(types.error().message);
        return false;
    }
    registered_ = *std::move(types);
    return true;
}

void LintRun::useBaseline() {
    if (command_.writeBaseline) {
        Result<BaselineFile> baseline = BaselineFile::write(*command_.writeBaseline, folder_, report_);
        if (!baseline)
            return fail(baseline.error().message);
        baseline_ = *std::move(baseline);
    }
    if (!baseline_)
        return;
    std::vector<const lint::Settings*> settings;
    for (const Job& job : jobs_)
        settings.push_back(&job.settings->lint);
    baseline_->apply(report_, settings);
}

void LintRun::judgeJobs(std::vector<Judged>& files, std::size_t first, std::size_t last) {
    const JobJudge judge(command_, registered_, linked_, baseline_);
    forEachIndex(last - first, command_.jobs, [&](std::size_t i) { files[first + i] = judge.judge(jobs_[first + i]); });
}

// Definitions that only a template names.
void LintRun::addLinkedJobs() {
    std::set<fs::path> known;
    for (const Job& job : jobs_)
        if (lint::hasDefinitionName(job.name))
            known.insert(job.absolute);
    for (const embed::LinkedFile& file : linked_.files()) {
        const fs::path absolute = (folder_ / file.path).lexically_normal();
        if (!known.insert(absolute).second)
            continue;
        const config::Found found = finder_.configFor(absolute.parent_path());
        if (found.usable)
            jobs_.push_back({.name = file.path,
                .settings = &resolver_->settingsFor(found.config.get(), absolute),
                .absolute = absolute});
    }
}

// Templates say how definitions are judged, so what may be one comes first.
void LintRun::judge() {
    std::vector<Judged> files(jobs_.size());
    const auto isDefinition = [](const Job& job) { return lint::hasDefinitionName(job.name); };
    const auto first = static_cast<std::size_t>(std::ranges::find_if(jobs_, isDefinition) - jobs_.begin());
    judgeJobs(files, 0, first);
    for (const Judged& file : files)
        if (file)
            linked_.add(file->report);
    addLinkedJobs();
    files.resize(jobs_.size());
    judgeJobs(files, first, jobs_.size());
    dropOthers(jobs_, files);
    for (Judged& judged : files) {
        ChangedFile& file = *judged;
        changes_ += file.changes;
        changedFiles_ += file.changes > 0 ? 1U : 0U;
        diffs_.push_back(std::move(file.diff));
        report_.files.push_back(std::move(file.report));
    }
    useBaseline();
    for (std::size_t i = 0; i < jobs_.size(); ++i)
        for (const lint::Finding& finding : report_.files[i].findings)
            hasFailed_ = hasFailed_ || config::fails(jobs_[i].settings->failOn, finding.severity);
    std::ranges::move(discovery_.problems, std::back_inserter(report_.files));
    std::ranges::stable_sort(report_.files, {}, &lint::FileReport::name);
}

void LintRun::decideStatus() {
    if (command_.change.showOnly)
        hasFailed_ = std::ranges::any_of(diffs_, [](const std::string& diff) { return !diff.empty(); });
    if (hasFailed_ && !command_.exitZero)
        status_ = std::max(status_, ExitStatus::Findings);
    const auto isFailure = [](const lint::FileReport& file) { return file.failure.has_value(); };
    if (std::ranges::any_of(report_.files, isFailure) || !finder_.errors().empty())
        status_ = ExitStatus::Trouble;
}

std::vector<const lint::RegisteredRule*> LintRun::rulesThatRan() const {
    std::set<const lint::RegisteredRule*> ran;   // they lie in one table, so their addresses are in its order
    const config::FileSettings* last = nullptr;  // most files share theirs with the one before
    for (const Job& job : jobs_)
        if (std::exchange(last, job.settings) != job.settings)
            ran.insert(job.settings->lint.rules.begin(), job.settings->lint.rules.end());
    return {ran.begin(), ran.end()};
}

void LintRun::writeFindings() {
    if (command_.change.showOnly)
        return writeDiff();
    const std::vector<const lint::RegisteredRule*> rules = rulesThatRan();
    const render::ReportOptions options{.rules = rules,
        .workingDirectory = folder_.generic_string(),
        .exitCode = static_cast<int>(status_),
        .awsSeverity = command_.awsSeverity};
    for (const Destination& destination : command_.outputs)
        write(destination, options);
}

// Instead of the findings, where they would go first.
void LintRun::writeDiff() {
    Result<Output> output = Output::open(command_.outputs.front().file);
    if (!output)
        return fail(output.error().message);
    for (const std::string& diff : diffs_)
        output->write()(diff);
    if (const std::optional<Error> error = output->finish())
        fail(error->message);
}

void LintRun::write(const Destination& destination, render::ReportOptions options) {
    Result<Output> output = Output::open(destination.file);
    if (!output)
        return fail(output.error().message);
    options.color = terminal_.colorOutput;
    render::writeReport(destination.format, report_, options, output->write());
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
    if (baseline_)
        writeBaselineNotes(*baseline_, {.isNew = command_.writeBaseline.has_value()}, terminal_.colorErrors);
    const auto isIn = [this](const std::string& folder) {
        const fs::path absolute = (folder_ / folder / "").lexically_normal();
        return std::ranges::any_of(
            jobs_, [&](const Job& job) { return !config::pathInside(job.absolute, absolute.parent_path()).empty(); });
    };
    for (const std::string& folder : discovery_.emptyFolders)
        if (!isIn(folder))
            writeEmptyFolderNote(folder, terminal_.colorErrors);
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
