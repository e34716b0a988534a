#include "stepcheck/query/jsonata/failure.h"
#include "stepcheck/query/jsonata/grammar_parser.h"
#include "stepcheck/query/jsonata/json_text.h"
#include "stepcheck/query/jsonata/signature.h"

#include <algorithm>
#include <string>
#include <utility>

namespace stepcheck::query::jsonata {

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

}  // namespace stepcheck::query::jsonata
