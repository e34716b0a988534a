#include "stepcheck/lint/rule_diagnostic.h"

#include "stepcheck/support/assert.h"

#include <utility>

namespace stepcheck::lint {

support::Diagnostic diagnosticOf(std::string_view id, support::Span at, std::string message, std::string help) {
    const RegisteredRule* const rule = findRule(id);
    STEPCHECK_ASSERT(rule != nullptr);
    return {.rule = rule->rule->id,
        .severity = rule->rule->severity,
        .at = at,
        .message = std::move(message),
        .help = std::move(help)};
}

}  // namespace stepcheck::lint
