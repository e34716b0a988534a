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
    const std::string shown = token.kind == TokenKind::Number ? describe(token) : std::string(token.text);
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

Draft* Parser::node(DraftKind kind, const Token& token, support::Span span) const {
    return memory_.make(Draft{.kind = kind, .span = span, .token = token.span, .text = token.text});
}

// The node ends where the last token that was read ends.
Draft* Parser::close(Draft* draft) const {
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

void Parser::addChild(Draft& parent, Draft* child) const {
    if (child != nullptr)
        raise(parent, child->height);
    parent.children.add(memory_, child);
}

Draft* Parser::parse() {
    advance();
    Draft* root = expression(0);
    if (next_.kind != TokenKind::End)
        fail("S0201", next_);
    return root;
}

Draft* Parser::expression(int minimum) {
    if (++depth_ > maxDepth_)
        tooDeep(next_.span);
    const Token first = advance(true);
    Draft* left = prefix(first);
    while (minimum < power(next_)) {
        const Token token = advance();
        left = infix(token, left);
    }
    --depth_;
    return left;
}

Draft* Parser::prefix(const Token& token) {
    const auto leaf = [&](DraftKind kind) { return node(kind, token, token.span); };
    switch (token.kind) {
        case TokenKind::Name: return leaf(DraftKind::Name);
        case TokenKind::Variable: return leaf(DraftKind::Variable);
        case TokenKind::String: return leaf(DraftKind::String);
        case TokenKind::Regex: {
            Draft* regex = leaf(DraftKind::Regex);
            regex->flags = token.flags;
            return regex;
        }
        case TokenKind::Number: case TokenKind::Constant: {
            Draft* literal = leaf(token.kind == TokenKind::Number ? DraftKind::Number : DraftKind::Constant);
            literal->value = token.value;
            return literal;
        }
        case TokenKind::End: fail("S0207", token);
        case TokenKind::Operator: break;
    }
    return prefixOperator(token);
}

Draft* Parser::prefixOperator(const Token& token) {
    const std::string_view symbol = token.text;
    if (symbol == "and" || symbol == "or" || symbol == "in")
        return node(DraftKind::Name, token, token.span);
    if (symbol == "*")
        return node(DraftKind::Wildcard, token, token.span);
    if (symbol == "**")
        return node(DraftKind::Descendants, token, token.span);
    if (symbol == "%")
        return node(DraftKind::Parent, token, token.span);
    if (symbol == "-") {
        Draft* negation = node(DraftKind::Negation, token, token.span);
        addChild(*negation, expression(70));
        return close(negation);
    }
    if (symbol == "(")
        return block(token);
    if (symbol == "[")
        return arrayConstructor(token);
    if (symbol == "|")
        return transform(token);
    if (symbol == "{") {
        Draft* object = node(DraftKind::Object, token, token.span);
        object->pairs = objectPairs();
        for (const DraftPair& pair : object->pairs)
            raise(*object, std::max(pair.key->height, pair.value->height));
        return close(object);
    }
    fail("S0211", token);
}

Draft* Parser::block(const Token& token) {
    Draft* draft = node(DraftKind::Block, token, token.span);
    while (!sees(")")) {
        addChild(*draft, expression(0));
        if (!sees(";"))
            break;
        advance();
    }
    expect(")", true);
    return close(draft);
}

Draft* Parser::rangeFrom(Draft* left) {
    const Token token = advance();
    Draft* range = node(DraftKind::Binary, token, left->span);
    addChild(*range, left);
    addChild(*range, expression(0));
    return close(range);
}

Draft* Parser::arrayConstructor(const Token& token) {
    Draft* array = node(DraftKind::Array, token, token.span);
    while (!sees("]")) {
        Draft* item = expression(0);
        if (sees(".."))
            item = rangeFrom(item);
        addChild(*array, item);
        if (!sees(","))
            break;
        advance();
        if (sees("]"))
            fail("S0211", next_);
    }
    expect("]", true);
    return close(array);
}

DraftList<DraftPair> Parser::objectPairs() {
    DraftList<DraftPair> pairs;
    while (!sees("}")) {
        Draft* key = expression(0);
        expect(":");
        Draft* value = expression(0);
        pairs.add(memory_, {.key = key, .value = value});
        if (!sees(","))
            break;
        advance();
        if (sees("}"))
            fail("S0211", next_);
    }
    expect("}", true);
    return pairs;
}

Draft* Parser::transform(const Token& token) {
    Draft* draft = node(DraftKind::Transform, token, token.span);
    addChild(*draft, expression(0));
    expect("|");
    addChild(*draft, expression(0));
    if (sees(",")) {
        advance();
        addChild(*draft, expression(0));
    }
    expect("|");
    return close(draft);
}

Draft* parseGrammar(std::string_view text, std::uint32_t maxDepth, DraftMemory& memory) {
    return Parser(text, maxDepth, memory).parse();
}

}  // namespace stepcheck::query::jsonata
