#include "stepcheck/syntax/json_mistakes.h"

#include "stepcheck/support/suggest.h"
#include "stepcheck/support/unicode.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <utility>

namespace stepcheck::syntax {

support::Diagnostic jsonMistake(Span at, std::string message, std::string help) {
    return {.rule = "json-syntax",
        .severity = support::Severity::Error,
        .at = at,
        .message = std::move(message),
        .help = std::move(help)};
}

std::string json5Help(std::string help, const JsonDialect& dialect) {
    if (dialect.trailingCommas)
        help += "; of JSON5, only comments and trailing commas are supported";
    return help;
}

namespace {

struct CharacterName {
    char32_t value;
    std::string_view name;
};

}  // namespace

static constexpr std::array<CharacterName, 11> characterNames{{{0x00, "NUL"}, {0x0B, "vertical tab"},
    {0x0C, "form feed"}, {0xA0, "no-break space"}, {0x200B, "zero width space"}, {0x2018, "left single quotation mark"},
    {0x2019, "right single quotation mark"}, {0x201C, "left double quotation mark"},
    {0x201D, "right double quotation mark"}, {0x3000, "ideographic space"}, {0xFEFF, "byte order mark"}}};

std::string nameCharacter(std::string_view text) {
    const char32_t value = support::decodeUtf8(text, 0).value;
    const std::string number = fmt::format("U+{:04X}", static_cast<std::uint32_t>(value));
    const auto* const found = std::ranges::find(characterNames, value, &CharacterName::value);
    return found == characterNames.end() ? number : fmt::format("{} ({})", number, found->name);
}

std::string nameText(std::string_view text) {
    constexpr std::size_t longest = 40;
    if (text.empty())
        return "\"\"";
    const support::CodePoint first = support::decodeUtf8(text, 0);
    const bool named = std::ranges::find(characterNames, first.value, &CharacterName::value) != characterNames.end();
    if (named || first.value < 0x20 || first.value == 0x7F)
        return nameCharacter(text);
    std::size_t size = 0;
    while (size < text.size() && size < longest && static_cast<unsigned char>(text[size]) >= 0x20)
        size += std::max(support::decodeUtf8(text, size).size, std::uint32_t{1});
    return fmt::format("\"{}{}\"", text.substr(0, size), size < text.size() ? "…" : "");
}

// A number of another language, and how JSON writes it.
static std::string explainNumber(std::string_view word) {
    const std::string_view digits = word.substr(word.starts_with('+') || word.starts_with('-') ? 1 : 0);
    if (word.starts_with('+'))
        return "remove the plus sign";
    if (digits.starts_with("0x") || digits.starts_with("0X")) {
        std::uint64_t value = 0;
        const char* const last = digits.data() + digits.size();
        const auto [end, failure] = std::from_chars(digits.data() + 2, last, value, 16);
        if (failure == std::errc() && end == last && digits.size() > 2)
            return fmt::format("write {}{}", word.starts_with('-') ? "-" : "", value);
        return "write the number in decimal digits";
    }
    if (digits.starts_with('.'))
        return "write a digit before the decimal point";
    if (digits.ends_with('.') || digits.find(".e") != std::string_view::npos ||
        digits.find(".E") != std::string_view::npos)
        return "write a digit behind the decimal point";
    if (digits.find('_') != std::string_view::npos)
        return "remove the underscores";
    if (digits.size() > 1 && digits.starts_with('0') &&
        digits.find_first_not_of("0123456789") == std::string_view::npos)
        return "remove the leading zeros";
    return "put it in double quotes if it is a text";
}

static bool looksLikeNumber(std::string_view word) {
    const std::string_view digits = word.substr(word.starts_with('+') || word.starts_with('-') ? 1 : 0);
    const std::size_t first = digits.starts_with('.') ? 1 : 0;
    return first < digits.size() && digits[first] >= '0' && digits[first] <= '9' &&
           digits.find_first_not_of("+-.0123456789abcdefxABCDEFX_") == std::string_view::npos;
}

static bool isNotANumber(std::string_view word) {
    const std::string_view name = word.substr(word.starts_with('+') || word.starts_with('-') ? 1 : 0);
    return name == "NaN" || name == "Infinity";
}

WordMeaning explainWord(std::string_view word, const JsonDialect& dialect) {
    struct Spelling {
        std::string_view word;
        std::string_view json;
    };
    static constexpr std::array<Spelling, 9> spellings{
        {{"True", "true"}, {"TRUE", "true"}, {"False", "false"}, {"FALSE", "false"}, {"Null", "null"}, {"NULL", "null"},
            {"None", "null"}, {"nil", "null"}, {"undefined", "null"}}};
    static constexpr std::array<std::string_view, 3> jsonWords{"true", "false", "null"};

    const auto* const spelling = std::ranges::find(spellings, word, &Spelling::word);
    if (spelling != spellings.end())
        return {.kind = spelling->json == "null" ? Kind::Null : Kind::Boolean,
            .boolean = spelling->json == "true",
            .message = fmt::format("expected a value, found {}", nameText(word)),
            .help = fmt::format("write {}", spelling->json)};
    if (isNotANumber(word))
        return {.message = fmt::format("expected a value, found {}", nameText(word)),
            .help = json5Help("write a number or null, JSON has no infinities", dialect)};
    if (looksLikeNumber(word))
        return {.message = fmt::format("expected a number as JSON writes it, found {}", nameText(word)),
            .help = json5Help(explainNumber(word), dialect)};
    const std::string_view near =
        word.size() > 2 && word.size() < 10 ? support::nearest(word, jsonWords) : std::string_view();
    return {.message = fmt::format("expected a value, found {}", nameText(word)),
        .help = near.empty() ? "put a text in double quotes" : fmt::format("did you mean {}?", near)};
}

std::string explainEscape(std::string_view escape, const JsonDialect& dialect) {
    const char kind = escape.size() > 1 ? escape[1] : '\0';
    switch (kind) {
        case '\'': return json5Help("write ' without the backslash", dialect);
        case 'v': return json5Help("write \\u000B", dialect);
        case '0': return json5Help("write \\u0000", dialect);
        case 'x': return json5Help("write \\u00 and the two digits", dialect);
        case '\n':
        case '\r': return json5Help("write the string on one line", dialect);
        default: return "write two backslashes for a backslash";
    }
}

}  // namespace stepcheck::syntax
