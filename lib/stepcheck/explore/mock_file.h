#pragma once

#include "stepcheck/exec/program.h"
#include "stepcheck/explore/exploration.h"
#include "stepcheck/value/value.h"

#include <span>
#include <string_view>

namespace stepcheck::explore {

/// The answers of an example by state, as fixtures have them: `{"Pay": {"0": {"Return": …}}}`.
[[nodiscard]] value::Value mocksByState(const exec::Program& program, const Example& example);

/// A MockConfigFile with a test case for each path, named by its id. Responses that paths have in common are there
/// once.
[[nodiscard]] value::Value mockFile(
    const exec::Program& program, std::span<const Path* const> paths, std::string_view machineName);

}  // namespace stepcheck::explore
