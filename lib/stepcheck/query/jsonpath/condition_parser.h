#pragma once

#include "stepcheck/query/jsonpath/condition.h"
#include "stepcheck/query/jsonpath/cursor.h"
#include "stepcheck/query/parsed.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace stepcheck::query::jsonpath {

/// How a filter writes the operator.
[[nodiscard]] std::string_view symbolOf(Operator comparison);

/// Reads the condition of a filter, `(…)` with its parentheses. `&&` binds tighter than `||`.
class ConditionParser {
public:
    ConditionParser(std::string_view text, Span range, std::uint32_t depth) : cursor_(text, range), depth_(depth) {}

    [[nodiscard]] bool read(Condition& condition);
    [[nodiscard]] const SyntaxError& error() const { return *error_; }

private:
    bool readDisjunction(Condition& condition);
    bool readConjunction(Condition& condition);
    bool readTerm(Condition& condition);
    bool readNegation(Condition& condition);
    bool readExpression(Condition& condition);
    bool takeBoth(char c);
    std::optional<Operator> readOperator();
    bool readOperand(Operand& operand);
    bool readPath(Operand& operand);
    bool readWord(Operand& operand, std::string_view word, value::Value value);
    bool readString(Operand& operand);
    bool readNumber(Operand& operand);
    bool readJson(Operand& operand);
    bool readPattern(Operand& operand);
    std::uint32_t pathEnd() const;
    bool fail(std::string message, Span at);

    Cursor cursor_;
    std::uint32_t depth_;
    std::optional<SyntaxError> error_;
};

}  // namespace stepcheck::query::jsonpath
