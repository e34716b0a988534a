#pragma once

#include "stepcheck/exec/execution.h"
#include "stepcheck/exec/recorded_calls.h"
#include "stepcheck/exec/recorded_history.h"
#include "stepcheck/exec/settings.h"
#include "stepcheck/support/result.h"

#include <optional>
#include <string>
#include <vector>

namespace stepcheck::asl {
class Machine;
}

namespace stepcheck::driver {

/// Reads a history from a file, `-` for standard input. Error: there is none; the text names the file.
[[nodiscard]] support::Result<exec::RecordedHistory> readHistoryFile(const std::string& path);

/// The input that an execution had. Error: it was not recorded; the text names the file.
[[nodiscard]] support::Result<exec::Payload> inputOf(const exec::RecordedHistory& history, const std::string& path);

/// A history that was computed, as if it had been recorded.
[[nodiscard]] exec::RecordedHistory recorded(const exec::History& history);

/// What a definition makes of a recorded input and recorded results of tasks.
struct Replay {
    exec::RecordedHistory history;
    std::optional<support::Error> stuck;    // why it did not get to its end
    std::vector<exec::RecordedCall> calls;  // in the order in which they were asked for, then the rest
};

/// Executes a definition as in a history: with its input, results, role, region and start, and stopped when it was.
/// `settings` tell the rest.
[[nodiscard]] Replay replay(const asl::Machine& machine, const exec::RecordedHistory& history,
    const exec::Payload& input, std::vector<exec::RecordedCall> calls, exec::Settings settings);

}  // namespace stepcheck::driver
