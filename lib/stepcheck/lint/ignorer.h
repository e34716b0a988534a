#pragma once

#include "stepcheck/lint/fixer.h"
#include "stepcheck/lint/settings.h"
#include "stepcheck/support/source_text.h"

#include <memory>

namespace stepcheck::lint {

/// Writes a suppression for each finding: in JSONC and YAML a comment above its line, else, and in JSON, into the
/// `Comment` of the innermost object around it that may have one. Suppressions that are there get more names.
/// A text with syntax errors stays as it is; what cannot be suppressed is left in the report.
[[nodiscard]] ChangedText ignoreFindings(
    std::shared_ptr<const support::SourceText> source, const Settings& settings, const FindingFilter& mayIgnore = {});

}  // namespace stepcheck::lint
