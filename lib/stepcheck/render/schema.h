#pragma once

#include <string_view>

namespace stepcheck::render {

/// The JSON schema of the format `json` of `lint`: docs/schemas/lint-report.schema.json.
[[nodiscard]] std::string_view lintReportSchema();

}  // namespace stepcheck::render
