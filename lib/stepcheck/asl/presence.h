#pragma once

#include "stepcheck/asl/field.h"
#include "stepcheck/catalog/fields.h"
#include "stepcheck/syntax/node.h"

namespace stepcheck::asl {

/// Whether a value is a JSONata string: `{%` at its very begin and `%}` at its very end.
[[nodiscard]] bool isExpression(const syntax::Node& value);

/// What a value is for a field: `Mistyped`, `Hole`, `Expression` or `Located`; elements of arrays are not looked at.
/// A string with holes is `Located` where a string is wanted, else `Hole`. `expressions`: whether the object's query
/// language has them.
[[nodiscard]] Presence presenceOf(const syntax::Node& value, const catalog::FieldSpec& spec, bool expressions);

}  // namespace stepcheck::asl
