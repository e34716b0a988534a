#include "stepcheck/query/jsonata/failure.h"
#include "stepcheck/query/jsonata/grammar_parser.h"
#include "stepcheck/query/jsonata/json_text.h"
#include "stepcheck/query/jsonata/signature.h"

#include <algorithm>
#include <string>
#include <utility>

namespace stepcheck::query::jsonata {

// What messages call an operand that should have been something else.
static std::string shownName(const Draft& draft) {
    return draft.kind == DraftKind::Number ? scalarJson(valueOf(draft.value)) : std::string(draft.text);
}

Draft* Parser::infix(const Token& token, Draft* left) {
    const std::string_view symbol = token.text;
    if (symbol == "(")
        return call(token, left);
    if (symbol == "[")
        return bracket(token, left);
    if (symbol == "^")
        return orderBy(token, left);
    if (symbol == "?")
        return conditional(token, left);
    if (symbol == ":=")
        return binding(token, left);
    if (symbol == "@" || symbol == "#")
        return variableBinding(token, left);
    if (symbol == "{") {
        Draft* grouping = node(DraftKind::Grouping, token, left->span);
        addChild(*grouping, left);
        grouping->pairs = objectPairs();
        for (const DraftPair& pair : grouping->pairs)
            raise(*grouping, std::max(pair.key->height, pair.value->height));
        return close(grouping);
    }
    const DraftKind kind = symbol == "." ? DraftKind::Dot : symbol == "~>" ? DraftKind::Apply : DraftKind::Binary;
    Draft* binary = node(kind, token, left->span);
    addChild(*binary, left);
    addChild(*binary, expression(power(token)));
    return close(binary);
}

Draft* Parser::call(const Token& token, Draft* procedure) {
    Draft* draft = node(DraftKind::Call, token, procedure->span);
    raise(*draft, procedure->height);
    draft->procedure = procedure;
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
        return lambda(draft);
    return close(draft);
}

void requireSignature(const Draft& lambda);

Draft* Parser::lambda(Draft* draft) {
    draft->kind = DraftKind::Lambda;
    draft->text = {};
    for (std::size_t i = 0; i < draft->children.size(); ++i) {
        const Draft& parameter = *draft->children[i];
        if (parameter.kind == DraftKind::Variable)
            continue;
        const std::string shown = shownName(parameter);
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
    Draft* body = expression(0);
    raise(*draft, body->height);
    expect("}");
    draft->procedure = body;
    return close(draft);
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

std::string_view Parser::signature() {
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
    return memory_.keep(text);
}

Draft* Parser::bracket(const Token& token, Draft* left) {
    if (sees("]")) {
        Draft* step = left;
        while (step->kind == DraftKind::Predicate)
            step = step->children[0];
        step->keepArray = true;
        advance();
        return close(left);
    }
    Draft* predicate = node(DraftKind::Predicate, token, left->span);
    addChild(*predicate, left);
    addChild(*predicate, expression(0));
    expect("]", true);
    return close(predicate);
}

Draft* Parser::orderBy(const Token& token, Draft* left) {
    Draft* draft = node(DraftKind::OrderBy, token, left->span);
    addChild(*draft, left);
    expect("(");
    do {
        if (!draft->terms.empty())
            advance();
        const bool descending = sees(">");
        if (descending || sees("<"))
            advance();
        Draft* term = expression(0);
        raise(*draft, term->height);
        draft->terms.add(memory_, {.expression = term, .descending = descending});
    } while (sees(","));
    expect(")");
    return close(draft);
}

Draft* Parser::conditional(const Token& token, Draft* condition) {
    Draft* draft = node(DraftKind::Conditional, token, condition->span);
    addChild(*draft, condition);
    addChild(*draft, expression(0));
    if (sees(":")) {
        advance();
        addChild(*draft, expression(0));
    }
    return close(draft);
}

Draft* Parser::binding(const Token& token, Draft* left) {
    if (left->kind != DraftKind::Variable) {
        const std::string shown = shownName(*left);
        throw Failure{.code = "S0212", .span = left->span, .token = shown, .position = left->token.end, .placed = true};
    }
    Draft* draft = node(DraftKind::Bind, token, left->span);
    addChild(*draft, left);
    addChild(*draft, expression(power(token) - 1));
    return close(draft);
}

Draft* Parser::variableBinding(const Token& token, Draft* left) {
    Draft* draft = node(token.text == "@" ? DraftKind::Focus : DraftKind::Index, token, left->span);
    addChild(*draft, left);
    Draft* variable = expression(power(token));
    if (variable->kind != DraftKind::Variable)
        throw Failure{.code = "S0214",
            .pieces = {.token = quoteJson(token.text)},
            .span = variable->span,
            .token = std::string(token.text),
            .position = variable->token.end,
            .placed = true};
    draft->index = variable->text;
    return close(draft);
}

}  // namespace stepcheck::query::jsonata
