#pragma once

#include "stepcheck/explore/knowledge.h"
#include "stepcheck/explore/literal.h"
#include "stepcheck/explore/model.h"

#include <optional>
#include <span>

namespace stepcheck::explore {

/// The first literal that does not hold under the model, or that cannot be computed; null when all hold.
[[nodiscard]] const Literal* firstBroken(std::span<const Literal> literals, const Model& model);

/// The model with other values where relations and functions ask for them, when a few tries find one under which all
/// literals hold. What is tried first are the values of the other side, then those that appear in the literal.
[[nodiscard]] std::optional<Model> repaired(Model model, std::span<const Literal> literals, Knowledge& knowledge);

}  // namespace stepcheck::explore
