#pragma once

#include "stepcheck/value/oracle.h"
#include "stepcheck/value/value.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace stepcheck::semantics {

/// What an operator of a Choice rule tests: `StringLessThanEqualsPath` is String, LessOrEqual, by path.
struct Operator {
    enum class Family : std::uint8_t { String, Numeric, Boolean, Timestamp, Type };
    enum class Relation : std::uint8_t { Equal, Less, Greater, LessOrEqual, GreaterOrEqual, Matches };
    enum class Test : std::uint8_t { IsNull, IsPresent, IsNumeric, IsString, IsBoolean, IsTimestamp };

    Family family = Family::String;
    Relation relation = Relation::Equal;  // of all families but `Type`
    Test test = Test::IsNull;             // of `Type`
    bool isPath = false;                  // the operand is a path
};

/// The operator of that name, or nothing.
/// Source: Amazon States Language, "Choice State", data-test expressions.
[[nodiscard]] std::optional<Operator> findOperator(std::string_view name);

/// Whether `left` and `right` are in the relation. Values that are not both of the operator's family never are.
/// Strings compare by UTF-16 code units, timestamps as moments, numbers whatever their form.
/// Source: recorded executions of every operator.
[[nodiscard]] bool compare(
    const Operator& op, const value::Value& left, const value::Value& right, value::Oracle& oracle);

/// Whether the value passes a test of its type; `IsPresent` is not asked here.
[[nodiscard]] bool passes(Operator::Test test, const value::Value& value, value::Oracle& oracle);

/// Whether the whole text matches the pattern, in which `*` stands for any text and `\` makes the next character plain.
/// O(text × pattern) at worst.
[[nodiscard]] bool matchesPattern(std::string_view text, std::string_view pattern);

}  // namespace stepcheck::semantics
