#include "stepcheck/request/swf.h"

#include "stepcheck/catalog/characters.h"
#include "stepcheck/support/unicode.h"

#include <fmt/format.h>

#include <charconv>

namespace stepcheck::request {

static bool isRefused(char32_t c) {
    return catalog::isIn(catalog::refusedSwfSigns, c) || catalog::isIn(catalog::controlCharacters, c);
}

std::optional<std::string> swfNameProblem(std::string_view name) {
    constexpr std::string_view blanks = " \t\r\n";
    if (name == "arn")
        return "is the word \"arn\", which no name may be";
    const support::Span bad = support::findCodePoint(name, 0, isRefused);
    if (!bad.empty())
        return fmt::format("has the character \"{}\", which no name may have", name.substr(bad.begin, bad.size()));
    if (!name.empty() && (blanks.find(name.front()) != blanks.npos || blanks.find(name.back()) != blanks.npos))
        return "has white space at an end";
    return std::nullopt;
}

static std::string expected(const catalog::TextNumber& number) {
    std::string range =
        number.most ? fmt::format("{} to {}", *number.least, *number.most) : fmt::format("at least {}", *number.least);
    if (!number.unit.empty())
        range += fmt::format(" {}", number.unit);
    return number.mayBeNone ? range + ", or NONE" : range;
}

std::optional<std::string> textNumberProblem(std::string_view text, const catalog::TextNumber& number) {
    if (text == "NONE" && number.mayBeNone)
        return std::nullopt;
    std::int64_t value = 0;
    const char* const end = text.data() + text.size();
    const std::from_chars_result read = std::from_chars(text.data(), end, value);
    const bool isNumber = read.ec == std::errc() && read.ptr == end;
    if (isNumber && value >= number.least.value_or(value) && value <= number.most.value_or(value))
        return std::nullopt;
    return fmt::format("is \"{}\", not {}", text, expected(number));
}

}  // namespace stepcheck::request
