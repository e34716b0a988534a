#pragma once

#include "stepcheck/lint/report.h"
#include "stepcheck/render/color.h"
#include "stepcheck/render/write.h"

#include <string>
#include <string_view>

namespace stepcheck::render {

/// `file:line:col: severity: message [rule]`, without a line break.
[[nodiscard]] std::string findingLine(std::string_view file, const lint::Finding& finding, const Paint& paint);

/// `file:line:col:`
[[nodiscard]] std::string placeText(std::string_view file, const lint::Place& place, const Paint& paint);

/// Every finding on a line of its own.
void writeConcise(const lint::RunReport& report, const Paint& paint, const Write& write);

}  // namespace stepcheck::render
