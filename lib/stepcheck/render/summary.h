#pragma once

#include "stepcheck/lint/report.h"
#include "stepcheck/render/write.h"

#include <string>

namespace stepcheck::render {

/// Why files were not judged (`error: …`), for standard error.
void writeFailures(const lint::RunReport& report, bool color, const Write& write);

/// Lines of information about files (`a.json: note: holds no state machine`), for standard error.
void writeNotes(const lint::RunReport& report, bool color, const Write& write);

/// The closing line: `3 errors, 2 warnings in 2 of 14 files`; ends with a line break.
[[nodiscard]] std::string summaryLine(const lint::RunReport& report, bool color);

/// A line for each rule that found something: how often, how bad, its id. The most frequent first.
void writeStatistics(const lint::RunReport& report, bool color, const Write& write);

}  // namespace stepcheck::render
