#include "stepcheck/syntax/json_string.h"

#include "stepcheck/support/unicode.h"
#include "stepcheck/syntax/hole_text.h"
#include "stepcheck/syntax/json_bytes.h"
#include "stepcheck/syntax/json_mistakes.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace stepcheck::syntax {

using support::Severity;

Span JsonStringDecoder::next(std::size_t size) const {
    return {.begin = static_cast<std::uint32_t>(at_), .end = static_cast<std::uint32_t>(at_ + size)};
}

void JsonStringDecoder::reportUnicode(std::size_t size, std::string message, std::string help) {
    builder_.report({.rule = "invalid-unicode",
        .severity = Severity::Warning,
        .at = next(size),
        .message = std::move(message),
        .help = std::move(help)});
}

// Takes bytes over as they are.
void JsonStringDecoder::take(std::size_t size) {
    decoded_.append(text_.substr(at_, size));
    map_.append(static_cast<std::uint32_t>(decoded_.size()), next(size));
    at_ += size;
}

// Puts a code point in the place of `size` bytes.
void JsonStringDecoder::replace(std::size_t size, char32_t codePoint) {
    support::appendUtf8(decoded_, codePoint);
    map_.append(static_cast<std::uint32_t>(decoded_.size()), next(size));
    at_ += size;
}

std::optional<std::uint32_t> JsonStringDecoder::hexAt(std::size_t offset) const {
    constexpr std::size_t digits = 4;
    if (offset + digits > content_.end)
        return std::nullopt;
    std::uint32_t value = 0;
    const char* const first = text_.data() + offset;
    const auto [end, failure] = std::from_chars(first, first + digits, value, 16);
    if (failure != std::errc() || end != first + digits)
        return std::nullopt;
    return value;
}

static constexpr std::size_t unicodeEscapeSize = 6;  // \uXXXX

void JsonStringDecoder::unicodeEscape() {
    const std::optional<std::uint32_t> value = hexAt(at_ + 2);
    if (!value) {
        builder_.report(jsonMistake(next(2),
            fmt::format("expected four hexadecimal digits after \"\\u\", found {}", nameText(text_.substr(at_ + 2, 4))),
            "write two backslashes for a backslash"));
        replace(2, 0xFFFD);
    } else if (*value >= 0xD800 && *value <= 0xDFFF) {
        surrogate(*value);
    } else {
        if (*value == 0)
            reportUnicode(
                unicodeEscapeSize, "the string holds a NUL character", "remove it; many programs end a text there");
        replace(unicodeEscapeSize, char32_t{*value});
    }
}

// A character beyond U+FFFF is written as a pair of two escapes.
void JsonStringDecoder::surrogate(std::uint32_t first) {
    const bool leading = first <= 0xDBFF;
    const std::size_t behind = at_ + unicodeEscapeSize;
    const std::optional<std::uint32_t> second =
        leading && text_.substr(behind, 2) == "\\u" ? hexAt(behind + 2) : std::nullopt;
    if (second && *second >= 0xDC00 && *second <= 0xDFFF) {
        replace(2 * unicodeEscapeSize, char32_t{0x10000} + ((first - 0xD800) << 10U) + (*second - 0xDC00));
        return;
    }
    reportUnicode(unicodeEscapeSize,
        fmt::format("\"{}\" is half of a surrogate pair, no character", text_.substr(at_, unicodeEscapeSize)),
        "write the character itself");
    replace(unicodeEscapeSize, char32_t{first});
}

void JsonStringDecoder::unknownEscape() {
    const std::size_t size =
        1 + (at_ + 1 < content_.end ? std::size_t{support::decodeUtf8(text_, at_ + 1).size} : std::size_t{0});
    const std::string_view escape = text_.substr(at_, size);
    const bool lineBreak = escape.ends_with('\n') || escape.ends_with('\r');
    builder_.report(jsonMistake(next(lineBreak ? 1 : size),
        lineBreak ? std::string("a backslash does not continue a string on the next line")
                  : fmt::format("expected an escape that JSON knows, found {}", nameText(escape)),
        explainEscape(escape, dialect_)));
    take(size);
}

void JsonStringDecoder::escape() {
    const char kind = at_ + 1 < content_.end ? text_[at_ + 1] : '\0';
    switch (kind) {
        case '"':
        case '\\':
        case '/': replace(2, static_cast<char32_t>(kind)); return;
        case 'b': replace(2, U'\b'); return;
        case 'f': replace(2, U'\f'); return;
        case 'n': replace(2, U'\n'); return;
        case 'r': replace(2, U'\r'); return;
        case 't': replace(2, U'\t'); return;
        case 'u': unicodeEscape(); return;
        case '\'':
            // A string in single quotes is one mistake, not one more for each quote in it.
            if (content_.begin > 0 && text_[content_.begin - 1] == '\'')
                replace(2, U'\'');
            else
                unknownEscape();
            return;
        default: unknownEscape(); return;
    }
}

void JsonStringDecoder::controlCharacter() {
    const char c = text_[at_];
    if (!std::exchange(controlReported_, true)) {
        const std::string name = c == '\n' || c == '\r' ? "a line break"
                                 : c == '\t'            ? "a tab"
                                                        : fmt::format("the character {}", nameCharacter({&c, 1}));
        const std::string escape = c == '\n' || c == '\r' ? "\\n" : c == '\t' ? "\\t" : fmt::format("\\u{:04X}", c);
        builder_.report(jsonMistake(
            next(1), fmt::format("expected an escape in the string, found {}", name), fmt::format("write {}", escape)));
    }
    take(1);
}

void JsonStringDecoder::replaceEscapes(Span content) {
    decoded_.clear();
    map_.clear();
    content_ = content;
    at_ = content.begin;
    controlReported_ = false;
    while (at_ < content.end && builder_.diagnosticCount() < mostMistakes) {
        take(std::min<std::size_t>(findStringStop(text_, at_), content.end) - at_);
        if (at_ == content.end)
            return;
        if (text_[at_] == '\\')
            escape();
        else if (static_cast<unsigned char>(text_[at_]) < 0x20)
            controlCharacter();
        else
            take(1);
    }
}

static bool hasEscapes(std::string_view content) {
    for (std::size_t i = findStringStop(content, 0); i < content.size(); i = findStringStop(content, i + 1))
        if (content[i] != '"' && content[i] != '{')
            return true;
    return false;
}

DecodedString JsonStringDecoder::decode(Span content) {
    const std::string_view written = text_.substr(content.begin, content.size());
    const bool verbatim = !hasEscapes(written);
    if (!verbatim)
        replaceEscapes(content);

    const std::string_view decoded = verbatim ? written : std::string_view(decoded_);
    if (const std::vector<HolePlace> marks = dialect_.holes ? findHoles(decoded) : std::vector<HolePlace>();
        !marks.empty()) {
        if (verbatim) {
            map_.clear();
            map_.append(content.size(), content);
        }
        HoleText separated = separateHoles(decoded, map_, marks, builder_);
        return {
            .text = separated.text, .detail = builder_.keep(std::move(separated.detail)), .isHole = separated.isHole};
    }
    if (verbatim)
        return {.text = written};
    return {.text = builder_.keep(decoded), .detail = builder_.keep({.map = map_, .holes = {}, .tag = {}})};
}

}  // namespace stepcheck::syntax
