#pragma once

#include "stepcheck/explore/literal.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace stepcheck::explore {

/// The last literal with those that share an unknown with it, over as many others as it takes, in their order: what it
/// can hold together with. The rest of a conjunction that has an example stays true whatever these unknowns are.
/// O(size of the literals).
[[nodiscard]] std::vector<Literal> relevantToLast(std::span<const Literal> literals);

/// A hash of literals that tells integers from other numbers; nothing when they are too large for one.
[[nodiscard]] std::optional<std::uint64_t> hashOf(std::span<const Literal> literals);

}  // namespace stepcheck::explore
