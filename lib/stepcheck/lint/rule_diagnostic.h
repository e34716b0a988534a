#pragma once

#include "stepcheck/lint/rule.h"
#include "stepcheck/support/diagnostic.h"

#include <string>
#include <string_view>

namespace stepcheck::lint {

/// A diagnostic of a rule that finds things outside of a `Reporter`, by its id, which must be known.
[[nodiscard]] support::Diagnostic diagnosticOf(
    std::string_view id, support::Span at, std::string message, std::string help);

}  // namespace stepcheck::lint
