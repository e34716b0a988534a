#pragma once

#include "stepcheck/explore/knowledge.h"
#include "stepcheck/explore/model.h"
#include "stepcheck/explore/scalars.h"

#include <variant>

namespace stepcheck::explore {

/// Values for all unknowns such that what is known of each value for itself holds; relations and functions are not
/// looked at. The values are plausible: a string is the name of its member, a number 1, and what nobody asks for is
/// left out. `Impossible`: no values at all do that, with whatever results of functions.
[[nodiscard]] std::variant<Model, Impossible, Unsettled> exampleFor(const Knowledge& knowledge);

}  // namespace stepcheck::explore
