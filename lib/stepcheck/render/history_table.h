#pragma once

#include "stepcheck/exec/execution.h"
#include "stepcheck/exec/settings.h"
#include "stepcheck/render/write.h"

namespace stepcheck::render {

/// A history for people: an event a line with its time since the start, its cause, and its data cut to one line; then
/// how the execution ended.
void renderHistoryTable(const exec::Execution& execution, const exec::Settings& settings, const Write& write);

}  // namespace stepcheck::render
