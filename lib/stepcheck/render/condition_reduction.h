#pragma once

#include "stepcheck/explore/literal.h"

#include <vector>

namespace stepcheck::render {

/// The literals of a condition that say something to people: each once, comparisons that became values as comparisons,
/// the unknown first in equations, without what is given or implied by others. In their order.
[[nodiscard]] std::vector<explore::Literal> reduced(const std::vector<explore::Literal>& condition);

}  // namespace stepcheck::render
