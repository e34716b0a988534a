#include "stepcheck/driver/simulate_command.h"

#include "stepcheck/asl/builder.h"
#include "stepcheck/catalog/limits.h"
#include "stepcheck/exec/executor.h"
#include "stepcheck/exec/mocks.h"
#include "stepcheck/exec/program.h"
#include "stepcheck/lint/runner.h"
#include "stepcheck/render/color.h"
#include "stepcheck/render/history_table.h"
#include "stepcheck/render/text.h"
#include "stepcheck/support/read_source.h"
#include "stepcheck/syntax/reader.h"
#include "stepcheck/value/read.h"

#include <fmt/format.h>

#include <memory>
#include <utility>

namespace stepcheck::driver {

using support::Error;
using support::Result;

static Result<std::shared_ptr<const support::SourceText>> readText(const std::string& path) {
    auto source = path == "-" ? support::readStandardInput("<stdin>") : support::readSource(path);
    if (!source)
        return source.error();
    return Result<std::shared_ptr<const support::SourceText>>(*std::move(source));
}

// JSON with its text, blanks around it left out.
static Result<semantics::Payload> readJson(const std::string& path) {
    const auto source = readText(path);
    if (!source)
        return source.error();
    static constexpr std::string_view blanks = " \t\r\n";
    std::string_view text = (*source)->text();
    text.remove_prefix(std::min(text.find_first_not_of(blanks), text.size()));
    text = text.substr(0, text.find_last_not_of(blanks) + 1);
    auto json = value::read(text);
    if (!json)
        return Error{fmt::format("{}: {}", (*source)->name(), json.error().message)};
    return semantics::Payload(std::move(*json), std::string(text));
}

static Result<semantics::Payload> readInput(const SimulateCommand& command) {
    if (!command.inputFile)
        return semantics::Payload(value::Value::object({}), "{}");
    auto input = readJson(*command.inputFile);
    if (input && input->bytes() > catalog::maxPayloadBytes)
        return Error{fmt::format("{}: the input of an execution may have {} bytes, this has {}", *command.inputFile,
            catalog::maxPayloadBytes, input->bytes())};
    return input;
}

// "Machine/Case": a name of a machine has no slash.
static Result<std::pair<std::string, std::string>> splitCase(const std::string& text) {
    const std::size_t slash = text.find('/');
    if (slash == std::string::npos)
        return Error{fmt::format("--case: expected STATE_MACHINE/CASE, found \"{}\"", text)};
    return std::pair(text.substr(0, slash), text.substr(slash + 1));
}

namespace {

// What an execution is made of, read from files.
struct Inputs {
    exec::Settings settings;
    semantics::Payload input;
    std::unique_ptr<exec::Mocks> mocks;
};

}  // namespace

static Result<Inputs> readInputs(const SimulateCommand& command) {
    Inputs inputs{.settings = {.type = command.type}, .mocks = std::make_unique<exec::Mocks>()};
    inputs.settings.seed = command.seed;
    inputs.settings.isSynchronous = command.format == SimulationFormat::Sync;
    inputs.settings.startMilliseconds = command.startMilliseconds.value_or(inputs.settings.startMilliseconds);
    inputs.settings.stopMilliseconds = command.stopMilliseconds;
    inputs.settings.evaluationFailedFollowsEntry = command.evaluationFailedFollowsEntry;
    auto input = readInput(command);
    if (!input)
        return input.error();
    inputs.input = std::move(*input);
    if (command.objectsFile) {
        auto objects = readJson(*command.objectsFile);
        if (!objects)
            return objects.error();
        inputs.settings.objects = objects->value();
    }
    if (command.mocksFile.has_value() != command.testCase.has_value())
        return Error{"--mocks and --case belong together"};
    if (!command.mocksFile)
        return inputs;
    auto file = readJson(*command.mocksFile);
    if (!file)
        return file.error();
    const auto names = splitCase(*command.testCase);
    if (!names)
        return names.error();
    inputs.settings.machineName = names->first;
    auto mocks = exec::Mocks::read(file->value(), names->first, names->second);
    if (!mocks)
        return mocks.error();
    inputs.mocks = std::move(*mocks);
    return inputs;
}

// The errors that lint finds: what has one cannot be executed.
static bool hasErrors(std::shared_ptr<const support::SourceText> source, const SimulateCommand& command, bool color) {
    const auto rules = lint::selectRules({}, lint::allRules());
    lint::RunReport report;
    report.files.push_back(
        lint::lintText(std::move(source), {.rules = *rules, .type = command.type, .allowComments = true}));
    auto& findings = report.files.front().findings;
    std::erase_if(findings, [](const lint::Finding& finding) { return finding.severity != support::Severity::Error; });
    if (findings.empty())
        return false;
    render::writeText(report, render::Paint(color), render::writeTo(stderr));
    return true;
}

static void show(const SimulateCommand& command, const exec::Execution& execution, const exec::Settings& settings,
    const render::Write& write) {
    switch (command.format) {
        case SimulationFormat::Table: render::renderHistoryTable(execution, settings, write); return;
        case SimulationFormat::History: render::renderHistory(execution.history, command.history, write); return;
        case SimulationFormat::Describe: render::renderDescription(execution, settings, write); return;
        case SimulationFormat::Sync: render::renderSyncResponse(execution, settings, write); return;
        case SimulationFormat::JsonLines: render::renderHistoryLines(execution.history, command.history, write); return;
        case SimulationFormat::Logs:
            render::renderLogs(execution, settings, command.logLevel, command.history, write);
            return;
    }
}

static ExitStatus simulate(const SimulateCommand& command, const asl::Machine& machine, Inputs inputs, bool color) {
    const exec::Program program(machine);
    value::NeverAsked oracle;
    const exec::Executor executor(program, inputs.settings, *inputs.mocks, oracle);
    exec::Execution execution = executor.start(inputs.input);
    executor.run(execution);
    std::string text;
    show(command, execution, inputs.settings, render::writeTo(text));
    ExitStatus status = print(text, command.outputFile, color);
    for (const std::string& line : inputs.mocks->unused())
        std::fputs(fmt::format("warning: {}\n", line).c_str(), stderr);
    if (execution.stuck) {
        printError(execution.stuck->message, color);
        return ExitStatus::Trouble;
    }
    if (command.expectedStatus && *command.expectedStatus != execution.status) {
        printError(fmt::format("the execution ended as {}, expected {}", exec::name(execution.status),
                       exec::name(*command.expectedStatus)),
            color);
        status = std::max(status, ExitStatus::Findings);
    }
    return status;
}

ExitStatus run(const SimulateCommand& command, const Terminal& terminal) {
    const auto fail = [&](const Error& error) {
        printError(error.message, terminal.colorErrors);
        return ExitStatus::Trouble;
    };
    const auto source = readText(command.path);
    if (!source)
        return fail(source.error());
    if (hasErrors(*source, command, terminal.colorErrors))
        return ExitStatus::Findings;
    Result<Inputs> inputs = readInputs(command);
    if (!inputs)
        return fail(inputs.error());
    const syntax::Language language =
        syntax::languageOfName((*source)->name()).value_or(syntax::languageOfText((*source)->text()));
    const auto document = syntax::readDocument(*source, language, {.comments = true});
    if (!document)
        return fail(document.error());
    if ((*document)->roots().empty())
        return fail(Error{fmt::format("{}: holds no definition", (*source)->name())});
    const asl::Machine machine = asl::buildMachine((*document)->roots().front());
    return simulate(command, machine, std::move(*inputs), terminal.colorErrors);
}

}  // namespace stepcheck::driver
