#pragma once

#include "stepcheck/exec/program.h"
#include "stepcheck/exec/settings.h"
#include "stepcheck/explore/exploration.h"
#include "stepcheck/explore/way.h"

#include <optional>

namespace stepcheck::explore {

/// Executes an example of a way that has ended, with everything known. When it takes the same way, that is a path. When
/// it does not, `way` becomes undecided if it holds functions of which evaluators tell only that they have some result,
/// and unproven if it does not; the reason says where the two part.
[[nodiscard]] std::optional<Path> prove(WayEnd& way, const exec::Program& program, const exec::Settings& settings);

}  // namespace stepcheck::explore
