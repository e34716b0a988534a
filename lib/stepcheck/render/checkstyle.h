#pragma once

#include "stepcheck/lint/report.h"
#include "stepcheck/render/write.h"

namespace stepcheck::render {

/// Writes the XML of Checkstyle: a `file` for each file with findings or a failure, an `error` for each of them.
/// Source: https://checkstyle.org, XMLLogger
void writeCheckstyle(const lint::RunReport& report, const Write& write);

}  // namespace stepcheck::render
