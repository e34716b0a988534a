#pragma once

#include "stepcheck/embed/conditions.h"
#include "stepcheck/support/diagnostic.h"

#include <vector>

namespace stepcheck::lint {

/// What was found in a definition when a condition of its template holds and when it does not, as one list. A finding
/// in what both definitions have in common must be in both, unless the service would refuse one of them: a state that
/// only one of them reaches is no mistake. Places are in the template.
[[nodiscard]] std::vector<support::Diagnostic> mergeVariants(const embed::Condition& condition,
    std::vector<support::Diagnostic> whenTrue, std::vector<support::Diagnostic> whenFalse);

}  // namespace stepcheck::lint
