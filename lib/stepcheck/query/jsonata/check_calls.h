#pragma once

#include "stepcheck/query/jsonata/check.h"

#include <vector>

namespace stepcheck::query::jsonata {

/// Reports a called function that does not exist; false when there is nothing to say about it.
bool checkProcedure(const Expression& expression, const Node& procedure, std::vector<Problem>& problems);

/// Reports arguments of a built-in function that are too many, too few or of the wrong type. For a node that is no call
/// it does nothing.
void checkCall(const Expression& expression, const Node& node, std::vector<Problem>& problems);

}  // namespace stepcheck::query::jsonata
