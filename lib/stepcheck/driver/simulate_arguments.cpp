#include "stepcheck/driver/simulate_arguments.h"

#include "stepcheck/driver/option_words.h"
#include "stepcheck/semantics/timestamp.h"

#include <CLI/App.hpp>
#include <fmt/format.h>

#include <array>
#include <optional>
#include <string_view>

namespace stepcheck::driver {

using support::Error;
using support::Result;

static constexpr std::array<config::Word<SimulationFormat>, 7> formatWords{{
    {"table", SimulationFormat::Table},
    {"history", SimulationFormat::History},
    {"describe", SimulationFormat::Describe},
    {"sync", SimulationFormat::Sync},
    {"jsonl", SimulationFormat::JsonLines},
    {"logs", SimulationFormat::Logs},
    {"mermaid", SimulationFormat::Mermaid},
}};

static constexpr std::array<config::Word<render::LogLevel>, 4> logLevelWords{{
    {"ALL", render::LogLevel::All},
    {"ERROR", render::LogLevel::Error},
    {"FATAL", render::LogLevel::Fatal},
    {"OFF", render::LogLevel::Off},
}};

static constexpr std::array<config::Word<bool>, 2> evaluationFailedWords{{{"recorded", false}, {"entry", true}}};

static void addExecutionOptions(CLI::App& app, SimulateArguments& arguments, Choices& choices) {
    const auto option = [&app](const char* name, std::string& value, const char* type, const char* description) {
        return addText(app, name, value, type, description)->group("The execution");
    };
    option("--type", arguments.type, "STANDARD|EXPRESS", "The type of the state machine (default: STANDARD)");
    option("--input", arguments.inputFile, "FILE", "The input, JSON; - for standard input (default: {})");
    option("--mocks", arguments.mocksFile, "FILE", "What the tasks return: a MockConfigFile of Step Functions Local");
    option("--case", arguments.testCase, "STATE_MACHINE/CASE", "The test case of the mocks");
    option("--objects", arguments.objectsFile, "FILE", "What readers of distributed Maps find: {bucket: {key: text}}");
    option("--start-time", arguments.startTime, "TIME", "When it starts (default: 2026-01-01T00:00:00Z)");
    option("--stop-at", arguments.stopTime, "TIME", "When StopExecution is called");
    option("--until", arguments.untilState, "STATE", "Go no further than to the first time that this state is entered");
    app.add_flag("--redrive", arguments.redrives, "When it does not succeed, redrive it; several times: as often")
        ->group("The execution");
    app.add_option("--seed", arguments.seed, "Make random numbers, UUIDs and jitter from this number (default: 0)")
        ->type_name("N")
        ->take_last()
        ->group("The execution");
    addChoices(choices,
        option("--evaluation-failed", arguments.evaluationFailed, "FORM",
            "What EvaluationFailed follows: the event before the state (recorded, default) or its entry (entry)"),
        evaluationFailedWords);
}

static void addOutputOptions(CLI::App& app, SimulateArguments& arguments, Choices& choices) {
    const auto option = [&app](const char* name, std::string& value, const char* type, const char* description) {
        return addText(app, name, value, type, description)->group("Output");
    };
    addChoices(choices,
        option("--format", arguments.format, "FORMAT",
            "table, history, describe, sync, jsonl, logs or mermaid (default: table)"),
        formatWords);
    app.add_flag("--trace", arguments.trace, "Instead of events, the data after each step of each state (table, jsonl)")
        ->group("Output");
    option("-o,--output", arguments.outputFile, "FILE", "Write to a file");
    app.add_flag("--reverse-order", arguments.reverseOrder, "The last event first")->group("Output");
    app.add_flag("--no-execution-data", arguments.noExecutionData, "Leave out inputs and outputs")->group("Output");
    addChoices(choices,
        option("--log-level", arguments.logLevel, "LEVEL", "Of --format logs: ALL (default), ERROR, FATAL or OFF"),
        logLevelWords);
}

void addSimulateOptions(CLI::App& app, SimulateArguments& arguments, Choices& choices) {
    app.add_option("FILE", arguments.path, "The definition, or - for standard input")->option_text("FILE")->required();
    addExecutionOptions(app, arguments, choices);
    addOutputOptions(app, arguments, choices);
    CLI::Option* expected = addText(app, "--expect-status", arguments.expectedStatus, "STATUS",
        "Exit with 1 unless the execution ends so: SUCCEEDED, FAILED, TIMED_OUT or ABORTED");
    addChoices(choices, expected->group("Exit status"), statusWords);
    app.footer("Exit status: 0 the execution was predicted, however it ends; 1 the definition has errors, "
               "--expect-status does\n"
               "not hold, or the state of --until is not entered; 2 bad usage, or something is missing; 3 a bug in "
               "stepcheck.");
}

static std::optional<Error> readTime(
    std::string_view option, const std::string& word, std::optional<std::int64_t>& out) {
    if (word.empty())
        return std::nullopt;
    out = semantics::parseTimestamp(word);
    if (out)
        return std::nullopt;
    return Error{fmt::format("{}: expected a time such as 2026-01-01T00:00:00Z, found \"{}\"", option, word)};
}

// An option that does nothing in the format that is asked for.
static std::optional<Error> findMisplaced(const SimulateArguments& arguments, const SimulateCommand& command) {
    using enum SimulationFormat;
    const SimulationFormat format = command.format;
    const bool isOfEvents = format == History || format == JsonLines || format == Logs;
    if (arguments.trace && format != Table && format != JsonLines)
        return Error{fmt::format("--trace: goes with --format table or jsonl, not {}", arguments.format)};
    if (command.logLevel != render::LogLevel::All && format != Logs)
        return Error{"--log-level: goes with --format logs"};
    if (arguments.reverseOrder && !isOfEvents)
        return Error{
            fmt::format("--reverse-order: goes with --format history, jsonl or logs, not {}", arguments.format)};
    if (arguments.noExecutionData && !isOfEvents)
        return Error{
            fmt::format("--no-execution-data: goes with --format history, jsonl or logs, not {}", arguments.format)};
    return std::nullopt;
}

Result<SimulateCommand> toCommand(const SimulateArguments& arguments) {
    SimulateCommand command{.path = arguments.path};
    for (const std::optional<Error>& error : {
             readWord("--type", arguments.type, config::machineTypeWords, command.type),
             readWord("--format", arguments.format, formatWords, command.format),
             readWord("--expect-status", arguments.expectedStatus, statusWords, command.expectedStatus),
             readWord("--log-level", arguments.logLevel, logLevelWords, command.logLevel),
             readWord("--evaluation-failed", arguments.evaluationFailed, evaluationFailedWords,
                 command.evaluationFailedFollowsEntry),
             readTime("--start-time", arguments.startTime, command.startMilliseconds),
             readTime("--stop-at", arguments.stopTime, command.stopMilliseconds),
         })
        if (error)
            return *error;
    if (auto error = findMisplaced(arguments, command))
        return *error;
    command.inputFile = unlessEmpty(arguments.inputFile);
    command.mocksFile = unlessEmpty(arguments.mocksFile);
    command.testCase = unlessEmpty(arguments.testCase);
    command.objectsFile = unlessEmpty(arguments.objectsFile);
    command.outputFile = unlessEmpty(arguments.outputFile);
    command.untilState = unlessEmpty(arguments.untilState);
    command.redrives = arguments.redrives;
    command.trace = arguments.trace;
    command.seed = arguments.seed;
    command.history = {.reverseOrder = arguments.reverseOrder, .includeData = !arguments.noExecutionData};
    return command;
}

}  // namespace stepcheck::driver
