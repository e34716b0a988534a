#pragma once

#include "stepcheck/catalog/comparisons.h"
#include "stepcheck/value/oracle.h"
#include "stepcheck/value/value.h"

#include <string_view>

namespace stepcheck::semantics {

/// Whether `left` and `right` are in the relation. Values that are not both of the operator's family never are.
/// Strings compare by UTF-16 code units, timestamps as moments, numbers whatever their form.
/// Source: recorded executions of every operator.
[[nodiscard]] bool compare(
    const catalog::ComparisonSpec& op, const value::Value& left, const value::Value& right, value::Oracle& oracle);

/// Whether the value passes a test of its type; `Present` is not asked here.
[[nodiscard]] bool passes(catalog::Tested tested, const value::Value& value, value::Oracle& oracle);

/// Whether the whole text matches the pattern, in which `*` stands for any text and `\` makes the next character plain.
/// O(text × pattern) at worst.
[[nodiscard]] bool matchesPattern(std::string_view text, std::string_view pattern);

}  // namespace stepcheck::semantics
