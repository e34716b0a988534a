#pragma once

#include "stepcheck/catalog/fields.h"

#include <cstdint>

namespace stepcheck::catalog {

/// What an operator of a Choice rule compares; `Test` asks what there is.
enum class Family : std::uint8_t { String, Numeric, Boolean, Timestamp, Test };

/// How it compares.
enum class Relation : std::uint8_t { Equals, LessThan, GreaterThan, LessThanEquals, GreaterThanEquals, Matches };

/// What a test asks for.
enum class Tested : std::uint8_t { Present, Null, Numeric, String, Boolean, Timestamp };

/// An operator of a Choice rule, taken apart.
/// Source: the operators of `data/fields.json` and their names.
struct ComparisonSpec {
    Field field;
    Family family;
    Relation relation = Relation::Equals;  // not of a `Test`
    bool operandIsPath = false;            // the operand is a path to the value to compare with
    Tested tested = Tested::Present;       // of a `Test`
};

/// What the operator is, or null when the field is none.
[[nodiscard]] const ComparisonSpec* findComparison(Field field);

}  // namespace stepcheck::catalog
