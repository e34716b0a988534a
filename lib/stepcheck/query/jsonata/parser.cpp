#include "stepcheck/query/jsonata/parser.h"

#include "stepcheck/query/jsonata/failure.h"
#include "stepcheck/query/jsonata/json_text.h"
#include "stepcheck/query/jsonata/signature.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace stepcheck::query::jsonata {

namespace {

class Parser {
public:
    Parser(std::string_view text, std::uint32_t maxDepth) : lexer_(text), maxDepth_(maxDepth) {}

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
};

[[noreturn]] void fail(std::string_view code, const Token& token, std::string_view expected = {}) {
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
    struct Entry {
        std::string_view symbol;
        int power;
    };
    static constexpr auto powers = std::to_array<Entry>({{".", 75}, {"[", 80}, {"(", 80}, {"@", 80}, {"#", 80}, {"{", 70},
        {"*", 60}, {"/", 60}, {"%", 60}, {"+", 50}, {"-", 50}, {"&", 50}, {"=", 40}, {"!=", 40}, {"<", 40}, {"<=", 40},
        {">", 40}, {">=", 40}, {"in", 40}, {"~>", 40}, {"^", 40}, {"and", 30}, {"or", 25}, {"?", 20}, {":=", 10}});
    const auto* const found = std::ranges::find(powers, std::string_view(token.text), &Entry::symbol);
    return found == powers.end() ? 0 : found->power;
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
    return std::make_unique<Draft>(Draft{.kind = kind, .span = span, .token = token.span, .text = token.text});
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

DraftPtr Parser::infix(const Token& token, DraftPtr left) {
    const std::string& symbol = token.text;
    if (symbol == "(")
        return call(token, std::move(left));
    if (symbol == "[")
        return bracket(token, std::move(left));
    if (symbol == "^")
        return orderBy(token, std::move(left));
    if (symbol == "?")
        return conditional(token, std::move(left));
    if (symbol == ":=")
        return binding(token, std::move(left));
    if (symbol == "@" || symbol == "#")
        return variableBinding(token, std::move(left));
    if (symbol == "{") {
        DraftPtr grouping = node(DraftKind::Grouping, token, left->span);
        addChild(*grouping, std::move(left));
        grouping->pairs = objectPairs();
        for (const DraftPair& pair : grouping->pairs)
            raise(*grouping, std::max(pair.key->height, pair.value->height));
        return close(std::move(grouping));
    }
    const DraftKind kind = symbol == "." ? DraftKind::Dot : symbol == "~>" ? DraftKind::Apply : DraftKind::Binary;
    DraftPtr binary = node(kind, token, left->span);
    addChild(*binary, std::move(left));
    addChild(*binary, expression(power(token)));
    return close(std::move(binary));
}

DraftPtr Parser::call(const Token& token, DraftPtr procedure) {
    DraftPtr draft = node(DraftKind::Call, token, procedure->span);
    raise(*draft, procedure->height);
    draft->procedure = std::move(procedure);
    while (!sees(")")) {
        if (sees("?")) {
            draft->kind = DraftKind::Partial;
            addChild(*draft, node(DraftKind::Placeholder, next_, next_.span));
            advance();
        } else {
            addChild(*draft, expression(0));
        }
        if (!sees(","))
            break;
        advance();
        if (sees(")"))
            fail("S0211", next_);
    }
    expect(")", true);
    const Draft& name = *draft->procedure;
    if (name.kind == DraftKind::Name && (name.text == "function" || name.text == "λ"))
        return lambda(std::move(draft));
    return close(std::move(draft));
}

void requireSignature(const Draft& lambda);

DraftPtr Parser::lambda(DraftPtr draft) {
    draft->kind = DraftKind::Lambda;
    draft->text.clear();
    for (std::size_t i = 0; i < draft->children.size(); ++i) {
        const Draft& parameter = *draft->children[i];
        if (parameter.kind == DraftKind::Variable)
            continue;
        const std::string shown = parameter.kind == DraftKind::Number ? scalarJson(parameter.value) : parameter.text;
        throw Failure{.code = "S0208",
            .pieces = {.value = std::to_string(i + 1)},
            .span = parameter.span,
            .token = shown,
            .position = parameter.token.end,
            .placed = true};
    }
    if (sees("<")) {
        draft->signatureAt = next_.span.end;
        draft->text = signature();
        requireSignature(*draft);
    }
    expect("{");
    DraftPtr body = expression(0);
    raise(*draft, body->height);
    expect("}");
    draft->procedure = std::move(body);
    return close(std::move(draft));
}

void requireSignature(const Draft& lambda) {
    SignatureMistake mistake;
    (void)readSignature(lambda.text, mistake);
    if (mistake.code.empty())
        return;
    const auto at = lambda.signatureAt + static_cast<std::uint32_t>(mistake.offset);
    throw Failure{.code = mistake.code,
        .pieces = {.value = quoteJson(mistake.value)},
        .span = {.begin = lambda.signatureAt - 1, .end = at},
        .position = at,
        .placed = true};
}

std::string Parser::signature() {
    std::string text = "<";
    for (int depth = 1; depth > 0 && !sees("{") && next_.kind != TokenKind::End;) {
        advance();
        if (sees(">"))
            --depth;
        else if (sees("<"))
            ++depth;
        text += next_.text;
    }
    expect(">");
    return text;
}

DraftPtr Parser::bracket(const Token& token, DraftPtr left) {
    if (sees("]")) {
        Draft* step = left.get();
        while (step->kind == DraftKind::Predicate)
            step = step->children[0].get();
        step->keepArray = true;
        advance();
        return close(std::move(left));
    }
    DraftPtr predicate = node(DraftKind::Predicate, token, left->span);
    addChild(*predicate, std::move(left));
    addChild(*predicate, expression(0));
    expect("]", true);
    return close(std::move(predicate));
}

DraftPtr Parser::orderBy(const Token& token, DraftPtr left) {
    DraftPtr draft = node(DraftKind::OrderBy, token, left->span);
    addChild(*draft, std::move(left));
    expect("(");
    do {
        if (!draft->terms.empty())
            advance();
        const bool descending = sees(">");
        if (descending || sees("<"))
            advance();
        DraftPtr term = expression(0);
        raise(*draft, term->height);
        draft->terms.push_back({.expression = std::move(term), .descending = descending});
    } while (sees(","));
    expect(")");
    return close(std::move(draft));
}

DraftPtr Parser::conditional(const Token& token, DraftPtr condition) {
    DraftPtr draft = node(DraftKind::Conditional, token, condition->span);
    addChild(*draft, std::move(condition));
    addChild(*draft, expression(0));
    if (sees(":")) {
        advance();
        addChild(*draft, expression(0));
    }
    return close(std::move(draft));
}

DraftPtr Parser::binding(const Token& token, DraftPtr left) {
    if (left->kind != DraftKind::Variable) {
        const std::string shown = left->kind == DraftKind::Number ? scalarJson(left->value) : left->text;
        throw Failure{.code = "S0212", .span = left->span, .token = shown, .position = left->token.end, .placed = true};
    }
    DraftPtr draft = node(DraftKind::Bind, token, left->span);
    addChild(*draft, std::move(left));
    addChild(*draft, expression(power(token) - 1));
    return close(std::move(draft));
}

DraftPtr Parser::variableBinding(const Token& token, DraftPtr left) {
    DraftPtr draft = node(token.text == "@" ? DraftKind::Focus : DraftKind::Index, token, left->span);
    addChild(*draft, std::move(left));
    DraftPtr variable = expression(power(token));
    if (variable->kind != DraftKind::Variable)
        throw Failure{.code = "S0214",
            .pieces = {.token = quoteJson(token.text)},
            .span = variable->span,
            .token = token.text,
            .position = variable->token.end,
            .placed = true};
    draft->index = variable->text;
    return close(std::move(draft));
}

}  // namespace

DraftPtr parseGrammar(std::string_view text, std::uint32_t maxDepth) {
    return Parser(text, maxDepth).parse();
}

}  // namespace stepcheck::query::jsonata
