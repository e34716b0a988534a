#pragma once

#include "stepcheck/query/jsonata/draft.h"
#include "stepcheck/query/jsonata/lexer.h"
#include "stepcheck/support/span.h"

#include <cstdint>
#include <string_view>

namespace stepcheck::query::jsonata {

/// Top-down operator precedence over the tokens of an expression. What begins an operand is in `parser.cpp`, what goes on
/// behind one in `infix_parser.cpp`. Errors are thrown as `Failure`.
class Parser {
public:
    Parser(std::string_view text, std::uint32_t maxDepth, DraftMemory& memory)
        : lexer_(text, memory), maxDepth_(maxDepth), memory_(memory) {}

    Draft* parse();

private:
    Draft* expression(int power);
    Draft* prefix(const Token& token);
    Draft* infix(const Token& token, Draft* left);

    Draft* prefixOperator(const Token& token);
    Draft* arrayConstructor(const Token& token);
    Draft* rangeFrom(Draft* left);
    Draft* block(const Token& token);
    Draft* transform(const Token& token);
    DraftList<DraftPair> objectPairs();
    Draft* call(const Token& token, Draft* procedure);
    Draft* lambda(Draft* call);
    std::string_view signature();
    Draft* bracket(const Token& token, Draft* left);
    Draft* orderBy(const Token& token, Draft* left);
    Draft* conditional(const Token& token, Draft* condition);
    Draft* binding(const Token& token, Draft* left);
    Draft* variableBinding(const Token& token, Draft* left);

    Token advance(bool infix = false);
    void expect(std::string_view symbol, bool infix = false);
    bool sees(std::string_view symbol) const { return next_.isOperator(symbol); }
    Draft* node(DraftKind kind, const Token& token, support::Span span) const;
    Draft* close(Draft* draft) const;
    void addChild(Draft& parent, Draft* child) const;
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
