#include "stepcheck/driver/lint_command.h"

#include "stepcheck/config/finder.h"
#include "stepcheck/config/resolver.h"
#include "stepcheck/config/words.h"
#include "stepcheck/driver/baseline_file.h"
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
    [[nodiscard]] ChangedFile judge(const Job& job) const;
    [[nodiscard]] bool readBaseline();
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
    std::vector<Job> jobs_;
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
    const std::size_t files = discovery_.files.size() + discovery_.problems.size();
    if (command_.asksForAnswer() && files != 1) {
        fail(fmt::format("the format aws answers for one file, not for {}", files));
        return status_;
    }
    report_.columnUnit = *unit;
    for (const Destination& output : command_.outputs)
        report_.columnUnit = render::columnUnitFor(output.format, report_.columnUnit);
    config::Resolver resolver(command_.choices, report_.columnUnit, lint::allRules());
    chooseSettings(resolver);
    if (!readBaseline())
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

// The service takes whatever it is given for a definition, and no configuration makes its errors smaller.
static lint::Settings asTheService(lint::Settings settings) {
    settings.isDefinition = true;
    settings.severities.clear();
    return settings;
}

ChangedFile LintRun::judge(const Job& job) const {
    auto source = job.isStandardInput ? support::readStandardInput(job.name) : support::readSource(job.name);
    const auto change = [&](const lint::Settings& settings) {
        return changeFile(*std::move(source), settings, command_.change,
            [this, &job](const lint::Finding& f) { return !baseline_ || !baseline_->has(job.name, f); });
    };
    if (source)
        return command_.asksForAnswer() ? change(asTheService(job.settings->lint)) : change(job.settings->lint);
    ChangedFile unread;
    unread.report.name = job.name;
    unread.report.failure = source.error();
    return unread;
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

void LintRun::judge() {
    std::vector<ChangedFile> files(jobs_.size());
    forEachIndex(jobs_.size(), command_.jobs, [&](std::size_t i) { files[i] = judge(jobs_[i]); });
    for (ChangedFile& file : files) {
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
    std::set<const lint::RegisteredRule*> ran;  // they lie in one table, so their addresses are in its order
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
    const render::Paint paint(terminal_.colorErrors);
    if (baseline_)
        for (const std::string& note : baseline_->notes())
            std::fputs(
                fmt::format("{} {} {}\n", paint(render::Role::Strong, render::printable(baseline_->name()) + ":"),
                    paint(render::Role::Note, "note:"), render::printable(note))
                    .c_str(),
                stderr);
    if (baseline_ && command_.writeBaseline)
        std::fputs(fmt::format("wrote {} finding{} to {}\n", baseline_->size(), baseline_->size() == 1 ? "" : "s",
                       render::printable(baseline_->name()))
                       .c_str(),
            stderr);
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
