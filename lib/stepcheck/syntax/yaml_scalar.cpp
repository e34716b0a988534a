#include "stepcheck/syntax/yaml_scalar.h"

#include "stepcheck/support/unicode.h"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

namespace stepcheck::syntax {

static bool isBreak(char c) {
    return c == '\n' || c == '\r';
}

static bool isBlank(char c) {
    return c == ' ' || c == '\t';
}

// Bytes of the line break at `offset`.
static std::size_t breakSize(std::string_view source, std::size_t offset) {
    return source.substr(offset, 2) == "\r\n" ? 2 : 1;
}

static Span spanOf(std::size_t begin, std::size_t end) {
    return {.begin = static_cast<std::uint32_t>(begin), .end = static_cast<std::uint32_t>(end)};
}

static void append(DecodedScalar& out, std::string_view text, Span origin) {
    out.text.append(text);
    out.map.append(static_cast<std::uint32_t>(out.text.size()), origin);
}

// What ends a run of characters that stand for themselves.
static std::string_view specialCharacters(Style style) {
    switch (style) {
        case Style::Plain: return "\n\r";
        case Style::SingleQuoted: return "\n\r'";
        case Style::DoubleQuoted: return "\n\r\\";
        case Style::Literal:
        case Style::Folded: return "";
    }
    return "";
}

bool isVerbatim(std::string_view content, Style style) {
    return content.find_first_of(specialCharacters(style)) == std::string_view::npos;
}

namespace {

class FlowDecoder {
public:
    FlowDecoder(std::string_view source, Span content, Style style)
        : source_(source.substr(0, content.end)), special_(specialCharacters(style)), at_(content.begin) {}

    DecodedScalar decode();

private:
    void fold(std::size_t blanksBegin);
    void emptyLines();
    void escape();
    void hexEscape(std::size_t digits);
    void escapedBreak();
    void replace(std::size_t size, char32_t codePoint);
    [[nodiscard]] std::optional<char32_t> hexAt(std::size_t offset, std::size_t digits) const;
    void skipBlanks();

    std::string_view source_;
    std::string_view special_;
    std::size_t at_;
    DecodedScalar out_;
};

void FlowDecoder::skipBlanks() {
    while (at_ < source_.size() && isBlank(source_[at_]))
        ++at_;
}

// Every empty line from here on is a line feed.
void FlowDecoder::emptyLines() {
    skipBlanks();
    while (at_ < source_.size() && isBreak(source_[at_])) {
        const std::size_t size = breakSize(source_, at_);
        append(out_, "\n", spanOf(at_, at_ + size));
        at_ += size;
        skipBlanks();
    }
}

// A line break with the blanks around it is a space; but when empty lines follow, only they count.
void FlowDecoder::fold(std::size_t blanksBegin) {
    at_ += breakSize(source_, at_);
    const std::size_t before = out_.text.size();
    emptyLines();
    if (out_.text.size() == before)
        append(out_, " ", spanOf(blanksBegin, at_));
}

void FlowDecoder::replace(std::size_t size, char32_t codePoint) {
    std::string text;
    support::appendUtf8(text, codePoint);
    append(out_, text, spanOf(at_, at_ + size));
    at_ += size;
}

std::optional<char32_t> FlowDecoder::hexAt(std::size_t offset, std::size_t digits) const {
    if (offset + digits > source_.size())
        return std::nullopt;
    std::uint32_t value = 0;
    const char* const first = source_.data() + offset;
    const auto [end, failure] = std::from_chars(first, first + digits, value, 16);
    if (failure != std::errc() || end != first + digits)
        return std::nullopt;
    return char32_t{value};
}

void FlowDecoder::hexEscape(std::size_t digits) {
    const std::size_t size = 2 + digits;
    const std::optional<char32_t> first = hexAt(at_ + 2, digits);
    if (!first) {
        append(out_, source_.substr(at_, 2), spanOf(at_, at_ + 2));
        at_ += 2;
        return;
    }
    // Half of a surrogate pair: JSON writes characters beyond U+FFFF as two escapes.
    if (*first >= 0xD800 && *first <= 0xDBFF && source_.substr(at_ + size, 2) == "\\u") {
        const std::optional<char32_t> second = hexAt(at_ + size + 2, 4);
        if (second && *second >= 0xDC00 && *second <= 0xDFFF) {
            replace(size + 6, char32_t{0x10000} + ((*first - 0xD800) << 10U) + (*second - 0xDC00));
            return;
        }
    }
    replace(size, *first);
}

// A line break behind a backslash is nothing, nor are the blanks that the next line begins with.
void FlowDecoder::escapedBreak() {
    at_ += 1 + breakSize(source_, at_ + 1);
    emptyLines();
}

void FlowDecoder::escape() {
    const char kind = at_ + 1 < source_.size() ? source_[at_ + 1] : '\0';
    switch (kind) {
        case '\n':
        case '\r': escapedBreak(); return;
        case '0': replace(2, U'\0'); return;
        case 'a': replace(2, U'\a'); return;
        case 'b': replace(2, U'\b'); return;
        case 't':
        case '\t': replace(2, U'\t'); return;
        case 'n': replace(2, U'\n'); return;
        case 'v': replace(2, U'\v'); return;
        case 'f': replace(2, U'\f'); return;
        case 'r': replace(2, U'\r'); return;
        case 'e': replace(2, 0x1B); return;
        case ' ':
        case '"':
        case '/':
        case '\\': replace(2, static_cast<char32_t>(kind)); return;
        case 'N': replace(2, 0x85); return;
        case '_': replace(2, 0xA0); return;
        case 'L': replace(2, 0x2028); return;
        case 'P': replace(2, 0x2029); return;
        case 'x': hexEscape(2); return;
        case 'u': hexEscape(4); return;
        case 'U': hexEscape(8); return;
        default: break;  // libfyaml has refused it, unless it stands inside a template mark
    }
    append(out_, "\\", spanOf(at_, at_ + 1));
    ++at_;
}

DecodedScalar FlowDecoder::decode() {
    while (at_ < source_.size()) {
        std::size_t end = std::min(source_.find_first_of(special_, at_), source_.size());
        const bool atBreak = end < source_.size() && isBreak(source_[end]);
        const std::size_t next = end;
        while (atBreak && end > at_ && isBlank(source_[end - 1]))
            --end;
        append(out_, source_.substr(at_, end - at_), spanOf(at_, end));
        at_ = next;
        if (atBreak)
            fold(end);
        else if (at_ < source_.size() && source_[at_] == '\\')
            escape();
        else if (at_ < source_.size())
            replace(2, U'\'');
    }
    return std::move(out_);
}

/// Cuts the content of a block scalar into lines and puts them together again.
class BlockDecoder {
public:
    BlockDecoder(std::string_view source, const BlockScalar& scalar);

    DecodedScalar decode();

private:
    [[nodiscard]] std::size_t detectIndent(std::size_t from) const;
    void line(std::size_t begin, std::size_t end);
    void flushBreaks(bool spaced, std::size_t textBegin);
    void chomp();

    std::string_view source_;
    bool folded_;
    char chomping_ = ' ';  // `-`, `+` or neither
    std::size_t indent_ = 0;
    std::size_t at_;
    std::vector<Span> breaks_;  // that no line with text has followed yet
    bool hasText_ = false;
    bool spaced_ = false;      // the last line with text begins with a blank, so it is not folded
    std::size_t textEnd_ = 0;  // of that line
    DecodedScalar out_;
};

BlockDecoder::BlockDecoder(std::string_view source, const BlockScalar& scalar)
    : source_(source.substr(0, scalar.content.end)),
      folded_(scalar.header.starts_with('>')),
      at_(scalar.content.begin) {
    for (const char c : scalar.header.substr(1)) {
        if (c >= '1' && c <= '9')
            indent_ = scalar.parentIndent + static_cast<std::size_t>(c - '0');
        else if (c == '-' || c == '+')
            chomping_ = c;
    }
    if (indent_ == 0)
        indent_ = detectIndent(at_);
}

// The indentation of the first line with text.
std::size_t BlockDecoder::detectIndent(std::size_t from) const {
    const std::size_t first = source_.find_first_not_of(" \r\n", from);
    if (first == std::string_view::npos)
        return source_.size();
    const std::size_t lineBreak = source_.find_last_of("\r\n", first);
    const bool here = lineBreak != std::string_view::npos && lineBreak >= from;
    return first - (here ? lineBreak + 1 : from);
}

void BlockDecoder::flushBreaks(bool spaced, std::size_t textBegin) {
    const bool fold = folded_ && hasText_ && !spaced_ && !spaced;
    if (fold && breaks_.size() == 1)
        append(out_, " ", spanOf(textEnd_, textBegin));
    else
        for (std::size_t i = fold ? 1 : 0; i < breaks_.size(); ++i)
            append(out_, "\n", breaks_[i]);
    breaks_.clear();
}

void BlockDecoder::line(std::size_t begin, std::size_t end) {
    const std::size_t indentEnd = begin + std::min(indent_, end - begin);
    const std::size_t textBegin = std::min(source_.find_first_not_of(' ', begin), indentEnd);
    if (textBegin == end)
        return;
    const bool spaced = isBlank(source_[textBegin]);
    flushBreaks(spaced, textBegin);
    append(out_, source_.substr(textBegin, end - textBegin), spanOf(textBegin, end));
    hasText_ = true;
    spaced_ = spaced;
    textEnd_ = end;
}

void BlockDecoder::chomp() {
    if (chomping_ == '+')
        for (const Span& lineBreak : breaks_)
            append(out_, "\n", lineBreak);
    else if (chomping_ == ' ' && hasText_)
        append(out_, "\n", breaks_.empty() ? spanOf(textEnd_, textEnd_) : breaks_.front());
}

DecodedScalar BlockDecoder::decode() {
    while (at_ < source_.size()) {
        const std::size_t end = std::min(source_.find_first_of("\r\n", at_), source_.size());
        line(at_, end);
        at_ = end;
        if (end < source_.size()) {
            at_ += breakSize(source_, end);
            breaks_.push_back(spanOf(end, at_));
        }
    }
    chomp();
    return std::move(out_);
}

}  // namespace

DecodedScalar decodeFlowScalar(std::string_view source, Span content, Style style) {
    return FlowDecoder(source, content, style).decode();
}

DecodedScalar decodeBlockScalar(std::string_view source, const BlockScalar& scalar) {
    return BlockDecoder(source, scalar).decode();
}

std::uint32_t endOfLines(std::string_view source, Span content) {
    const std::size_t last = source.substr(0, content.end).find_last_not_of(" \t\r\n");
    if (last == std::string_view::npos || last < content.begin)
        return content.begin;
    const std::size_t end = std::min(source.find_first_of("\r\n", last), source.size());
    return static_cast<std::uint32_t>(std::min<std::size_t>(end, content.end));
}

}  // namespace stepcheck::syntax
