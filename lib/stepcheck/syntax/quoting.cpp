#include "stepcheck/syntax/quoting.h"

#include "stepcheck/syntax/yaml_schema.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>

namespace stepcheck::syntax {

static bool isControl(char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
}

std::string escaped(std::string_view text) {
    std::string result;
    for (const char c : text) {
        if (c == '"' || c == '\\')
            result.append({'\\', c});
        else if (c == '\n')
            result.append("\\n");
        else if (c == '\t')
            result.append("\\t");
        else if (isControl(c))
            fmt::format_to(std::back_inserter(result), "\\u{:04X}", static_cast<unsigned>(c));
        else
            result.push_back(c);
    }
    return result;
}

// YAML 1.1 takes these words for booleans.
static bool isOldBoolean(std::string_view text) {
    std::string lower(text);
    std::ranges::transform(
        lower, lower.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    constexpr std::array<std::string_view, 6> words{"y", "n", "yes", "no", "on", "off"};
    return std::ranges::find(words, lower) != words.end();
}

bool canBePlain(std::string_view text, bool isInFlow) {
    if (text.empty() || kindOfPlain(text) != Kind::String || isOldBoolean(text))
        return false;
    // A date or a number of YAML 1.1 begins like this, and so does the end of a document.
    if (std::string_view("0123456789.+-=<~").find(text.front()) != std::string_view::npos)
        return false;
    if (std::string_view("!&*?|>@`\"'%#,[]{}:").find(text.front()) != std::string_view::npos)
        return false;
    if (text.front() == ' ' || text.back() == ' ' || text.back() == ':')
        return false;
    if (isInFlow && text.find_first_of(",[]{}") != std::string_view::npos)
        return false;
    return std::ranges::none_of(text, isControl) && text.find(": ") == std::string_view::npos &&
           text.find(" #") == std::string_view::npos;
}

std::string written(std::string_view text, Style style, StringPlace place) {
    if (place.language == Language::Yaml && style == Style::Plain && canBePlain(text, place.isInFlow))
        return std::string(text);
    if (place.language == Language::Yaml && style == Style::SingleQuoted && std::ranges::none_of(text, isControl)) {
        std::string result = "'";
        for (const char c : text)
            result.append(c == '\'' ? 2 : 1, c);
        return result + "'";
    }
    return fmt::format("\"{}\"", escaped(text));
}

}  // namespace stepcheck::syntax
