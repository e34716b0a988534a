#pragma once

#include "stepcheck/lint/report.h"
#include "stepcheck/lint/settings.h"
#include "stepcheck/support/source_text.h"

#include <memory>
#include <string_view>

namespace stepcheck::lint {

/// Whether a file of this name is a definition, whatever it holds: `*.asl.json`, `*.asl.jsonc`, `*.asl.yaml` or
/// `*.asl.yml`.
[[nodiscard]] bool hasDefinitionName(std::string_view name);

/// Judges one text: reads it, builds every definition in it, runs the selected rules, applies suppressions.
/// Never fails; what could not be judged is in the report.
[[nodiscard]] FileReport lintText(std::shared_ptr<const support::SourceText> source, const Settings& settings);

}  // namespace stepcheck::lint
