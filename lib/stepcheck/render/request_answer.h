#pragma once

#include "stepcheck/lint/report.h"
#include "stepcheck/render/write.h"

namespace stepcheck::render {

/// Writes what the service answers to the API request that a file is: `{"__type": …, "message": …}` with the first
/// exception by the catalogue's order, the diagnostics of ValidateStateMachineDefinition, or `{}` for a request that is
/// accepted, whose answer is nobody's but the account's.
void writeRequestAnswer(const lint::FileReport& file, const Write& write);

}  // namespace stepcheck::render
