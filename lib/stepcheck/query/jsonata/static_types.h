#pragma once

#include "stepcheck/query/jsonata/expression.h"
#include "stepcheck/query/jsonata/signature.h"

namespace stepcheck::query::jsonata {

/// The built-in function that a node certainly names, as an index of the function table, or -1.
[[nodiscard]] int namedFunction(const Expression& expression, const Node& procedure);

/// The types that a node may yield.
[[nodiscard]] TypeMask typesOf(const Expression& expression, const Node& node);

}  // namespace stepcheck::query::jsonata
