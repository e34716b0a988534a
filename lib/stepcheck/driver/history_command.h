#pragma once

#include "stepcheck/asl/machine.h"
#include "stepcheck/driver/output.h"
#include "stepcheck/driver/terminal.h"
#include "stepcheck/exec/history_comparison.h"

#include <cstdint>
#include <optional>
#include <string>

namespace stepcheck::driver {

/// What is held against a history.
enum class HistoryAction : std::uint8_t { Compare, Check };

/// `stepcheck history`
struct HistoryCommand {
    HistoryAction action = HistoryAction::Compare;
    std::string first;   // the expected history, or the definition; `-`: standard input
    std::string second;  // the history
    exec::EventOrder order = exec::EventOrder::Strict;
    bool isExact = false;
    asl::MachineType type = asl::MachineType::Standard;
    std::string machine = "StateMachine";
    std::optional<std::string> objectsFile{};
};

/// Tells the first difference, which is `Findings`; what cannot be read is `Trouble`.
[[nodiscard]] ExitStatus run(const HistoryCommand& command, const Terminal& terminal);

}  // namespace stepcheck::driver
