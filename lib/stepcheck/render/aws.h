#pragma once

#include "stepcheck/lint/report.h"
#include "stepcheck/render/write.h"
#include "stepcheck/support/diagnostic.h"

namespace stepcheck::render {

/// Writes the answer of ValidateStateMachineDefinition for the one file of a report: OK unless there is an error, and
/// the diagnostics of at least that severity, errors first, as many as the service gives. A file that was not judged
/// has no answer. The service's own warnings are those with a code. Source:
/// https://docs.aws.amazon.com/step-functions/latest/apireference/API_ValidateStateMachineDefinition.html
void writeAws(const lint::RunReport& report, support::Severity least, const Write& write);

}  // namespace stepcheck::render
