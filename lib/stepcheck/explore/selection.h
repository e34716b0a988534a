#pragma once

#include "stepcheck/explore/exploration.h"

#include <cstdint>
#include <vector>

namespace stepcheck::explore {

/// What a selection of paths has to pass.
enum class Cover : std::uint8_t { States, Transitions, Paths };

/// Few paths that together pass all that the explored ones pass: at each turn the one that adds most, of equals the
/// first. `Paths` selects all of them.
[[nodiscard]] std::vector<const Path*> select(const Exploration& exploration, const asl::Machine& machine, Cover cover);

}  // namespace stepcheck::explore
