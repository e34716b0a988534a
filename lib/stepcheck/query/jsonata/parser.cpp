#include "stepcheck/query/jsonata/parser.h"

#include "stepcheck/query/jsonata/failure.h"
#include "stepcheck/query/jsonata/grammar_parser.h"
#include "stepcheck/query/jsonata/json_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace stepcheck::query::jsonata {


void fail(std::string_view code, const Token& token, std::string_view expected) {
    const std::string shown = token.kind == TokenKind::Number ? describe(token) : token.text;
    throw Failure{.code = code,
        .pieces = {.value = expected.empty() ? "" : quoteJson(expected), .token = describe(token)},
        .span = token.span,
        .token = shown,
        .position = token.span.end,
        .placed = true};
}

int power(const Token& token) {
    if (token.kind != TokenKind::Operator)
        return 0;
    const std::string_view symbol = token.text;
    if (symbol.size() == 1) {
        switch (symbol[0]) {
            case '[': case '(': case '@': case '#': return 80;
            case '.': return 75;
            case '{': return 70;
            case '*': case '/': case '%': return 60;
            case '+': case '-': case '&': return 50;
            case '=': case '<': case '>': case '^': return 40;
            case '?': return 20;
            default: return 0;
        }
    }
    if (symbol == "!=" || symbol == "<=" || symbol == ">=" || symbol == "in" || symbol == "~>")
        return 40;
    return symbol == "and" ? 30 : symbol == "or" ? 25 : symbol == ":=" ? 10 : 0;
}

Token Parser::advance(bool infix) {
    lastEnd_ = next_.span.end;
    Token token = std::exchange(next_, lexer_.next(infix));
    if (sees("!") || sees("~"))
        fail("S0204", next_);
    return token;
}

void Parser::expect(std::string_view symbol, bool infix) {
    if (!sees(symbol))
        fail(next_.kind == TokenKind::End ? "S0203" : "S0202", next_, symbol);
    advance(infix);
}

DraftPtr Parser::node(DraftKind kind, const Token& token, support::Span span) const {
    return memory_.make(kind, span, token.span, token.text);
}

// The node ends where the last token that was read ends.
DraftPtr Parser::close(DraftPtr draft) const {
    draft->span.end = lastEnd_;
    return draft;
}

void Parser::tooDeep(support::Span at) const {
    throw Failure{.code = "U1001",
        .pieces = {.bare = fmt::format("The expression nests deeper than {} (limit: expression depth)", maxDepth_)},
        .span = at,
        .position = at.end,
        .placed = true};
}

void Parser::raise(Draft& parent, std::uint32_t height) const {
    parent.height = std::max(parent.height, height + 1);
    if (parent.height > maxDepth_)
        tooDeep(parent.token);
}

void Parser::addChild(Draft& parent, DraftPtr child) const {
    if (child != nullptr)
        raise(parent, child->height);
    if (parent.children.empty())
        parent.children.reserve(2);
    parent.children.push_back(std::move(child));
}

DraftPtr Parser::parse() {
    advance();
    DraftPtr root = expression(0);
    if (next_.kind != TokenKind::End)
        fail("S0201", next_);
    return root;
}

DraftPtr Parser::expression(int minimum) {
    if (++depth_ > maxDepth_)
        tooDeep(next_.span);
    const Token first = advance(true);
    DraftPtr left = prefix(first);
    while (minimum < power(next_)) {
        const Token token = advance();
        left = infix(token, std::move(left));
    }
    --depth_;
    return left;
}

DraftPtr Parser::prefix(const Token& token) {
    const auto leaf = [&](DraftKind kind) { return node(kind, token, token.span); };
    switch (token.kind) {
        case TokenKind::Name: return leaf(DraftKind::Name);
        case TokenKind::Variable: return leaf(DraftKind::Variable);
        case TokenKind::String: return leaf(DraftKind::String);
        case TokenKind::Regex: {
            DraftPtr regex = leaf(DraftKind::Regex);
            regex->flags = token.flags;
            return regex;
        }
        case TokenKind::Number: case TokenKind::Constant: {
            DraftPtr literal = leaf(token.kind == TokenKind::Number ? DraftKind::Number : DraftKind::Constant);
            literal->value = token.value;
            return literal;
        }
        case TokenKind::End: fail("S0207", token);
        case TokenKind::Operator: break;
    }
    return prefixOperator(token);
}

DraftPtr Parser::prefixOperator(const Token& token) {
    const std::string& symbol = token.text;
    if (symbol == "and" || symbol == "or" || symbol == "in")
        return node(DraftKind::Name, token, token.span);
    if (symbol == "*")
        return node(DraftKind::Wildcard, token, token.span);
    if (symbol == "**")
        return node(DraftKind::Descendants, token, token.span);
    if (symbol == "%")
        return node(DraftKind::Parent, token, token.span);
    if (symbol == "-") {
        DraftPtr negation = node(DraftKind::Negation, token, token.span);
        addChild(*negation, expression(70));
        return close(std::move(negation));
    }
    if (symbol == "(")
        return block(token);
    if (symbol == "[")
        return arrayConstructor(token);
    if (symbol == "|")
        return transform(token);
    if (symbol == "{") {
        DraftPtr object = node(DraftKind::Object, token, token.span);
        object->pairs = objectPairs();
        for (const DraftPair& pair : object->pairs)
            raise(*object, std::max(pair.key->height, pair.value->height));
        return close(std::move(object));
    }
    fail("S0211", token);
}

DraftPtr Parser::block(const Token& token) {
    DraftPtr draft = node(DraftKind::Block, token, token.span);
    while (!sees(")")) {
        addChild(*draft, expression(0));
        if (!sees(";"))
            break;
        advance();
    }
    expect(")", true);
    return close(std::move(draft));
}

DraftPtr Parser::rangeFrom(DraftPtr left) {
    const Token token = advance();
    DraftPtr range = node(DraftKind::Binary, token, left->span);
    addChild(*range, std::move(left));
    addChild(*range, expression(0));
    return close(std::move(range));
}

DraftPtr Parser::arrayConstructor(const Token& token) {
    DraftPtr array = node(DraftKind::Array, token, token.span);
    while (!sees("]")) {
        DraftPtr item = expression(0);
        if (sees(".."))
            item = rangeFrom(std::move(item));
        addChild(*array, std::move(item));
        if (!sees(","))
            break;
        advance();
        if (sees("]"))
            fail("S0211", next_);
    }
    expect("]", true);
    return close(std::move(array));
}

std::vector<DraftPair> Parser::objectPairs() {
    std::vector<DraftPair> pairs;
    while (!sees("}")) {
        DraftPtr key = expression(0);
        expect(":");
        DraftPtr value = expression(0);
        pairs.push_back({.key = std::move(key), .value = std::move(value)});
        if (!sees(","))
            break;
        advance();
        if (sees("}"))
            fail("S0211", next_);
    }
    expect("}", true);
    return pairs;
}

DraftPtr Parser::transform(const Token& token) {
    DraftPtr draft = node(DraftKind::Transform, token, token.span);
    addChild(*draft, expression(0));
    expect("|");
    addChild(*draft, expression(0));
    if (sees(",")) {
        advance();
        addChild(*draft, expression(0));
    }
    expect("|");
    return close(std::move(draft));
}

DraftPtr parseGrammar(std::string_view text, std::uint32_t maxDepth, DraftMemory& memory) {
    return Parser(text, maxDepth, memory).parse();
}

}  // namespace stepcheck::query::jsonata
