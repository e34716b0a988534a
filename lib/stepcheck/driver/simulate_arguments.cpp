#include "stepcheck/driver/simulate_arguments.h"

#include "stepcheck/config/words.h"
#include "stepcheck/semantics/timestamp.h"

#include <CLI/App.hpp>
#include <fmt/format.h>

#include <array>
#include <optional>
#include <string_view>

namespace stepcheck::driver {

using support::Error;
using support::Result;

static constexpr std::array<config::Word<SimulationFormat>, 6> formatWords{{
    {"table", SimulationFormat::Table},
    {"history", SimulationFormat::History},
    {"describe", SimulationFormat::Describe},
    {"sync", SimulationFormat::Sync},
    {"jsonl", SimulationFormat::JsonLines},
    {"logs", SimulationFormat::Logs},
}};

static constexpr std::array<config::Word<render::LogLevel>, 4> logLevelWords{{
    {"ALL", render::LogLevel::All},
    {"ERROR", render::LogLevel::Error},
    {"FATAL", render::LogLevel::Fatal},
    {"OFF", render::LogLevel::Off},
}};

static constexpr std::array<config::Word<bool>, 2> evaluationFailedWords{{{"recorded", false}, {"entry", true}}};

void addSimulateOptions(CLI::App& app, SimulateArguments& arguments) {
    const auto option = [&app](const char* name, std::string& value, const char* type, const char* description) {
        return app.add_option(name, value, description)->type_name(type)->take_last();
    };
    app.add_option("FILE", arguments.path, "The definition, or - for standard input")->option_text("FILE")->required();

    const char* execution = "The execution";
    option("--type", arguments.type, "STANDARD|EXPRESS", "The type of the state machine (default: STANDARD)")
        ->group(execution);
    option("--input", arguments.inputFile, "FILE", "The input, JSON; - for standard input (default: {})")
        ->group(execution);
    option("--mocks", arguments.mocksFile, "FILE", "What the tasks return: a MockConfigFile of Step Functions Local")
        ->group(execution);
    option("--case", arguments.testCase, "STATE_MACHINE/CASE", "The test case of the mocks")->group(execution);
    option("--objects", arguments.objectsFile, "FILE", "What readers of distributed Maps find: {bucket: {key: text}}")
        ->group(execution);
    option("--start-time", arguments.startTime, "TIME", "When it starts (default: 2026-01-01T00:00:00Z)")
        ->group(execution);
    option("--stop-at", arguments.stopTime, "TIME", "When StopExecution is called")->group(execution);
    app.add_option("--seed", arguments.seed, "Make random numbers, UUIDs and jitter from this number (default: 0)")
        ->type_name("N")
        ->take_last()
        ->group(execution);
    option("--evaluation-failed", arguments.evaluationFailed, "FORM",
        "What EvaluationFailed follows: the event before the state (recorded, default) or its entry (entry)")
        ->group(execution);

    const char* output = "Output";
    option("--format", arguments.format, "FORMAT", "table, history, describe, sync, jsonl or logs (default: table)")
        ->group(output);
    option("-o,--output", arguments.outputFile, "FILE", "Write to a file")->group(output);
    app.add_flag("--reverse-order", arguments.reverseOrder, "The last event first")->group(output);
    app.add_flag("--no-execution-data", arguments.noExecutionData, "Leave out inputs and outputs")->group(output);
    option("--log-level", arguments.logLevel, "LEVEL", "Of --format logs: ALL (default), ERROR, FATAL or OFF")
        ->group(output);

    option("--expect-status", arguments.expectedStatus, "STATUS",
        "Exit with 1 unless the execution ends so: SUCCEEDED, FAILED, TIMED_OUT or ABORTED")
        ->group("Exit status");
    app.footer(
        "Exit status: 0 the execution was predicted, however it ends; 1 the definition has errors, or --expect-status\n"
        "does not hold; 2 bad usage, or something is missing; 3 a bug in stepcheck.");
}

static std::optional<std::string> unlessEmpty(const std::string& text) {
    return text.empty() ? std::nullopt : std::optional(text);
}

template <class T, class U, std::size_t count>
static std::optional<Error> readWord(
    std::string_view option, const std::string& word, const std::array<config::Word<T>, count>& words, U& out) {
    if (word.empty())
        return std::nullopt;
    const Result<T> value = config::valueOf(word, words);
    if (!value)
        return Error{fmt::format("{}: {}", option, value.error().message)};
    out = *value;
    return std::nullopt;
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
    command.inputFile = unlessEmpty(arguments.inputFile);
    command.mocksFile = unlessEmpty(arguments.mocksFile);
    command.testCase = unlessEmpty(arguments.testCase);
    command.objectsFile = unlessEmpty(arguments.objectsFile);
    command.outputFile = unlessEmpty(arguments.outputFile);
    command.seed = arguments.seed;
    command.history = {.reverseOrder = arguments.reverseOrder, .includeData = !arguments.noExecutionData};
    return command;
}

}  // namespace stepcheck::driver
