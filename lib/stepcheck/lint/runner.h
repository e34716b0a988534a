#pragma once

#include "stepcheck/lint/report.h"
#include "stepcheck/lint/settings.h"
#include "stepcheck/support/result.h"
#include "stepcheck/support/source_text.h"
#include "stepcheck/syntax/document.h"

#include <memory>
#include <string_view>

namespace stepcheck::lint {

/// Whether a file of this name is a definition, whatever it holds: `*.asl.json`, `*.asl.jsonc`, `*.asl.yaml` or
/// `*.asl.yml`.
[[nodiscard]] bool hasDefinitionName(std::string_view name);

/// Reads a text as it is judged: in the language of its name, else the one that it looks like.
/// Error: it passes a limit.
[[nodiscard]] support::Result<std::unique_ptr<const syntax::Document>> readText(
    std::shared_ptr<const support::SourceText> source, const Settings& settings);

/// Judges one text: reads it, builds every definition in it, runs the selected rules, applies suppressions.
/// Never fails; what could not be judged is in the report.
[[nodiscard]] FileReport lintText(std::shared_ptr<const support::SourceText> source, const Settings& settings);

}  // namespace stepcheck::lint
