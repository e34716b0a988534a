#pragma once

#include "stepcheck/query/jsonata/evaluator.h"
#include "stepcheck/support/assert.h"

#include <cmath>
#include <optional>
#include <string>

namespace stepcheck::query::jsonata {

/// An arithmetic operator over integers.
[[nodiscard]] inline Item integerArithmetic(const Evaluator& evaluator, Operator op, std::int64_t a, std::int64_t b) {
    std::int64_t result = 0;
    const auto x = static_cast<double>(a);
    const auto y = static_cast<double>(b);
    switch (op) {
        case Operator::Add: return __builtin_add_overflow(a, b, &result) ? ofDecimal(x + y) : evaluator.integer(result);
        case Operator::Subtract:
            return __builtin_sub_overflow(a, b, &result) ? ofDecimal(x - y) : evaluator.integer(result);
        case Operator::Multiply:
            return __builtin_mul_overflow(a, b, &result) ? ofDecimal(x * y) : evaluator.integer(result);
        case Operator::Divide: return b != 0 && b != -1 && a % b == 0 ? ofInteger(a / b) : ofDecimal(x / y);
        case Operator::Remainder: return b != 0 && b != -1 ? ofInteger(a % b) : ofDecimal(std::fmod(x, y));
        default: STEPCHECK_ASSERT(false && "arithmetic");
    }
}

/// The same over decimals.
[[nodiscard]] inline Item decimalArithmetic(Operator op, double x, double y) {
    switch (op) {
        case Operator::Add: return ofDecimal(x + y);
        case Operator::Subtract: return ofDecimal(x - y);
        case Operator::Multiply: return ofDecimal(x * y);
        case Operator::Divide: return ofDecimal(x / y);
        case Operator::Remainder: return ofDecimal(std::fmod(x, y));
        default: STEPCHECK_ASSERT(false && "arithmetic");
    }
}

/// A comparison with `<`, `<=`, `>` or `>=`.
template <class T>
[[nodiscard]] bool holds(Operator op, T a, T b) {
    switch (op) {
        case Operator::Less: return a < b;
        case Operator::LessOrEqual: return a <= b;
        case Operator::Greater: return a > b;
        case Operator::GreaterOrEqual: return a >= b;
        default: STEPCHECK_ASSERT(false && "comparison");
    }
}

/// The quick way: the operators that are applied most, to what they are applied to most; nothing for anything else.
[[nodiscard]] inline std::optional<Item> operateOnScalars(
    const Evaluator& evaluator, Operator op, Item left, Item right) {
    const bool numbers = isNumber(left) && isNumber(right);
    const bool integers = left.tag == Tag::Integer && right.tag == Tag::Integer;
    if (op <= Operator::Remainder) {
        if (integers)
            return integerArithmetic(evaluator, op, left.integer, right.integer);
        if (!numbers || !std::isfinite(numberOf(left)) || !std::isfinite(numberOf(right)))
            return std::nullopt;
        return decimalArithmetic(op, numberOf(left), numberOf(right));
    }
    if (op <= Operator::NotEqual) {
        if (numbers)
            return ofBoolean((numberOf(left) == numberOf(right)) == (op == Operator::Equal));
        if (left.tag == Tag::ValueString && right.tag == Tag::ValueString)
            return ofBoolean(left.value->hasTextOf(*right.value) == (op == Operator::Equal));
        return std::nullopt;
    }
    if (op > Operator::GreaterOrEqual || !numbers)
        return std::nullopt;
    return ofBoolean(integers ? holds(op, left.integer, right.integer) : holds(op, numberOf(left), numberOf(right)));
}

/// A binary operator applied to two values for which there is no quick way; not `and` and `or`, which may not need the
/// second.
[[nodiscard]] Item operate(Evaluator& evaluator, const Node& node, Operator op, Item left, Item right);

/// Whether the number is one to compute with; throws D1001 when it is not finite.
void requireFinite(Item number);

/// An item in a message: JSON text.
[[nodiscard]] std::string shortJson(Evaluator& evaluator, Item item);

}  // namespace stepcheck::query::jsonata
