#include "stepcheck/syntax/json_scanner.h"

#include "stepcheck/support/assert.h"
#include "stepcheck/support/unicode.h"
#include "stepcheck/syntax/holes.h"
#include "stepcheck/syntax/json_bytes.h"
#include "stepcheck/syntax/json_mistakes.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace stepcheck::syntax {

static Span spanOf(std::size_t begin, std::size_t end) {
    return {.begin = static_cast<std::uint32_t>(begin), .end = static_cast<std::uint32_t>(end)};
}

JsonScanner::JsonScanner(std::string_view text, const JsonDialect& dialect, TreeBuilder& builder)
    : text_(text), dialect_(dialect), builder_(builder), strings_(text, dialect, builder) {
    constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";
    if (text.starts_with(byteOrderMark))
        at_ = byteOrderMark.size();
}

void JsonScanner::report(Span at, std::string message, std::string help) {
    if (!muted_)
        builder_.report(jsonMistake(at, std::move(message), std::move(help)));
}

void JsonScanner::unmute() {
    muted_ = false;
    at_ = token_.span.begin;
    const std::uint32_t lastEnd = lastEnd_;
    advance();
    lastEnd_ = lastEnd;
}

// Size of the comment at `offset`, up to the line break of a `//` comment; 0 when there is none.
std::size_t JsonScanner::commentSize(std::size_t offset) const {
    const std::string_view rest = text_.substr(offset);
    if (rest.starts_with("//") || rest.starts_with('#'))
        return std::min(rest.find_first_of("\r\n"), rest.size());
    if (!rest.starts_with("/*"))
        return 0;
    const std::size_t end = commentsEnd_ ? rest.find("*/", 2) : std::string_view::npos;
    return end == std::string_view::npos ? unclosedCommentSize(offset) : end + 2;
}

// A comment that nobody closes ends with its line when the next one looks like JSON, else with the text.
std::size_t JsonScanner::unclosedCommentSize(std::size_t offset) const {
    constexpr std::string_view structure = "\"}]{[,";
    const std::size_t lineEnd = std::min(text_.find_first_of("\r\n", offset), text_.size());
    const bool endsWithLine = structure.find(charAt(skipWhiteSpace(text_, lineEnd))) != std::string_view::npos;
    return (endsWithLine ? lineEnd : text_.size()) - offset;
}

bool JsonScanner::skipComment() {
    const std::size_t size = commentSize(at_);
    if (size == 0)
        return false;
    const Span span = spanOf(at_, at_ + size);
    const std::string_view whole = text_.substr(at_, size);
    const bool block = whole.starts_with("/*");
    const bool closed = !block || (size >= 4 && whole.ends_with("*/"));
    commentsEnd_ = commentsEnd_ && closed;
    at_ += size;
    cutOff_ = cutOff_ || (!closed && at_ == text_.size());
    if (!closed) {
        report(spanOf(span.begin, span.begin + 2), "expected \"*/\" at the end of the comment, found none",
            "close the comment");
        commentReported_ = true;
    }
    if (whole.starts_with('#') && !std::exchange(commentReported_, true))
        report(span, "\"#\" begins no comment in JSON",
            dialect_.comments ? "begin the comment with //" : "remove the comment");
    else if (!dialect_.comments && !std::exchange(commentReported_, true))
        report(span, "JSON has no comments", "name the file .jsonc, or pass --allow-comments");

    constexpr std::string_view blanks = " \t\r\n";
    const std::size_t marks = whole.starts_with('#') ? 1 : 2;
    std::string_view text = whole.substr(marks, size - marks - (block && closed ? 2 : 0));
    text.remove_prefix(std::min(text.find_first_not_of(blanks), text.size()));
    text = text.substr(0, text.find_last_not_of(blanks) + 1);
    builder_.comment({.span = span, .text = text});
    return true;
}

// White space that JSON does not know: of other languages, or copied out of a web page.
static std::size_t foreignBlankSize(std::string_view text, std::size_t offset) {
    const support::CodePoint next = support::decodeUtf8(text, offset);
    const char32_t c = next.value;
    const bool blank = c == 0x0B || c == 0x0C || c == 0x85 || c == 0xA0 || c == 0x1680 ||
                       (c >= 0x2000 && c <= 0x200B) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
                       c == 0x3000 || c == 0xFEFF;
    return blank ? next.size : 0;
}

bool JsonScanner::skipForeignBlank() {
    const std::size_t size = foreignBlankSize(text_, at_);
    if (size == 0)
        return false;
    if (!std::exchange(blankReported_, true))
        report(spanOf(at_, at_ + size),
            fmt::format("expected white space that JSON knows, found {}", nameCharacter(text_.substr(at_))),
            json5Help("replace it by a space here and wherever it stands", dialect_));
    at_ += size;
    return true;
}

std::size_t JsonScanner::skipBlanks(std::size_t offset) const {
    while (true) {
        offset = skipWhiteSpace(text_, offset);
        const char c = charAt(offset);
        const std::size_t size = c == '/' || c == '#' ? commentSize(offset) : 0;
        if (size == 0)
            return offset;
        offset += size;
    }
}

bool JsonScanner::isBeforeCommaAndKey() const {
    const std::size_t comma = skipBlanks(at_);
    if (charAt(comma) != ',')
        return false;
    const std::size_t quote = skipBlanks(comma + 1);
    return charAt(quote) == '"' && charAt(skipBlanks(findStringEnd(text_, quote + 1) + 1)) == ':';
}

void JsonScanner::take(JsonToken kind, std::size_t size) {
    const std::size_t begin = at_;
    at_ += size;
    token_ = {.kind = kind, .span = spanOf(begin, at_), .text = text_.substr(begin, size)};
}

// What follows a string in a right text; anything else, also a space, is worth a closer look.
static constexpr ByteSet followsPlainString = [] {
    ByteSet set{};
    for (const char c : {',', ':', '}', ']', '\n', '\r'})
        set[static_cast<unsigned char>(c)] = true;
    return set;
}();

void JsonScanner::string() {
    const std::size_t begin = at_ + 1;
    std::size_t end = findStringStop(text_, begin);
    while (charAt(end) == '{' && charAt(end + 1) != '{' && text_[end - 1] != '$')  // belongs to no hole
        end = findStringStop(text_, end + 1);
    const char next = charAt(end + 1);
    const bool isPlain =
        charAt(end) == '"' && (contains(followsPlainString, next) || (next == ' ' && charAt(end + 2) == ':'));
    if (!isPlain) {
        unusualString();
        return;
    }
    token_ = {.kind = JsonToken::String,
        .style = Style::DoubleQuoted,
        .span = spanOf(at_, end + 1),
        .text = text_.substr(begin, end - begin)};
    at_ = end + 1;
}

void JsonScanner::notClosed(const StringExtent& string) {
    const std::size_t lineEnd = std::min(text_.find('\n', string.end), text_.size());
    const bool lastLine = skipWhiteSpace(text_, lineEnd) == text_.size();
    cutOff_ = cutOff_ || lastLine;
    const std::size_t next = std::min(text_.find_first_not_of(" \t\r", string.end), text_.size());
    const std::string found = next == text_.size()  ? "the end of the file"
                              : text_[next] == '\n' ? "the end of the line"
                                                    : nameText(text_.substr(next, 1));
    report(string.mistakeAt, fmt::format("expected a double quote at the end of the string, found {}", found),
        "close the string");
}

void JsonScanner::unusualString() {
    if (muted_) {
        const std::size_t end = findStringEnd(text_, at_ + 1);
        takeString(spanOf(at_ + 1, end), std::min(end + 1, text_.size()), Style::DoubleQuoted);
        return;
    }
    const bool isValue = lastEnd_ > 0 && text_[lastEnd_ - 1] == ':';
    const StringExtent string = measureString(text_, at_, isValue);
    switch (string.mistake) {
        case QuoteMistake::None: break;
        case QuoteMistake::NotClosed: notClosed(string); break;
        case QuoteMistake::NotEscaped:
            report(string.mistakeAt, "expected \\\" inside the string, found a bare double quote",
                "put a backslash before it");
            break;
        case QuoteMistake::NotOpened:
        case QuoteMistake::OtherQuotes: STEPCHECK_ASSERT(false);
    }
    takeString(string.content, string.end, Style::DoubleQuoted);
}

void JsonScanner::takeString(Span content, std::size_t end, Style style) {
    const std::size_t begin = at_;
    at_ = end;
    const std::string_view raw = text_.substr(content.begin, content.size());
    const DecodedString decoded = muted_ ? DecodedString{.text = raw} : strings_.decode(content);
    token_ = {.kind = JsonToken::String,
        .style = style,
        .isWholeHole = decoded.isHole,
        .span = spanOf(begin, end),
        .text = decoded.text,
        .detail = decoded.detail};
}

bool JsonScanner::takeStringWithoutOpeningQuote() {
    const StringExtent string = muted_ ? StringExtent{} : measureUnopenedString(text_, at_);
    if (string.end == 0)
        return false;
    const std::string_view content = text_.substr(string.content.begin, string.content.size());
    report(string.mistakeAt, fmt::format("expected a double quote before {}", nameText(content)), "add it");
    takeString(string.content, string.end, Style::Plain);
    return true;
}

bool JsonScanner::takeStringInOtherQuotes() {
    const StringExtent string = muted_ ? StringExtent{} : measureOtherQuotes(text_, at_);
    if (string.end == 0)
        return false;
    const bool single = text_[at_] == '\'';
    const std::string_view quote = text_.substr(at_, string.content.begin - at_);
    report(string.mistakeAt, fmt::format("expected a double quote, found {}", nameText(quote)),
        single ? json5Help("put the text in double quotes", dialect_) : "put the text in double quotes");
    takeString(string.content, string.end, Style::SingleQuoted);
    if (token_.detail == nullptr)  // the quotes may be longer than one byte
        token_.detail = verbatim(string.content);
    return true;
}

const NodeDetail* JsonScanner::verbatim(Span place) {
    NodeDetail detail;
    detail.map.append(place.size(), place);
    return builder_.keep(std::move(detail));
}

// `${Name}`, also several in a row or with a word around: a value as a whole.
bool JsonScanner::takeHole() {
    std::size_t size = 0;
    std::string_view name;
    while (dialect_.holes && at_ + size < text_.size()) {
        const char c = text_[at_ + size];
        const HoleMatch match = c == '$' || c == '{' ? matchHole(text_, at_ + size) : HoleMatch{};
        if (match.syntax == HoleSyntax::None && !isWordCharacter(c))
            break;
        if (match.syntax == HoleSyntax::Hole && name.empty())
            name = match.name;
        size += std::max<std::size_t>(match.size, 1);
    }
    if (name.empty())
        return false;
    take(JsonToken::Hole, size);
    token_.text = name;
    const auto begin = static_cast<std::size_t>(name.data() - text_.data());
    token_.detail = verbatim(spanOf(begin, begin + name.size()));
    return true;
}

static JsonToken kindOfWord(std::string_view word) {
    if (word == "true")
        return JsonToken::True;
    if (word == "false")
        return JsonToken::False;
    if (word == "null")
        return JsonToken::Null;
    return isJsonNumber(word) ? JsonToken::Number : JsonToken::Word;
}

void JsonScanner::word() {
    std::size_t size = 0;
    while (isWordCharacter(charAt(at_ + size)))
        ++size;
    const JsonToken kind = kindOfWord(text_.substr(at_, size));
    if (kind == JsonToken::Word || charAt(at_ + size) == '"')
        unusualWord(size);
    else
        take(kind, size);
}

void JsonScanner::unusualWord(std::size_t size) {
    if (takeHole() || takeStringInOtherQuotes() || takeStringWithoutOpeningQuote())
        return;
    for (std::size_t i = 0; i < size; ++i)
        if (foreignBlankSize(text_, at_ + i) > 0)
            size = i;
    // Junk that is no word is taken by the character.
    const std::size_t character = support::decodeUtf8(text_, at_).size;
    size = std::max(size, character);
    take(kindOfWord(text_.substr(at_, size)), size);
}

void JsonScanner::advance() {
    lastEnd_ = static_cast<std::uint32_t>(at_);
    while (true) {
        at_ = skipWhiteSpace(text_, at_);
        if (at_ == text_.size()) {
            take(JsonToken::End, 0);
            return;
        }
        switch (text_[at_]) {
            case '"': string(); return;
            case '{':
                if (charAt(at_ + 1) != '{' || !takeHole())
                    take(JsonToken::BeginObject, 1);
                return;
            case '}': take(JsonToken::EndObject, 1); return;
            case '[': take(JsonToken::BeginArray, 1); return;
            case ']': take(JsonToken::EndArray, 1); return;
            case ':': take(JsonToken::Colon, 1); return;
            case ',': take(JsonToken::Comma, 1); return;
            default: break;  // a comment, a word, or junk
        }
        if (!skipComment() && !skipForeignBlank()) {
            word();
            return;
        }
    }
}

}  // namespace stepcheck::syntax
