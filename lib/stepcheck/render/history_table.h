#pragma once

#include "stepcheck/exec/execution.h"
#include "stepcheck/exec/settings.h"
#include "stepcheck/render/write.h"

#include <cstdint>
#include <string>

namespace stepcheck::render {

/// A history for people: an event a line with its time since the start, its cause, and its data cut to one line; then
/// how the execution ended.
void renderHistoryTable(const exec::Execution& execution, const exec::Settings& settings, const Write& write);

/// How it ended: `FAILED after 3 s, 5 state transitions`.
void renderEnding(const exec::Execution& execution, const exec::Settings& settings, const Write& write);

/// `1.5 s`
[[nodiscard]] std::string timeSince(std::int64_t milliseconds, std::int64_t start);

}  // namespace stepcheck::render
