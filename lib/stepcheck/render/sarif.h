#pragma once

#include "stepcheck/lint/report.h"
#include "stepcheck/render/format.h"
#include "stepcheck/render/write.h"

namespace stepcheck::render {

/// Writes one SARIF run. The report's columns must not count bytes, see `columnUnitFor`.
/// Source: SARIF 2.1.0 (OASIS), and what GitHub code scanning reads of it.
void writeSarif(const lint::RunReport& report, const ReportOptions& options, const Write& write);

}  // namespace stepcheck::render
