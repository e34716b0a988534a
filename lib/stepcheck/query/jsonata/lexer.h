#pragma once

#include "stepcheck/support/span.h"
#include "stepcheck/value/value.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace stepcheck::query::jsonata {

enum class TokenKind : std::uint8_t { End, Name, Variable, Operator, String, Number, Constant, Regex };

struct Token {
    TokenKind kind = TokenKind::End;
    support::Span span;
    std::string text{};    // name without `$` or backquotes, operator, characters of a string, pattern of a regex
    std::string flags{};   // of a regex
    value::Value value{};  // of a number or constant

    [[nodiscard]] bool isOperator(std::string_view symbol) const {
        return kind == TokenKind::Operator && text == symbol;
    }
};

/// The token as messages show it: JSON text.
[[nodiscard]] std::string describe(const Token& token);

/// Splits an expression into tokens, one on demand: only the parser knows whether a `/` divides or begins a regex.
class Lexer {
public:
    explicit Lexer(std::string_view text) : text_(text) {}

    /// The next token; `infix` says that an operand has ended. Throws a `Failure`.
    Token next(bool infix);

private:
    void skipBlanks();
    void skipComment();
    Token string(char quote);
    Token number();
    Token quotedName();
    Token regex();
    Token word();
    std::string escape();
    std::uint32_t hexUnit();
    bool startsNumber() const;
    std::size_t operatorSize() const;
    Token make(TokenKind kind, std::size_t begin, std::string text) const;
    [[nodiscard]] char at(std::size_t offset) const { return offset < text_.size() ? text_[offset] : '\0'; }

    std::string_view text_;
    std::size_t at_ = 0;
};

}  // namespace stepcheck::query::jsonata
