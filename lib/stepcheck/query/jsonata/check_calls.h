#pragma once

#include "stepcheck/query/jsonata/check.h"
#include "stepcheck/query/jsonata/known_types.h"
#include "stepcheck/query/jsonata/walk.h"

#include <vector>

namespace stepcheck::query::jsonata {

/// Reports a called function that does not exist; false when there is nothing to say about it.
bool checkProcedure(const Expression& expression, const Node& procedure, std::vector<Problem>& problems);

/// Reports arguments of a built-in function that are too many, too few or of the wrong type; too few is also what
/// leaves a parameter to the context where `over` says that there is none. For a node that is no call it does nothing.
void checkCall(
    const Expression& expression, const Node& node, Over over, const TypeSource& known, std::vector<Problem>& problems);

}  // namespace stepcheck::query::jsonata
