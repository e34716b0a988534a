#pragma once

#include "stepcheck/exec/responder.h"
#include "stepcheck/explore/branch.h"
#include "stepcheck/explore/path_oracle.h"

#include <string_view>

namespace stepcheck::explore {

/// What a reader finds on a way, noted in `branch`: unknown items, as many as the oracle says, or that there is no such
/// object. `state` is the name of its Map.
[[nodiscard]] exec::ReadItems readUnknown(
    const exec::ReadCall& call, std::string_view state, Branch& branch, PathOracle& oracle);

}  // namespace stepcheck::explore
