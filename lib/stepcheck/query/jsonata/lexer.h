#pragma once

#include "stepcheck/query/jsonata/draft_memory.h"
#include "stepcheck/support/span.h"
#include "stepcheck/value/value.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

namespace stepcheck::query::jsonata {

enum class TokenKind : std::uint8_t { End, Name, Variable, Operator, String, Number, Constant, Regex };

/// What a number or constant says.
using Scalar = std::variant<std::nullptr_t, bool, std::int64_t, double>;

[[nodiscard]] value::Value valueOf(const Scalar& scalar);

/// The texts lie in the expression or in its `DraftMemory`.
struct Token {
    TokenKind kind = TokenKind::End;
    support::Span span;
    std::string_view text{};   // name without `$` or backquotes, operator, characters of a string, pattern of a regex
    std::string_view flags{};  // of a regex
    Scalar value{};            // of a number or constant

    [[nodiscard]] bool isOperator(std::string_view symbol) const {
        return kind == TokenKind::Operator && text == symbol;
    }
};

/// The token as messages show it: JSON text.
[[nodiscard]] std::string describe(const Token& token);

/// Splits an expression into tokens, one on demand: only the parser knows whether a `/` divides or begins a regex.
class Lexer {
public:
    Lexer(std::string_view text, DraftMemory& memory) : text_(text), memory_(memory) {}

    /// The next token; `infix` says that an operand has ended. Throws a `Failure`.
    Token next(bool infix);

private:
    void skipBlanks();
    void skipComment();
    Token string(char quote);
    Token stringWithEscapes(std::size_t begin);
    Token number();
    Token quotedName();
    Token regex();
    Token word();
    std::string escape();
    std::uint32_t hexUnit();
    bool startsNumber() const;
    std::size_t operatorSize() const;
    Token make(TokenKind kind, std::size_t begin, std::string_view text) const;
    [[nodiscard]] char at(std::size_t offset) const { return offset < text_.size() ? text_[offset] : '\0'; }

    std::string_view text_;
    DraftMemory& memory_;
    std::size_t at_ = 0;
};

}  // namespace stepcheck::query::jsonata
