#pragma once

#include "stepcheck/lint/report.h"
#include "stepcheck/render/write.h"
#include "stepcheck/support/diagnostic.h"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace stepcheck::render {

/// Writes the answer of ValidateStateMachineDefinition for the one file of a report: OK unless there is an error, and
/// the diagnostics of at least that severity, errors first, as many as the service gives. A file that was not judged
/// has no answer. The service's own warnings are those with a code. For an API request, writes the answer to it.
/// Source: https://docs.aws.amazon.com/step-functions/latest/apireference/API_ValidateStateMachineDefinition.html
void writeAws(const lint::RunReport& report, support::Severity least, const Write& write);

/// Writes the answer with these findings, at most `most` of them.
void writeDiagnostics(
    std::span<const lint::Finding* const> findings, support::Severity least, std::size_t most, const Write& write);

/// The findings that such an answer lists: of at least that severity, errors first.
[[nodiscard]] std::vector<const lint::Finding*> answered(
    std::span<const lint::Finding* const> findings, support::Severity least);

/// The service's code for a finding, and what the service says about it.
[[nodiscard]] std::string_view codeOf(const lint::Finding& finding);
[[nodiscard]] std::string messageOf(const lint::Finding& finding);

}  // namespace stepcheck::render
