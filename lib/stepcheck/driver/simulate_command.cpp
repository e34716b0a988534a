#include "stepcheck/driver/simulate_command.h"

#include "stepcheck/driver/executable_definition.h"
#include "stepcheck/driver/execution_files.h"
#include "stepcheck/exec/executor.h"
#include "stepcheck/exec/mocks.h"
#include "stepcheck/exec/program.h"
#include "stepcheck/flow/graph.h"
#include "stepcheck/render/graph.h"
#include "stepcheck/render/history_table.h"
#include "stepcheck/render/trace.h"
#include "stepcheck/support/suggest.h"

#include <fmt/format.h>

#include <memory>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

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
    inputs.settings.recordsCoverage = command.format == SimulationFormat::Mermaid;
    inputs.settings.recordsTrace = command.trace;
    inputs.settings.keepsChildren = command.redrives > 0;
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

// The execution is to go no further: the state has just been entered. Else null.
static const exec::EnterDetails* stateToStopAt(const SimulateCommand& command, const exec::Execution& execution) {
    if (!command.untilState)
        return nullptr;
    const auto* entered = std::get_if<exec::EnterDetails>(&execution.history.last().details);
    return entered != nullptr && entered->name.string() == *command.untilState ? entered : nullptr;
}

// The input of the state that the execution was to stop at.
static void showInput(const exec::EnterDetails& entered, const render::Write& write) {
    write(fmt::format("\ninput of \"{}\":\n{}\n", entered.name.string(), entered.input.text()));
}

static void showTable(const SimulateCommand& command, const exec::Execution& execution, const asl::Machine& machine,
    const exec::Settings& settings, const render::Write& write) {
    if (command.trace)
        render::renderTrace(execution, machine, settings, write);
    else
        render::renderHistoryTable(execution, settings, write);
    if (const exec::EnterDetails* entered = stateToStopAt(command, execution))
        showInput(*entered, write);
}

static void showLines(const SimulateCommand& command, const exec::Execution& execution, const asl::Machine& machine,
    const render::Write& write) {
    if (command.trace)
        render::renderTraceLines(execution, machine, write);
    else
        render::renderHistoryLines(execution.history, command.history, write);
}

static void show(const SimulateCommand& command, const exec::Execution& execution, const asl::Machine& machine,
    const exec::Settings& settings, const render::Write& write) {
    switch (command.format) {
        case SimulationFormat::Table: showTable(command, execution, machine, settings, write); return;
        case SimulationFormat::History: render::renderHistory(execution.history, command.history, write); return;
        case SimulationFormat::Describe: render::renderDescription(execution, settings, write); return;
        case SimulationFormat::Sync: render::renderSyncResponse(execution, settings, write); return;
        case SimulationFormat::JsonLines: showLines(command, execution, machine, write); return;
        case SimulationFormat::Logs:
            render::renderLogs(execution, settings, command.logLevel, command.history, write);
            return;
        case SimulationFormat::Mermaid: write(render::renderTakenWay(machine, flow::Graph(machine), execution)); return;
    }
}

static void run(const SimulateCommand& command, const exec::Executor& executor, exec::Execution& execution) {
    while (exec::Executor::isRunning(execution) && stateToStopAt(command, execution) == nullptr)
        executor.step(execution);
}

static bool mayBeRedriven(const exec::Execution& execution) {
    return !execution.stuck && execution.status != exec::Status::Running && execution.status != exec::Status::Succeeded;
}

static std::optional<Error> unknownState(const SimulateCommand& command, const asl::Machine& machine) {
    if (!command.untilState || !machine.named(*command.untilState).empty())
        return std::nullopt;
    std::vector<std::string_view> names;
    for (const asl::State& state : machine.states())
        names.push_back(state.name.value);
    const std::string_view meant = support::nearest(*command.untilState, names);
    return Error{fmt::format("--until: there is no state \"{}\"{}", *command.untilState,
        meant.empty() ? "" : fmt::format("; did you mean \"{}\"?", meant))};
}

static ExitStatus simulate(const SimulateCommand& command, const asl::Machine& machine, Inputs inputs, bool color) {
    const exec::Program program(machine);
    value::NeverAsked oracle;
    const exec::Executor executor(program, inputs.settings, *inputs.mocks, oracle);
    exec::Execution execution = executor.start(inputs.input);
    run(command, executor, execution);
    for (std::int64_t i = 0; i < command.redrives && mayBeRedriven(execution); ++i) {
        inputs.settings.stopMilliseconds.reset();
        if (const auto error = executor.redrive(execution)) {
            printError(error->message, color);
            return ExitStatus::Trouble;
        }
        run(command, executor, execution);
    }
    std::string text;
    show(command, execution, machine, inputs.settings, render::writeTo(text));
    ExitStatus status = print(text, command.outputFile, color);
    if (execution.stuck) {
        printError(execution.stuck->message, color);
        return ExitStatus::Trouble;
    }
    if (stateToStopAt(command, execution) != nullptr)
        return status;
    for (const std::string& line : inputs.mocks->unused())
        std::fputs(fmt::format("warning: {}\n", line).c_str(), stderr);
    if (command.untilState) {
        printError(fmt::format("the execution ended as {} and never entered \"{}\"", exec::name(execution.status),
                       *command.untilState),
            color);
        status = std::max(status, ExitStatus::Findings);
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
    if (const auto error = unknownState(command, *definition->machine))
        return fail(*error);
    Result<Inputs> inputs = readInputs(command);
    if (!inputs)
        return fail(inputs.error());
    inputs->settings.type = definition->typeOr(command.type);
    return simulate(command, *definition->machine, std::move(*inputs), terminal.colorErrors);
}

}  // namespace stepcheck::driver
