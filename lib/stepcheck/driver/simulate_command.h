#pragma once

#include "stepcheck/asl/machine.h"
#include "stepcheck/driver/output.h"
#include "stepcheck/driver/terminal.h"
#include "stepcheck/exec/execution.h"
#include "stepcheck/render/history_json.h"

#include <cstdint>
#include <optional>
#include <string>

namespace stepcheck::driver {

/// What `simulate` prints.
enum class SimulationFormat : std::uint8_t { Table, History, Describe, Sync, JsonLines, Logs, Mermaid };

/// `stepcheck simulate`
struct SimulateCommand {
    std::string path;  // `-`: standard input
    asl::MachineType type = asl::MachineType::Standard;
    std::optional<std::string> inputFile;  // `-`: standard input
    std::optional<std::string> mocksFile;
    std::optional<std::string> testCase;  // "Machine/Case"
    std::optional<std::string> objectsFile;
    std::optional<std::int64_t> startMilliseconds;
    std::optional<std::int64_t> stopMilliseconds;
    std::optional<exec::Status> expectedStatus;
    std::optional<std::string> outputFile;
    std::optional<std::string> untilState;
    std::int64_t redrives = 0;
    bool trace = false;
    std::uint64_t seed = 0;
    SimulationFormat format = SimulationFormat::Table;
    render::HistoryOptions history;
    render::LogLevel logLevel = render::LogLevel::All;
    bool evaluationFailedFollowsEntry = false;
};

/// Predicts one execution and prints it. Errors of the definition are printed instead (`Findings`); what is missing,
/// wrong or too large besides is `Trouble`, after what was predicted up to there. How the execution itself ends changes
/// the status only against `expectedStatus`. A state to stop at that is never entered is a finding, too.
[[nodiscard]] ExitStatus run(const SimulateCommand& command, const Terminal& terminal);

}  // namespace stepcheck::driver
