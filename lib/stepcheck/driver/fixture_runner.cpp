#include "stepcheck/driver/fixture_runner.h"

#include "stepcheck/driver/execution_files.h"
#include "stepcheck/driver/output.h"
#include "stepcheck/driver/replace_file.h"
#include "stepcheck/driver/replay.h"
#include "stepcheck/exec/executor.h"
#include "stepcheck/exec/history_comparison.h"
#include "stepcheck/render/concise.h"
#include "stepcheck/render/history_json.h"
#include "stepcheck/value/difference.h"
#include "stepcheck/value/write.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <string_view>
#include <system_error>

namespace stepcheck::driver {

namespace fs = std::filesystem;
using render::FixtureOutcome;
using render::FixtureResult;
using support::Error;
using support::Result;
using value::Value;

namespace {

/// Compares one execution with what its fixture expects.
class Judge {
public:
    Judge(const Expectations& expected, const exec::Execution& execution, bool update, FixtureResult& result)
        : expected_(expected), execution_(execution), update_(update), result_(result) {}

    void judge();

private:
    [[nodiscard]] std::string ending() const;
    [[nodiscard]] bool judgeStatus();
    void judgeOutput();
    void compareOutput(const Value& expected);
    void judgeText(
        std::string_view what, const std::optional<ExpectedText>& expected, const semantics::SharedText& found);
    void judgeVisited();
    void judgeHistory();

    [[nodiscard]] std::optional<Value> readExpected(const std::string& path);
    void update(const std::string& path, std::string_view text);

    void fail(std::string message) {
        result_.outcome = std::max(result_.outcome, FixtureOutcome::Failed);
        result_.messages.push_back(std::move(message));
    }
    void cannot(std::string message) {
        result_.outcome = FixtureOutcome::Unusable;
        result_.messages.push_back(std::move(message));
    }

    const Expectations& expected_;
    const exec::Execution& execution_;
    bool update_;
    FixtureResult& result_;
};

void Judge::judge() {
    if (execution_.stuck) {
        fail(execution_.stuck->message);
        return;
    }
    // The output and the error of another ending say nothing more.
    if (judgeStatus()) {
        const exec::Failure none;
        const exec::Failure& failure = execution_.failure ? *execution_.failure : none;
        judgeOutput();
        judgeText("error", expected_.error, failure.error);
        judgeText("cause", expected_.cause, failure.cause);
    }
    judgeVisited();
    judgeHistory();
}

// "FAILED (CardDeclined: The card has expired.)"
std::string Judge::ending() const {
    std::string text(exec::name(execution_.status));
    if (execution_.failure && (execution_.failure->error || execution_.failure->cause))
        text += fmt::format(" ({}{}{})", execution_.failure->error.value_or(""),
            execution_.failure->error && execution_.failure->cause ? ": " : "", execution_.failure->cause.value_or(""));
    return text;
}

bool Judge::judgeStatus() {
    if (!expected_.status || *expected_.status == execution_.status)
        return true;
    fail(fmt::format("status: expected {}, found {}", exec::name(*expected_.status), ending()));
    return false;
}

void Judge::judgeOutput() {
    if (expected_.output) {
        compareOutput(*expected_.output);
        return;
    }
    if (!expected_.outputFile)
        return;
    if (update_ && execution_.output)
        update(*expected_.outputFile, value::write(execution_.output->value()) + "\n");
    else if (const auto expected = readExpected(*expected_.outputFile))
        compareOutput(*expected);
}

void Judge::compareOutput(const Value& expected) {
    if (!execution_.output)
        fail(fmt::format(
            "output: expected {}, found none: the execution ended as {}", value::inShort(expected), ending()));
    else if (const auto difference = value::firstDifference(expected, execution_.output->value()))
        fail(fmt::format("output{}: {}", difference->pointer, difference->message));
}

void Judge::judgeText(
    std::string_view what, const std::optional<ExpectedText>& expected, const semantics::SharedText& found) {
    if (!expected || found == semantics::SharedText(expected->text))
        return;
    const auto quoted = [](const semantics::SharedText& text) {
        return text ? fmt::format("\"{}\"", *text) : std::string("none");
    };
    fail(fmt::format("{}: expected {}, found {}", what, quoted(expected->text), quoted(found)));
}

void Judge::judgeVisited() {
    if (!expected_.visited)
        return;
    const std::vector<std::string>& expected = *expected_.visited;
    std::vector<std::string> found;
    for (const exec::Event* event : execution_.history.events())
        if (const auto* entered = std::get_if<exec::EnterDetails>(&event->details))
            found.emplace_back(entered->name.string());
    for (std::size_t i = 0; i < std::max(expected.size(), found.size()); ++i) {
        if (i < expected.size() && i < found.size() && expected[i] == found[i])
            continue;
        const std::string place = fmt::format("visited, state {}", i + 1);
        if (i >= expected.size())
            fail(fmt::format("{}: \"{}\" was not expected", place, found[i]));
        else if (i >= found.size())
            fail(fmt::format("{}: expected \"{}\", found the end", place, expected[i]));
        else
            fail(fmt::format("{}: expected \"{}\", found \"{}\"", place, expected[i], found[i]));
        return;
    }
}

void Judge::judgeHistory() {
    if (!expected_.historyFile)
        return;
    if (update_) {
        std::string text;
        render::renderHistory(execution_.history, {}, render::writeTo(text));
        update(*expected_.historyFile, text);
        return;
    }
    const auto file = readExpected(*expected_.historyFile);
    if (!file)
        return;
    const auto expected = exec::readRecordedHistory(*file);
    if (!expected) {
        cannot(fmt::format("{}: {}", *expected_.historyFile, expected.error().message));
        return;
    }
    const auto difference =
        exec::compareHistories(*expected, recorded(execution_.history), {.isExact = true, .comparesTimes = true});
    if (difference)
        fail(fmt::format("history, {}", exec::describe(*difference)));
}

std::optional<Value> Judge::readExpected(const std::string& path) {
    const auto file = readJson(path);
    if (file)
        return file->value();
    std::error_code failure;
    cannot(fs::exists(path, failure) ? file.error().message : file.error().message + "; --update writes it");
    return std::nullopt;
}

void Judge::update(const std::string& path, std::string_view text) {
    std::error_code failure;
    std::optional<Error> error;
    if (fs::exists(path, failure)) {
        if (const auto before = readText(path); before && (*before)->text() == text)
            return;
        error = replaceFile(path, text);
    } else if (auto output = Output::open(path)) {
        output->write()(text);
        error = output->finish();
    } else {
        error = output.error();
    }
    if (error)
        cannot(error->message);
    else
        result_.notes.push_back(fmt::format("wrote {}", path));
}

}  // namespace

// The same for all paths that lead to one definition.
static std::string withoutLinks(const DefinitionName& definition) {
    std::error_code failure;
    const fs::path canonical = fs::canonical(definition.path, failure);
    return fmt::format("{}#{}", failure ? definition.path : canonical.string(), definition.machine);
}

Result<FixtureRunner::Tested*> FixtureRunner::tested(const std::string& path) {
    const auto [place, isNew] = tested_.try_emplace(withoutLinks(definitionName(path)));
    if (!isNew && place->second)
        return place->second.get();
    auto source = loadDefinition(path, embed::Placeholders::AsText);
    if (!source)
        return source.error();
    auto definition = definitionOf(*std::move(source), WithErrors::Refuse);
    if (!definition)
        return definition.error();
    place->second = std::make_unique<Tested>(
        Tested{.name = path, .definition = std::move(*definition), .program = nullptr, .coverage = {}, .errors = {}});
    return place->second.get();
}

const std::vector<std::string>& FixtureRunner::errorsOf(Tested& target, asl::MachineType type) const {
    const auto [place, isNew] = target.errors.try_emplace(type);
    if (isNew) {
        const lint::FileReport report = definitionErrors(target.definition.source, type);
        for (const lint::Finding& finding : report.findings)
            place->second.push_back(render::findingLine(report.name, finding, render::Paint(false)));
    }
    return place->second;
}

FixtureResult FixtureRunner::run(const std::string& path) {
    FixtureResult result{.name = path};
    const auto unusable = [&result](const Error& error) {
        result.outcome = FixtureOutcome::Unusable;
        result.messages.push_back(error.message);
        return result;
    };
    auto fixture = readFixture(path);
    if (!fixture)
        return unusable(fixture.error());
    const Result<Tested*> definition = tested(fixture->definition);
    if (!definition)
        return unusable(definition.error());
    Tested& target = **definition;
    fixture->settings.type = target.definition.typeOr(fixture->settings.type);
    // What has errors cannot be executed.
    if (const auto& errors = errorsOf(target, fixture->settings.type); !errors.empty()) {
        result.outcome = FixtureOutcome::Failed;
        result.messages = errors;
        return result;
    }
    if (!target.program) {
        target.program = std::make_unique<const exec::Program>(*target.definition.machine);
        target.coverage = exec::noCoverage(*target.program);
    }
    fixture->settings.recordsCoverage = options_.recordsCoverage;
    value::NeverAsked oracle;
    const exec::Executor executor(*target.program, fixture->settings, *fixture->mocks, oracle);
    exec::Execution execution = executor.start(fixture->input);
    executor.run(execution);
    if (execution.coverage)
        exec::add(target.coverage, (*execution.coverage)->counts);
    Judge(fixture->expected, execution, options_.update, result).judge();
    if (!execution.stuck)
        for (const std::string& line : fixture->mocks->unused())
            result.notes.push_back(line);
    return result;
}

std::vector<render::DefinitionCoverage> FixtureRunner::coverage() const {
    std::vector<render::DefinitionCoverage> definitions;
    for (const auto& [path, tested] : tested_)
        if (tested && tested->program)
            definitions.push_back(render::coverageOf(tested->name, *tested->definition.machine, tested->coverage,
                tested->definition.source.document->source()));
    std::ranges::sort(definitions, {}, &render::DefinitionCoverage::name);
    return definitions;
}

}  // namespace stepcheck::driver
