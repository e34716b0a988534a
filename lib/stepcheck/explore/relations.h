#pragma once

#include "stepcheck/explore/knowledge.h"
#include "stepcheck/explore/solver.h"

#include <chrono>
#include <span>

namespace stepcheck::explore {

/// The answer of Z3, which looks at all values at once: relations between them, arithmetic, lengths, patterns. Numbers
/// are exact there. Functions that it does not know are free values; a model is returned only when all literals were
/// computed to hold under it.
[[nodiscard]] Answer solveWithZ3(
    std::span<const Literal> literals, const Knowledge& knowledge, std::chrono::milliseconds timeLimit);

}  // namespace stepcheck::explore
