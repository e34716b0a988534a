#pragma once

#include "stepcheck/asl/machine.h"
#include "stepcheck/catalog/integrations.h"
#include "stepcheck/semantics/fault.h"
#include "stepcheck/semantics/payload.h"
#include "stepcheck/value/oracle.h"

#include <optional>

namespace stepcheck::exec {

/// Why the service does not start a task with those parameters, or nothing. The oracle is asked about what is unknown.
/// Missing are only parameters that an expression did not give: of a template it is known before.
/// Source: a recorded execution; the text of a missing parameter was published.
[[nodiscard]] std::optional<semantics::Fault> refusedParameters(const catalog::IntegrationAction& action,
    const semantics::Payload& parameters, asl::QueryLanguage language, value::Oracle& oracle);

}  // namespace stepcheck::exec
