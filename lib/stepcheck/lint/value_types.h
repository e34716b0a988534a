#pragma once

#include "stepcheck/asl/machine.h"
#include "stepcheck/catalog/fields.h"
#include "stepcheck/syntax/node.h"

#include <string>
#include <string_view>

// What several rules say about values of a wrong type.
namespace stepcheck::lint {

/// What a field takes: `a string`, `an array`, …
[[nodiscard]] std::string_view describe(catalog::ValueType type);

/// What there is instead: `a number`, or `a number with a fraction` where an integer is wanted.
[[nodiscard]] std::string describeFound(const syntax::Node& value, const catalog::FieldSpec& spec);

/// Whether a text stands where a JSONata state takes a value of another type or an expression, and is no expression.
[[nodiscard]] bool lacksExpression(
    const asl::Object& object, const syntax::Node& value, const catalog::FieldSpec& spec);

/// What to do about a value that has another type than its field takes, or nothing.
[[nodiscard]] std::string helpForType(
    const asl::Object& object, const syntax::Node& value, const catalog::FieldSpec& spec);

}  // namespace stepcheck::lint
