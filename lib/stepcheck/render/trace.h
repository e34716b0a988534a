#pragma once

#include "stepcheck/asl/machine.h"
#include "stepcheck/exec/execution.h"
#include "stepcheck/exec/settings.h"
#include "stepcheck/render/write.h"

namespace stepcheck::render {

/// The data after each step of a state's processing, a block for each state that was entered; then how the execution
/// ended. The execution must have its trace.
void renderTrace(
    const exec::Execution& execution, const asl::Machine& machine, const exec::Settings& settings, const Write& write);

/// The same as JSON, a state a line: `{"state": …, "type": …, "enteredEventId": …, "timestamp": …, "steps": [{"step":
/// …, "data": …}]}`, in a child execution of a distributed Map with `"execution"`.
void renderTraceLines(const exec::Execution& execution, const asl::Machine& machine, const Write& write);

}  // namespace stepcheck::render
