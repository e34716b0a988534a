#pragma once

#include "stepcheck/lint/report.h"
#include "stepcheck/render/color.h"
#include "stepcheck/render/write.h"

namespace stepcheck::render {

/// Every finding with its source line, its related places and its help; an empty line between two findings.
void writeText(const lint::RunReport& report, const Paint& paint, const Write& write);

}  // namespace stepcheck::render
