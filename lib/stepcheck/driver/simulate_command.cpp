#include "stepcheck/driver/simulate_command.h"

#include "stepcheck/driver/execution_files.h"
#include "stepcheck/exec/executor.h"
#include "stepcheck/exec/mocks.h"
#include "stepcheck/exec/program.h"
#include "stepcheck/render/history_table.h"

#include <fmt/format.h>

#include <memory>
#include <utility>

namespace stepcheck::driver {

using support::Error;
using support::Result;

static Result<semantics::Payload> readInput(const SimulateCommand& command) {
    if (!command.inputFile)
        return semantics::Payload(value::Value::object({}), "{}");
    auto input = readJson(*command.inputFile);
    if (!input)
        return input;
    if (auto error = inputError(*input, *command.inputFile))
        return std::move(*error);
    return input;
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
    const auto names = splitCase(*command.testCase, "--case");
    if (!names)
        return names.error();
    inputs.settings.machineName = names->machine;
    auto mocks = exec::Mocks::read(file->value(), names->machine, names->testCase);
    if (!mocks)
        return mocks.error();
    inputs.mocks = std::move(*mocks);
    return inputs;
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
    const auto definition = readDefinition(command.path, command.type, WithErrors::Refuse, terminal);
    if (!definition)
        return fail(definition.error());
    if (!definition->machine)
        return ExitStatus::Findings;
    Result<Inputs> inputs = readInputs(command);
    if (!inputs)
        return fail(inputs.error());
    inputs->settings.type = definition->type.value_or(command.type);
    return simulate(command, *definition->machine, std::move(*inputs), terminal.colorErrors);
}

}  // namespace stepcheck::driver
