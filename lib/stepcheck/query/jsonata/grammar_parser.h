#pragma once

#include "stepcheck/query/jsonata/draft.h"
#include "stepcheck/query/jsonata/lexer.h"
#include "stepcheck/support/span.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace stepcheck::query::jsonata {

/// Top-down operator precedence over the tokens of an expression. What begins an operand is in `parser.cpp`, what goes on
/// behind one in `infix_parser.cpp`. Errors are thrown as `Failure`.
class Parser {
public:
    Parser(std::string_view text, std::uint32_t maxDepth, DraftMemory& memory)
        : lexer_(text), maxDepth_(maxDepth), memory_(memory) {}

    DraftPtr parse();

private:
    DraftPtr expression(int power);
    DraftPtr prefix(const Token& token);
    DraftPtr infix(const Token& token, DraftPtr left);

    DraftPtr prefixOperator(const Token& token);
    DraftPtr arrayConstructor(const Token& token);
    DraftPtr rangeFrom(DraftPtr left);
    DraftPtr block(const Token& token);
    DraftPtr transform(const Token& token);
    std::vector<DraftPair> objectPairs();
    DraftPtr call(const Token& token, DraftPtr procedure);
    DraftPtr lambda(DraftPtr call);
    std::string signature();
    DraftPtr bracket(const Token& token, DraftPtr left);
    DraftPtr orderBy(const Token& token, DraftPtr left);
    DraftPtr conditional(const Token& token, DraftPtr condition);
    DraftPtr binding(const Token& token, DraftPtr left);
    DraftPtr variableBinding(const Token& token, DraftPtr left);

    Token advance(bool infix = false);
    void expect(std::string_view symbol, bool infix = false);
    bool sees(std::string_view symbol) const { return next_.isOperator(symbol); }
    DraftPtr node(DraftKind kind, const Token& token, support::Span span) const;
    DraftPtr close(DraftPtr draft) const;
    void addChild(Draft& parent, DraftPtr child) const;
    void raise(Draft& parent, std::uint32_t height) const;
    [[noreturn]] void tooDeep(support::Span at) const;

    Lexer lexer_;
    Token next_;
    std::uint32_t lastEnd_ = 0;
    std::uint32_t depth_ = 0;
    std::uint32_t maxDepth_;
    DraftMemory& memory_;
};

/// Ends the parsing with an error at a token.
[[noreturn]] void fail(std::string_view code, const Token& token, std::string_view expected = {});

/// How tight an operator binds; 0 for what is none.
[[nodiscard]] int power(const Token& token);

}  // namespace stepcheck::query::jsonata
