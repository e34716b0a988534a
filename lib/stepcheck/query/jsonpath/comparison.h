#pragma once

#include "stepcheck/query/jsonpath/condition.h"
#include "stepcheck/value/oracle.h"
#include "stepcheck/value/value.h"

#include <cstdint>
#include <string>

namespace stepcheck::query::jsonpath {

/// The value of one side of a comparison, as Jayway sees it.
struct Side {
    enum class Form : std::uint8_t {
        Undefined,  // a path that names nothing
        Value,
        Literal,  // JSON in the text of the filter: never equal to anything when it stands on the left
        Pattern,
    };
    Form form = Form::Undefined;
    value::Value value;
    const Scalar* scalar = nullptr;  // where the value is a number in the text of the filter
    const PatternLiteral* pattern = nullptr;
};

/// What a comparison comes to. `Invalid`: the operand does not fit the operator, which makes the whole filter false.
enum class Truth : std::uint8_t { False, True, Invalid, Endless };

/// Where a side is an unknown, the oracle is asked.
[[nodiscard]] Truth compare(const Side& left, Operator comparison, const Side& right, value::Oracle& oracle);

/// A number or string as the text that Jayway compares.
[[nodiscard]] std::string textOf(const Side& side);

/// Jayway's equality: a number and a numeric string are equal by value when the number stands on the left, by text when
/// it stands on the right.
[[nodiscard]] bool areEqual(const Side& left, const Side& right);

/// Less than 0, 0 or more than 0 for two numbers of any kind.
[[nodiscard]] int compareNumbers(const value::Value& a, const value::Value& b);

}  // namespace stepcheck::query::jsonpath
