#pragma once

#include "stepcheck/query/jsonata/evaluator.h"

#include <string>

namespace stepcheck::query::jsonata {

/// A binary operator applied to two values; not `and` and `or`, which may not need the second.
[[nodiscard]] Item operate(Evaluator& evaluator, const Node& node, Operator op, Item left, Item right);

/// Whether the number is one to compute with; throws D1001 when it is not finite.
void requireFinite(Item number);

/// An item in a message: JSON text.
[[nodiscard]] std::string shortJson(Evaluator& evaluator, Item item);

}  // namespace stepcheck::query::jsonata
