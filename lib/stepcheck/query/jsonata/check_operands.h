#pragma once

#include "stepcheck/query/jsonata/known_types.h"

#include <vector>

namespace stepcheck::query::jsonata {

/// Reports operands of an operator that certainly are of a type which it does not take. For a node that is no operator
/// it does nothing.
void checkOperands(const Node& node, const TypeSource& known, std::vector<Problem>& problems);

}  // namespace stepcheck::query::jsonata
