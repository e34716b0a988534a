#pragma once

#include "stepcheck/lint/report.h"
#include "stepcheck/render/write.h"

namespace stepcheck::render {

/// Writes the report as one JSON document; its form is `lintReportSchema()`.
void writeJson(const lint::RunReport& report, const Write& write);

/// Writes each finding on a line of its own, in the form that it has in that document; nothing else.
void writeJsonLines(const lint::RunReport& report, const Write& write);

/// The version of that form: a new first number when something known changes, a new second one when something is added.
inline constexpr const char* lintReportVersion = "1.1";

}  // namespace stepcheck::render
