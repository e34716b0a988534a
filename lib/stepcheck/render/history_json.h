#pragma once

#include "stepcheck/exec/execution.h"
#include "stepcheck/exec/settings.h"
#include "stepcheck/render/write.h"
#include "stepcheck/value/value.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace stepcheck::render {

/// What of an execution's data is shown.
struct HistoryOptions {
    bool reverseOrder = false;
    bool includeData = true;                    // false: as GetExecutionHistory with includeExecutionData=false
    std::optional<std::size_t> maxDataBytes{};  // inputs and outputs that are longer are cut
};

/// The moment as the AWS CLI writes it: `2026-01-01T00:00:00.000000+00:00`.
[[nodiscard]] std::string writeApiTimestamp(std::int64_t milliseconds);

/// An event in the shape of the API's HistoryEvent. Inputs, outputs and parameters are JSON texts.
[[nodiscard]] value::Value historyEvent(const exec::Event& event, const HistoryOptions& options);

/// `{"events": […]}`, the response of GetExecutionHistory, an event a line.
void renderHistory(const exec::History& history, const HistoryOptions& options, const Write& write);

/// The events alone, an event a line.
void renderHistoryLines(const exec::History& history, const HistoryOptions& options, const Write& write);

/// The response of DescribeExecution.
void renderDescription(const exec::Execution& execution, const exec::Settings& settings, const Write& write);

/// The response of StartSyncExecution; its billing is an estimate.
void renderSyncResponse(const exec::Execution& execution, const exec::Settings& settings, const Write& write);

/// How much a state machine logs to CloudWatch.
enum class LogLevel : std::uint8_t { All, Error, Fatal, Off };

/// The records that CloudWatch Logs gets, a record a line. Inputs and outputs that are too long for it are cut.
/// Source: recorded log records of 2024; AWS Step Functions Developer Guide, "Service quotas".
void renderLogs(const exec::Execution& execution, const exec::Settings& settings, LogLevel level,
    const HistoryOptions& options, const Write& write);

}  // namespace stepcheck::render
