#include "stepcheck/syntax/json_quotes.h"

#include "stepcheck/syntax/json_bytes.h"

#include <algorithm>
#include <array>
#include <string>

namespace stepcheck::syntax {

using support::Span;

static constexpr std::string_view blanks = " \t\r\n";

static Span spanOf(std::size_t begin, std::size_t end) {
    return {.begin = static_cast<std::uint32_t>(begin), .end = static_cast<std::uint32_t>(end)};
}

static char charAt(std::string_view text, std::size_t offset) {
    return offset < text.size() ? text[offset] : '\0';
}

static bool contains(std::string_view text, char c) {
    return text.find(c) != std::string_view::npos;
}

// Whether a colon follows.
static bool isBeforeColon(std::string_view text, std::size_t offset) {
    return charAt(text, skipWhiteSpace(text, offset)) == ':';
}

// Whether a comma, a closing bracket or the end of the line follows.
static bool isBeforeEndOfValue(std::string_view text, std::size_t offset) {
    const std::size_t next = std::min(text.find_first_not_of(" \t", offset), text.size());
    return next == text.size() || contains(",}]\r\n", text[next]);
}

// The next double quote on the line that has no backslash before it, or npos.
static std::size_t nextQuote(std::string_view text, std::size_t from) {
    for (std::size_t i = from; i < text.size() && text[i] != '\n'; ++i) {
        if (text[i] == '"')
            return i;
        if (text[i] == '\\')
            ++i;
    }
    return std::string_view::npos;
}

// After a line break in a string: either its closing quote is missing, or somebody wrote a text over several lines. The
// next line tells: what begins like JSON is not text.
static bool looksLikeStructure(std::string_view text, std::size_t offset) {
    return offset == text.size() || contains("\"}]{[,/", text[offset]);
}

std::size_t findStringEnd(std::string_view text, std::size_t from) {
    std::size_t i = findStringStop(text, from);
    while (i < text.size() && text[i] != '"') {
        std::size_t next = i + 1;
        if (text[i] == '\n') {
            next = skipWhiteSpace(text, i);
            if (looksLikeStructure(text, next))
                return i;
        } else if (text[i] == '\\' && next < text.size() && text[next] != '\n') {
            ++next;
        }
        i = findStringStop(text, next);
    }
    return i;
}

// Gives back to the text around it what most likely does not belong to a string that is not closed: white space, a
// comma, a bracket that closes what is not opened in the string.
static std::size_t withoutTail(std::string_view text, std::size_t begin, std::size_t end) {
    const std::string_view content = text.substr(begin, end - begin);
    std::string tail = ", \t\r\n";
    if (!contains(content, '{'))
        tail += '}';
    if (!contains(content, '['))
        tail += ']';
    return begin + content.find_last_not_of(tail) + 1;
}

// The end of `key` when the content reads `key: …`, or npos.
static std::size_t keyEnd(std::string_view text, std::size_t begin, std::size_t end) {
    std::size_t i = begin;
    while (i < end && isWordCharacter(text[i]))
        ++i;
    return i > begin && i + 1 < end && text[i] == ':' && contains(" \t", text[i + 1]) ? i : std::string_view::npos;
}

// Where a string ends whose closing quote is missing in `[begin, end)`.
static std::size_t unclosedEnd(std::string_view text, std::size_t begin, std::size_t end, bool isValue) {
    const std::size_t key = isValue ? std::string_view::npos : keyEnd(text, begin, end);
    return key != std::string_view::npos ? key : withoutTail(text, begin, end);
}

static StringExtent notClosed(std::size_t quote, std::size_t contentEnd) {
    return {.content = spanOf(quote + 1, contentEnd),
        .end = contentEnd,
        .mistake = QuoteMistake::NotClosed,
        .mistakeAt = spanOf(quote, contentEnd)};
}

// What may stand behind a closing quote, in right texts and where only a comma or colon is missing.
static constexpr ByteSet followsString = [] {
    ByteSet follows{};
    for (const char c : {',', ':', '}', ']', '\n', '\r', '/', '"', '{', '[', ';', '=', '#', '\0'})
        follows[static_cast<unsigned char>(c)] = true;
    return follows;
}();

// Text stands behind the quote at `found`, so that the quotes of this line are out of step.
static StringExtent repairQuotes(
    std::string_view text, std::size_t quote, std::size_t found, bool adjacent, bool isValue) {
    const StringExtent asItStands{.content = spanOf(quote + 1, found), .end = found + 1};
    const std::size_t next = nextQuote(text, found + 1);
    if (next == std::string_view::npos)
        return asItStands;

    const std::size_t tail = text.find_last_not_of(blanks, found - 1);
    const bool commaInside = adjacent && tail > quote && text[tail] == ',' && isBeforeColon(text, next + 1);
    const bool colonInside = adjacent && tail > quote && text[tail] == ':' && isBeforeEndOfValue(text, next + 1);
    if (commaInside)
        return notClosed(quote, unclosedEnd(text, quote + 1, found, isValue));
    if (colonInside)
        return notClosed(quote, tail);

    for (std::size_t last = next; last != std::string_view::npos; last = nextQuote(text, last + 1)) {
        if (!isBeforeEndOfValue(text, last + 1))
            continue;
        if (!adjacent && text.substr(found, last - found).find_first_of(",:{}[]") != std::string_view::npos)
            break;
        return {.content = spanOf(quote + 1, last),
            .end = last + 1,
            .mistake = QuoteMistake::NotEscaped,
            .mistakeAt = spanOf(found, found + 1)};
    }
    return asItStands;
}

StringExtent measureString(std::string_view text, std::size_t quote, bool isValue) {
    const std::size_t begin = quote + 1;
    const std::size_t found = findStringEnd(text, begin);
    if (charAt(text, found) == '"') {
        if (contains(followsString, charAt(text, found + 1)))
            return {.content = spanOf(begin, found), .end = found + 1};
        const std::size_t next = std::min(text.find_first_not_of(" \t", found + 1), text.size());
        const bool adjacent = next == found + 1;
        const bool textFollows = adjacent || isWordCharacter(charAt(text, next));
        const bool holeFollows = charAt(text, next) == '$' && charAt(text, next + 1) == '{';
        if (textFollows && !holeFollows)
            return repairQuotes(text, quote, found, adjacent, isValue);
        return {.content = spanOf(begin, found), .end = found + 1};
    }
    return notClosed(quote, unclosedEnd(text, begin, found, isValue));
}

StringExtent measureUnopenedString(std::string_view text, std::size_t begin) {
    constexpr std::size_t longest = 200;
    const std::string_view near = text.substr(begin, longest);
    const std::size_t size = near.find_first_of("\",{}[]\r\n");
    if (size == std::string_view::npos || near[size] != '"')
        return {};
    const std::size_t quote = begin + size;
    const bool adjacent = isWordCharacter(text[quote - 1]);
    if (!adjacent || (!isBeforeColon(text, quote + 1) && !isBeforeEndOfValue(text, quote + 1)))
        return {};
    return {.content = spanOf(begin, quote),
        .end = quote + 1,
        .mistake = QuoteMistake::NotOpened,
        .mistakeAt = spanOf(begin, quote + 1)};
}

StringExtent measureOtherQuotes(std::string_view text, std::size_t quote) {
    static constexpr std::array<std::string_view, 8> quotes{
        "'", "`", "\u2018", "\u2019", "\u201A", "\u201C", "\u201D", "\u201E"};
    const std::string_view rest = text.substr(quote);
    const auto* const opening =
        std::ranges::find_if(quotes, [rest](std::string_view candidate) { return rest.starts_with(candidate); });
    if (opening == quotes.end())
        return {};
    const bool ascii = opening->size() == 1;
    for (std::size_t i = quote + opening->size(); i < text.size() && text[i] != '\n'; ++i) {
        const std::string_view at = text.substr(i);
        const auto closes = [at](std::string_view candidate) { return at.starts_with(candidate); };
        const auto* const closing = ascii ? (closes(*opening) ? opening : quotes.end())
                                          : std::find_if(quotes.begin() + 2, quotes.end(), closes);
        if (closing != quotes.end())
            return {.content = spanOf(quote + opening->size(), i),
                .end = i + closing->size(),
                .mistake = QuoteMistake::OtherQuotes,
                .mistakeAt = spanOf(quote, i + closing->size())};
        if (text[i] == '\\')
            ++i;
    }
    return {};
}

}  // namespace stepcheck::syntax
