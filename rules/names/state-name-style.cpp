#include "stepcheck/lint/rule.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace stepcheck::rules {

using lint::NameStyle;
using namespace std::string_view_literals;

static bool isLower(char c) {
    return c >= 'a' && c <= 'z';
}

static bool isUpper(char c) {
    return c >= 'A' && c <= 'Z';
}

static bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

static char toLower(char c) {
    return isUpper(c) ? static_cast<char>(c - 'A' + 'a') : c;
}

static char toUpper(char c) {
    return isLower(c) ? static_cast<char>(c - 'a' + 'A') : c;
}

// `getS3Object` and `Get S3 object` have the same words: a capital letter after a small one or a digit begins one, and
// so does the last of several when a small letter follows (`HTTPCall`).
static std::vector<std::string> wordsOf(std::string_view name) {
    std::vector<std::string> words;
    bool begins = true;
    for (std::size_t i = 0; i < name.size(); ++i) {
        const char c = name[i];
        if (!isLower(c) && !isUpper(c) && !isDigit(c)) {
            begins = true;
            continue;
        }
        const bool afterSmall = i > 0 && (isLower(name[i - 1]) || isDigit(name[i - 1]));
        const bool lastOfCapitals = i > 0 && isUpper(name[i - 1]) && i + 1 < name.size() && isLower(name[i + 1]);
        if (begins || (isUpper(c) && (afterSmall || lastOfCapitals)))
            words.emplace_back();
        begins = false;
        words.back().push_back(c);
    }
    return words;
}

static bool isSmallWord(std::string_view word) {
    static constexpr std::array words{"a"sv, "an"sv, "and"sv, "as"sv, "at"sv, "but"sv, "by"sv, "for"sv, "from"sv,
        "if"sv, "in"sv, "into"sv, "is"sv, "of"sv, "on"sv, "or"sv, "the"sv, "to"sv, "via"sv, "vs"sv, "with"sv};
    return std::ranges::find(words, word) != words.end();
}

static std::string lowered(std::string_view word) {
    std::string result(word);
    std::ranges::transform(result, result.begin(), toLower);
    return result;
}

static std::string capitalised(std::string_view word) {
    std::string result(word);
    result.front() = toUpper(result.front());
    return result;
}

static std::string inStyle(const std::vector<std::string>& words, NameStyle style) {
    std::string result;
    for (const std::string& word : words) {
        const bool isFirst = result.empty();
        switch (style) {
            case NameStyle::Any: break;
            case NameStyle::TitleCase:
                result += isFirst ? "" : " ";
                result += !isFirst && isSmallWord(word) ? word : capitalised(word);
                break;
            case NameStyle::PascalCase: result += capitalised(word); break;
            case NameStyle::CamelCase: result += isFirst ? lowered(word) : capitalised(word); break;
            case NameStyle::KebabCase: result += (isFirst ? "" : "-") + lowered(word); break;
            case NameStyle::SnakeCase: result += (isFirst ? "" : "_") + lowered(word); break;
        }
    }
    return result;
}

// Words of Title Case may hold anything; what counts is how each begins.
static bool isTitleCase(std::string_view name) {
    if (name.find("  ") != std::string_view::npos || name.find('_') != std::string_view::npos)
        return false;
    bool begins = true;
    for (std::size_t i = 0; i < name.size(); ++i) {
        const char c = name[i];
        const std::string_view word = name.substr(i, name.find_first_of(" ?!,:;.()/", i) - i);
        if (begins && isLower(c) && (i == 0 || !isSmallWord(word)))
            return false;
        begins = c == ' ' || (begins && (c == '(' || c == '"' || c == '\''));
    }
    return true;
}

static bool isOneWord(std::string_view name, bool (*mayBegin)(char)) {
    return mayBegin(name.front()) &&
           std::ranges::all_of(name, [](char c) { return isLower(c) || isUpper(c) || isDigit(c); });
}

static bool isJoined(std::string_view name, char separator) {
    char last = separator;
    for (const char c : name) {
        if (!isLower(c) && !isDigit(c) && (c != separator || last == separator))
            return false;
        last = c;
    }
    return last != separator;
}

static bool follows(std::string_view name, NameStyle style) {
    switch (style) {
        case NameStyle::Any: return true;
        case NameStyle::TitleCase: return isTitleCase(name);
        case NameStyle::PascalCase: return isOneWord(name, isUpper);
        case NameStyle::CamelCase: return isOneWord(name, isLower);
        case NameStyle::KebabCase: return isJoined(name, '-');
        case NameStyle::SnakeCase: return isJoined(name, '_');
    }
    return true;
}

static std::string_view describe(NameStyle style) {
    switch (style) {
        case NameStyle::Any: return "";
        case NameStyle::TitleCase: return "Title Case";
        case NameStyle::PascalCase: return "PascalCase";
        case NameStyle::CamelCase: return "camelCase";
        case NameStyle::KebabCase: return "kebab-case";
        case NameStyle::SnakeCase: return "snake_case";
    }
    return "";
}

static void check(const RuleInput& in, Reporter& out) {
    const NameStyle style = in.options.stateNameStyle;
    if (style == NameStyle::Any)
        return;
    for (const asl::State& state : in.machine.states()) {
        const std::string_view name = state.name.value;
        if (!state.hasFinalName() || name.empty() || follows(name, style))
            continue;
        auto report = out.report(state.name.at, "state name \"{}\" is not in {}", name, describe(style));
        if (const std::string better = inStyle(wordsOf(name), style); !better.empty() && follows(better, style))
            report.help("rename it to \"{}\", and what leads to it", better);
    }
}

STEPCHECK_RULE(state_name_style){
    .id = "state-name-style",
    .summary = "A state's name does not follow the project's convention.",
    .severity = Severity::Info,
    .profile = Profile::All,
    .since = "0.1",
    .check = check,
};

}  // namespace stepcheck::rules
