#pragma once

#include "stepcheck/lint/report.h"
#include "stepcheck/support/result.h"
#include "stepcheck/support/source_text.h"

#include <memory>

namespace stepcheck::driver {

/// What `lint` finds in a definition, by the configuration of the folder where it lies.
/// Error: the configuration has errors, or the definition passes a limit.
[[nodiscard]] support::Result<lint::FileReport> lintAsConfigured(std::shared_ptr<const support::SourceText> source);

}  // namespace stepcheck::driver
