#pragma once

#include "stepcheck/value/value.h"

#include <string>

namespace stepcheck::value {

/// The JSON text as the service writes it: compact; members in their order; integers without fraction; decimals in
/// the shortest form of Java's `Double.toString` (`0.5`, `1.0`, `1.0E7`, `1.789180622E9`); decimals that are not
/// finite as the strings "NaN", "Infinity", "-Infinity"; control characters, `"` and `\` escaped and nothing else.
/// Terms are written as `<term>`, which is no JSON. Not recursive.
/// Source: recordings of GetExecutionHistory.
[[nodiscard]] std::string write(const Value& value);

/// The text of a decimal in Java's form.
[[nodiscard]] std::string writeDecimal(double decimal);

}  // namespace stepcheck::value
