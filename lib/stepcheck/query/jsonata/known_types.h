#pragma once

#include "stepcheck/query/jsonata/check.h"
#include "stepcheck/query/jsonata/expression.h"
#include "stepcheck/query/jsonata/signature.h"

#include <functional>
#include <vector>

namespace stepcheck::query::jsonata {

/// What is known of the types that parts of an expression may have, and of the elements of a part that is an array.
struct TypeSource {
    std::function<TypeMask(const Node&)> types;
    std::function<TypeMask(const Node&)> elements;  // `anyType` when nothing is known
};

/// What the expression alone tells.
[[nodiscard]] TypeSource staticTypes(const Expression& expression);

/// What is wrong with a call of a built-in function or with an operator, not with its parts, when those have these
/// types. Arguments that the context stands for are not missing.
[[nodiscard]] std::vector<Problem> checkOperation(
    const Expression& expression, const Node& node, const TypeSource& known);

}  // namespace stepcheck::query::jsonata
