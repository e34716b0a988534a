#include "stepcheck/syntax/json_parser.h"

#include "stepcheck/support/assert.h"
#include "stepcheck/syntax/json_mistakes.h"

#include <fmt/format.h>

#include <utility>

namespace stepcheck::syntax {

JsonParser::JsonParser(std::string_view text, const JsonDialect& dialect, BracketGuide guide, TreeBuilder& builder)
    : text_(text), dialect_(dialect), guide_(guide), builder_(builder), scanner_(text, dialect, builder) {
    constexpr std::size_t usualDepth = 16;
    frames_.reserve(usualDepth);
}

void JsonParser::report(Span at, std::string message, std::string help) {
    builder_.report(jsonMistake(at, std::move(message), std::move(help)));
}

void JsonParser::advance() {
    scanner_.advance();
    if (guide_ != BracketGuide::Indentation)
        return;
    const std::optional<std::uint32_t> spaces = indentationAt(token().span.begin);
    tokenBeginsLine_ = spaces.has_value();
    indentation_ = spaces.value_or(indentation_);
}

// Behind a value, which is the current token.
JsonParser::Expect JsonParser::afterValue() {
    if (frames_.empty()) {
        advance();
        return Expect::Done;
    }
    if (!scanner_.skip(',')) {
        advance();
        return Expect::CommaOrEnd;
    }
    comma_ = {.begin = token().span.end, .end = token().span.end + 1};
    advance();
    return afterComma();
}

JsonParser::Expect JsonParser::scalar(Kind kind) {
    const bool hasText = kind != Kind::Null && kind != Kind::Boolean;
    builder_.leaf({.kind = token().isWholeHole ? Kind::Hole : kind,
        .style = token().style,
        .boolean = is(JsonToken::True),
        .span = token().span,
        .text = hasText ? token().text : std::string_view(),
        .detail = token().detail});
    return afterValue();
}

JsonParser::Expect JsonParser::open() {
    const bool object = is(JsonToken::BeginObject);
    frames_.push_back({.open = token().kind, .at = token().span, .indentation = indentation_});
    if (object)
        builder_.beginObject(token().span);
    else
        builder_.beginArray(token().span);
    advance();
    return object ? Expect::FirstMember : Expect::FirstElement;
}

// Ends the innermost object or array at the current token, which closes it.
JsonParser::Expect JsonParser::close() {
    if (frames_.size() == 1 && scanner_.isBeforeCommaAndKey())
        return closeTooMany();
    builder_.endContainer(token().span.end, frames_.back().complete);
    frames_.pop_back();
    return afterValue();
}

JsonParser::Expect JsonParser::value() {
    switch (token().kind) {
        case JsonToken::BeginObject:
        case JsonToken::BeginArray: return open();
        case JsonToken::String: return scalar(Kind::String);
        case JsonToken::Number: return scalar(Kind::Number);
        case JsonToken::True:
        case JsonToken::False: return scalar(Kind::Boolean);
        case JsonToken::Null: return scalar(Kind::Null);
        case JsonToken::Hole: return scalar(Kind::Hole);
        case JsonToken::Word: return wordAsValue();
        case JsonToken::Colon:
        case JsonToken::EndObject:
        case JsonToken::EndArray:
        case JsonToken::Comma:
        case JsonToken::End: return notAValue();
    }
    STEPCHECK_ASSERT(false);
}

JsonParser::Expect JsonParser::key() {
    const bool hole = is(JsonToken::Hole) || token().isWholeHole;
    builder_.leaf({.kind = hole ? Kind::Hole : Kind::String,
        .style = token().style,
        .span = token().span,
        .text = token().text,
        .detail = token().detail});
    const bool colon = scanner_.skip(':');
    advance();
    return colon ? Expect::Value : Expect::Colon;
}

JsonParser::Expect JsonParser::member() {
    return is(JsonToken::String) || is(JsonToken::Hole) ? key() : notAKey();
}

JsonParser::Expect JsonParser::colon() {
    if (!is(JsonToken::Colon))
        return notAColon();
    advance();
    return Expect::Value;
}

JsonParser::Expect JsonParser::afterComma() {
    if (!is(inObject() ? JsonToken::EndObject : JsonToken::EndArray))
        return memberOrElement();
    if (!dialect_.trailingCommas)
        report(comma_,
            fmt::format(
                "expected {} after \",\", found {}", inObject() ? "another member" : "another element", found()),
            "remove the comma");
    return close();
}

JsonParser::Expect JsonParser::commaOrEnd() {
    switch (token().kind) {
        case JsonToken::Comma:
            comma_ = token().span;
            advance();
            return afterComma();
        case JsonToken::EndObject: return inObject() ? close() : mismatchedEnd();
        case JsonToken::EndArray: return inObject() ? mismatchedEnd() : close();
        case JsonToken::End: return endOfFile(fmt::format("\",\" or {}", closer()));
        case JsonToken::BeginObject:
        case JsonToken::BeginArray:
        case JsonToken::Colon:
        case JsonToken::String:
        case JsonToken::Number:
        case JsonToken::True:
        case JsonToken::False:
        case JsonToken::Null:
        case JsonToken::Hole:
        case JsonToken::Word: return notCommaOrEnd();
    }
    STEPCHECK_ASSERT(false);
}

JsonParser::Expect JsonParser::step(Expect expect) {
    switch (expect) {
        case Expect::Value:
        case Expect::Element: return value();
        case Expect::FirstElement: return is(JsonToken::EndArray) ? close() : value();
        case Expect::FirstMember: return is(JsonToken::EndObject) ? close() : member();
        case Expect::Member: return member();
        case Expect::Colon: return colon();
        case Expect::CommaOrEnd: return commaOrEnd();
        case Expect::Done: break;
    }
    STEPCHECK_ASSERT(false);
}

// The root is complete; nothing should follow.
void JsonParser::endText() {
    const bool meaningless = builder_.last().is(Kind::Invalid);  // and that was said
    builder_.endRoot();
    if (is(JsonToken::End) || meaningless)
        return;
    wrongBrackets_ = wrongBrackets_ || isCloser();
    report(token().span, fmt::format("expected the end of the file, found {}", found()),
        isCloser() ? "remove it, or the bracket before it that closes too much" : "");
}

void JsonParser::parse() {
    advance();
    if (is(JsonToken::End))
        return;
    Expect expect = Expect::Value;
    while (expect != Expect::Done && !builder_.limitPassed()) {
        expect = step(guide_ == BracketGuide::Indentation ? byIndentation(expect) : expect);
        if (builder_.diagnosticCount() < mostMistakes || expect == Expect::Done)
            continue;
        report(
            token().span, fmt::format("the text is not read any further behind {} mistakes (limit: mistakes)", mostMistakes));
        static_cast<void>(closeAll());
        builder_.endRoot();
        return;
    }
    if (!builder_.limitPassed())
        endText();
}

}  // namespace stepcheck::syntax
