// What JsonParser does about mistakes: says what was expected and found, once, and goes on as if the text were right.

#include "stepcheck/support/assert.h"
#include "stepcheck/syntax/json_bytes.h"
#include "stepcheck/syntax/json_mistakes.h"
#include "stepcheck/syntax/json_parser.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <ranges>
#include <span>
#include <utility>

namespace stepcheck::syntax {

void JsonParser::reportOpened(Span at, std::string message) {
    support::Diagnostic mistake = jsonMistake(at, std::move(message));
    mistake.related.push_back({.at = frames_.back().at, .message = "opened here"});
    builder_.report(std::move(mistake));
}

void JsonParser::addInvalid(Span at, std::string_view text) {
    builder_.leaf({.kind = Kind::Invalid, .span = at, .text = text});
}

// The token in words.
std::string JsonParser::found() const {
    switch (token().kind) {
        case JsonToken::End: return "the end of the file";
        case JsonToken::String: return fmt::format("the {} {}", isKey() ? "key" : "string", nameText(token().text));
        case JsonToken::Number: return fmt::format("the number {}", nameText(token().text));
        case JsonToken::Hole: return fmt::format("the placeholder {}", nameText(token().text));
        case JsonToken::BeginObject:
        case JsonToken::EndObject:
        case JsonToken::BeginArray:
        case JsonToken::EndArray:
        case JsonToken::Colon:
        case JsonToken::Comma:
        case JsonToken::True:
        case JsonToken::False:
        case JsonToken::Null:
        case JsonToken::Word: return nameText(token().text);
    }
    STEPCHECK_ASSERT(false);
}

bool JsonParser::startsValue() const {
    switch (token().kind) {
        case JsonToken::BeginObject:
        case JsonToken::BeginArray:
        case JsonToken::String:
        case JsonToken::Number:
        case JsonToken::True:
        case JsonToken::False:
        case JsonToken::Null:
        case JsonToken::Hole: return true;
        case JsonToken::EndObject:
        case JsonToken::EndArray:
        case JsonToken::Colon:
        case JsonToken::Comma:
        case JsonToken::Word:
        case JsonToken::End: return false;
    }
    STEPCHECK_ASSERT(false);
}

// The indentation of the line that begins with what stands at `begin`, or nothing when something stands before it.
std::optional<std::uint32_t> JsonParser::indentationAt(std::uint32_t begin) const {
    std::uint32_t lineBegin = begin;
    while (lineBegin > 0 && (text_[lineBegin - 1] == ' ' || text_[lineBegin - 1] == '\t'))
        --lineBegin;
    if (lineBegin > 0 && text_[lineBegin - 1] != '\n' && text_[lineBegin - 1] != '\r')
        return std::nullopt;
    return begin - lineBegin;
}

// Where a closing bracket should have been: behind the last value, before a comma that follows it.
Span JsonParser::gapBeforeComma() const {
    return comma_.end == scanner_.lastEnd() && !comma_.empty() ? Span{.begin = comma_.begin, .end = comma_.begin}
                                                               : gap();
}

JsonParser::Expect JsonParser::notAValue() {
    const bool element = !frames_.empty() && !inObject();
    if (is(JsonToken::End) && (element || scanner_.isCutOff()))
        return endOfFile("a value");
    if (element && isCloser())
        return mismatchedEnd();
    report(is(JsonToken::End) ? gap() : token().span, fmt::format("expected a value, found {}", found()));
    if (is(JsonToken::End))
        return closeAll();
    if (is(JsonToken::Colon)) {
        advance();
        if (startsValue())
            return value();
    }
    addInvalid(gap());
    return frames_.empty() ? Expect::Done : Expect::CommaOrEnd;
}

// A bare word, and what may follow it when somebody forgot the quotes around a longer text.
JsonParser::Expect JsonParser::wordAsValue() {
    WordMeaning meaning = explainWord(token().text, dialect_);
    report(token().span, std::move(meaning.message), std::move(meaning.help));
    const bool known = meaning.kind != Kind::Invalid;
    builder_.leaf({.kind = meaning.kind,
        .boolean = meaning.boolean,
        .span = token().span,
        .text = known ? std::string_view() : token().text});
    if (frames_.empty())
        return Expect::Done;
    advance();
    if (is(JsonToken::Word) || is(JsonToken::Colon))
        skipToComma();
    return Expect::CommaOrEnd;
}

JsonParser::Expect JsonParser::notAKey() {
    const bool wordLike = is(JsonToken::Word) || is(JsonToken::Number) || is(JsonToken::True) || is(JsonToken::False) ||
                          is(JsonToken::Null);
    if (wordLike && scanner_.peek() == ':') {
        report(token().span, fmt::format("expected a key in double quotes, found {}", nameText(token().text)),
            json5Help("put the key in double quotes", dialect_));
        return key();
    }
    switch (token().kind) {
        case JsonToken::Comma:
            report(token().span, "expected a key, found \",\"", "remove the comma");
            advance();
            return is(JsonToken::EndObject) ? close() : Expect::Member;
        case JsonToken::EndObject: return close();
        case JsonToken::EndArray: return mismatchedEnd();
        case JsonToken::End: return endOfFile("a key");
        case JsonToken::BeginObject:
            if (lacksBraceBeforeElement())
                return endObjectBeforeElement();
            break;
        case JsonToken::BeginArray:
        case JsonToken::Colon:
        case JsonToken::String:
        case JsonToken::Number:
        case JsonToken::True:
        case JsonToken::False:
        case JsonToken::Null:
        case JsonToken::Hole:
        case JsonToken::Word: break;
    }
    report(token().span, fmt::format("expected a key in double quotes, found {}", found()));
    return leaveOut();
}

JsonParser::Expect JsonParser::notAColon() {
    if (builder_.last().is(Kind::Hole) && builder_.last().style() == Style::Plain) {
        builder_.dropLast();
        return behindBareHole();
    }
    if (is(JsonToken::End) && scanner_.isCutOff())
        return closeAll();
    const bool asArray = is(JsonToken::Comma) || is(JsonToken::EndObject);
    if (!asArray || !std::exchange(frames_.back().shapeReported, true))
        report(gap(), fmt::format("expected \":\" and a value after the key, found {}", found()));
    if (is(JsonToken::End))
        return closeAll();
    while (is(JsonToken::Word) && !isWordCharacter(token().text.front()))  // `=` or `=>`
        advance();
    if (!isKey() && (startsValue() || is(JsonToken::Word)))
        return Expect::Value;
    addInvalid(gap());
    return isKey() ? Expect::Member : Expect::CommaOrEnd;
}

// `${members}` and `${elements}` alone stand for any number of them, with their commas.
JsonParser::Expect JsonParser::behindBareHole() {
    frames_.back().complete = false;
    return startsValue() ? memberOrElement() : Expect::CommaOrEnd;
}

// What the current token follows in the innermost object or array; null when all before it was left out.
const Node* JsonParser::lastInside() const {
    const std::span<const Node> nodes = builder_.currentNodes();
    return nodes.empty() ? nullptr : &nodes.back();
}

// A comma is missing, or there is something that should not be there.
JsonParser::Expect JsonParser::notCommaOrEnd() {
    const bool colonFollows = scanner_.peek() == ':';
    const Node* const last = lastInside();
    const bool afterHole = !inObject() && last != nullptr && last->is(Kind::Hole) && last->style() == Style::Plain;
    if ((is(JsonToken::Hole) || afterHole) && startsValue()) {
        frames_.back().complete = false;
        return memberOrElement();
    }
    if (is(JsonToken::Colon) && !inObject())
        return colonInArray();
    if (is(JsonToken::Colon) && last != nullptr && last->is(Kind::String) && indentationAt(last->span().begin))
        return beginObjectBeforeKey();
    if (is(JsonToken::BeginObject) && inObject() && lacksBraceBeforeElement())
        return endObjectBeforeElement();
    if (!inObject() && is(JsonToken::String) && colonFollows)
        return Expect::Element;  // what is wrong becomes clear at the colon

    const std::string message = fmt::format("expected \",\" or {}, found {}", closer(), found());
    const bool key = (is(JsonToken::String) || is(JsonToken::Word)) && colonFollows;
    if (inObject() ? key : startsValue()) {
        report(gap(), message, "add a comma");
        return memberOrElement();
    }
    report(token().span, message, is(JsonToken::Word) && token().text == ";" ? "write a comma" : "");
    if (!is(JsonToken::Word) || token().text != ";")
        return leaveOut();
    advance();
    return isCloser() || is(JsonToken::End) ? Expect::CommaOrEnd : memberOrElement();
}

// The last element of an array is a key: either the array lacks its bracket, or it should be an object.
JsonParser::Expect JsonParser::colonInArray() {
    const bool outerObject = frames_.size() > 1 && std::prev(frames_.end(), 2)->open == JsonToken::BeginObject;
    const std::span<const Node> elements = builder_.currentNodes();
    if (outerObject && elements.size() > 1 && elements.back().is(Kind::String) && !frames_.back().shapeReported) {
        const std::uint32_t end = elements[elements.size() - 2].span().end;
        reportOpened({.begin = end, .end = end},
            fmt::format("expected \"]\", found the key {}", nameText(builder_.last().text())));
        builder_.endArrayBeforeLast(end);
        frames_.pop_back();
        wrongBrackets_ = true;
        return colon();
    }
    if (!std::exchange(frames_.back().shapeReported, true))
        report(token().span, "expected \",\" or \"]\", found \":\"", "put members in braces");
    return leaveOut();
}

// The last value begins a line and is a key: the object around it lacks its brace.
JsonParser::Expect JsonParser::beginObjectBeforeKey() {
    const Span key = builder_.last().span();
    const Span at{.begin = key.begin, .end = key.begin};
    report(at, fmt::format("expected \"{{\", found the key {}", nameText(builder_.last().text())));
    const std::span<const Node> nodes = builder_.currentNodes();
    const Span keyAround = nodes.size() > 1 ? nodes[nodes.size() - 2].span() : key;
    frames_.push_back({.open = JsonToken::BeginObject,
        .at = at,
        .indentation = indentationAt(keyAround.begin).value_or(frames_.back().indentation)});
    builder_.beginObjectBeforeLast(at);
    wrongBrackets_ = true;
    return colon();
}

bool JsonParser::lacksBraceBeforeElement() const {
    return frames_.size() > 1 && std::prev(frames_.end(), 2)->open == JsonToken::BeginArray &&
           !builder_.currentNodes().empty();
}

// An object begins inside an array's object, where no object can: the first one lacks its brace.
JsonParser::Expect JsonParser::endObjectBeforeElement() {
    const Span at = gapBeforeComma();
    reportOpened(at, "expected \"}\", found \"{\"");
    dropFrame(at.end, true);
    wrongBrackets_ = true;
    return Expect::Element;
}

// Leaves out everything up to the next comma or end of this object or array, or a key that begins a line.
JsonParser::Expect JsonParser::leaveOut() {
    frames_.back().complete = false;
    skipToComma();
    if (!is(JsonToken::End))
        return is(JsonToken::String) ? Expect::Member : Expect::CommaOrEnd;
    wrongBrackets_ = true;
    return closeAll();
}

void JsonParser::skipToComma() {
    std::size_t nested = 0;
    scanner_.mute();
    while (!is(JsonToken::End)) {
        const bool keyOnNewLine =
            inObject() && is(JsonToken::String) && indentationAt(token().span.begin) && scanner_.peek() == ':';
        if (nested == 0 && (isCloser() || is(JsonToken::Comma) || keyOnNewLine))
            break;
        if (isCloser())
            --nested;
        if (is(JsonToken::BeginObject) || is(JsonToken::BeginArray))
            ++nested;
        advance();
    }
    scanner_.unmute();
}

void JsonParser::dropFrame(std::uint32_t end, bool complete) {
    builder_.endContainer(end, frames_.back().complete && complete);
    frames_.pop_back();
}

// Whether what follows the current token can stand inside the `depth` outermost objects and arrays.
bool JsonParser::continues(std::size_t depth) const {
    const char next = scanner_.peek();
    if (depth == 0)
        return next == '\0';
    const bool object = frames_[depth - 1].open == JsonToken::BeginObject;
    return next == ',' ? scanner_.isBeforeCommaAndKey() == object : next == (object ? '}' : ']');
}

// A bracket of the other kind: either it should be the right one, or that one was forgotten. What follows tells.
JsonParser::Expect JsonParser::mismatchedEnd() {
    reportOpened(token().span, fmt::format("expected \",\" or {}, found {}", closer(), found()));
    wrongBrackets_ = true;

    const JsonToken opener = is(JsonToken::EndObject) ? JsonToken::BeginObject : JsonToken::BeginArray;
    const auto opened = std::ranges::find(frames_ | std::views::reverse, opener, &Frame::open);
    const auto depth = static_cast<std::size_t>(frames_.rend() - opened);  // with the frame that it would close
    const bool asRightOne = continues(frames_.size() - 1);
    const bool asForgotten = depth > 0 && continues(depth - 1);
    const bool indented =
        guide_ == BracketGuide::Indentation && tokenBeginsLine_ && indentation_ == frames_.back().indentation;
    if (depth == 0 || indented || (asRightOne && !asForgotten))
        return close();
    const bool sure = asForgotten && !asRightOne;
    while (frames_.size() > depth)
        dropFrame(scanner_.lastEnd(), sure);
    frames_.back().complete = frames_.back().complete && sure;
    return close();
}

// A bracket that closes more than is open here.
JsonParser::Expect JsonParser::closeTooMany() {
    report(token().span, fmt::format("expected \",\", found one {} too many", found()), "remove it");
    wrongBrackets_ = true;
    advance();
    return Expect::CommaOrEnd;
}

JsonParser::Expect JsonParser::endOfFile(std::string_view expected) {
    wrongBrackets_ = true;
    if (!scanner_.isCutOff())
        reportOpened(gap(), fmt::format("expected {}, found the end of the file", expected));
    return closeAll();
}

JsonParser::Expect JsonParser::closeAll() {
    while (!frames_.empty()) {
        if (inObject() && builder_.currentNodes().size() % 2 != 0)
            addInvalid(gap());
        dropFrame(scanner_.lastEnd(), false);
    }
    return Expect::Done;
}

// What the indentation of a token that begins a line says about brackets before it.
JsonParser::Expect JsonParser::byIndentation(Expect expect) {
    const bool inside = expect == Expect::Value || expect == Expect::Colon || frames_.empty();
    if (inside || !tokenBeginsLine_)
        return expect;
    if (lacksClosingBracket())
        return closeMissing(expect);
    return isCloser() && indentation_ > frames_.back().indentation ? closeTooMany() : expect;
}

bool JsonParser::lacksClosingBracket() const {
    if (frames_.size() < 2)
        return false;
    const Frame& inner = frames_.back();
    const Frame& outer = *std::prev(frames_.end(), 2);
    if (isCloser()) {
        const JsonToken opener = is(JsonToken::EndObject) ? JsonToken::BeginObject : JsonToken::BeginArray;
        const bool both = inner.indentation == indentation_ && outer.indentation == indentation_;  // `[{` on one line
        return inner.indentation > indentation_ || (both && inner.open != opener && outer.open == opener);
    }
    if (is(JsonToken::BeginObject) || is(JsonToken::BeginArray))
        return inObject() ? inner.indentation >= indentation_ : inner.indentation > indentation_;
    return isKey() && inner.indentation >= indentation_;
}

// The brackets that are missing before the current token are one mistake.
JsonParser::Expect JsonParser::closeMissing(Expect expect) {
    const Span at = gapBeforeComma();
    support::Diagnostic mistake = jsonMistake(at, {});
    std::string missing;
    while (lacksClosingBracket()) {
        mistake.related.push_back({.at = frames_.back().at, .message = "opened here"});
        missing += inObject() ? '}' : ']';
        dropFrame(at.end, true);
    }
    if (isCloser())
        missing += token().text;
    mistake.message = fmt::format("expected \"{}\", found {}", missing, found());
    builder_.report(std::move(mistake));
    wrongBrackets_ = true;
    const bool comma = expect == Expect::Member || expect == Expect::Element;
    if (isCloser())
        return Expect::CommaOrEnd;
    return comma || isKey() ? memberOrElement() : Expect::CommaOrEnd;
}

}  // namespace stepcheck::syntax
