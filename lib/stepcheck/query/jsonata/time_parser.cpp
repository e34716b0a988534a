#include "stepcheck/query/jsonata/evaluator.h"
#include "stepcheck/query/jsonata/json_text.h"
#include "stepcheck/query/jsonata/number_words.h"
#include "stepcheck/query/jsonata/regex.h"
#include "stepcheck/query/jsonata/text.h"
#include "stepcheck/query/jsonata/time_picture.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>

namespace stepcheck::query::jsonata {

static std::string quoted(std::string_view text) {
    std::string pattern;
    for (const char c : text) {
        if (std::string_view(".*+?^${}()|[]\\").find(c) != std::string_view::npos)
            pattern.push_back('\\');
        pattern.push_back(c);
    }
    return pattern;
}

static std::string integerPattern(const IntegerPicture& picture) {
    switch (picture.style) {
        case IntegerPicture::Style::Letters: return "[a-z]+";
        case IntegerPicture::Style::Roman: return "[mdclxvi]+";
        case IntegerPicture::Style::Words: return wordPattern();
        case IntegerPicture::Style::Sequence: fail("D3130", {.value = quoteJson(picture.token)});
        case IntegerPicture::Style::Decimal: break;
    }
    std::string pattern = picture.parseWidth != 0 ? fmt::format("[0-9]{{{}}}", picture.parseWidth) : "[0-9]+";
    return picture.ordinal ? pattern + "(?:th|st|nd|rd)" : pattern;
}

static std::string patternOf(const TimePart& part) {
    if (part.component == '\0')
        return quoted(part.literal);
    if (part.component == 'Z' || part.component == 'z') {
        std::string pattern = part.component == 'z' ? "GMT[-+][0-9]+" : "[-+][0-9]+";
        if (part.integer->every != 0)
            pattern += quoted(part.integer->separators[0].text) + "[0-9]+";
        return pattern;
    }
    if (part.integer)
        return integerPattern(*part.integer);
    if (std::string_view("MxFP").find(part.component) == std::string_view::npos)
        fail("D3133", {.value = quoteJson(std::string(1, part.component))});
    return "[a-zA-Z]+";
}

using Parts = std::map<char, double>;

static double parseOffset(std::string_view text, const TimePart& part) {
    if (part.component == 'z')
        text.remove_prefix(3);
    std::size_t split = text.size();
    std::size_t rest = text.size();
    if (part.integer->every != 0) {
        split = text.find(part.integer->separators[0].text);
        rest = split + part.integer->separators[0].text.size();
    } else if (text.size() > 3) {
        split = rest = 3;
    }
    const double hours = std::strtod(std::string(text.substr(0, split)).c_str(), nullptr);
    const double minutes = std::strtod(std::string(text.substr(rest)).c_str(), nullptr);
    return hours * 60 + minutes;
}

// The names are as in a picture, cut to its width, and are not known in another case.
static std::optional<double> parseName(std::string_view text, const TimePart& part) {
    const auto cut = [&part](std::string_view name) {
        return part.maxWidth ? name.substr(0, static_cast<std::size_t>(*part.maxWidth)) : name;
    };
    if (part.component == 'P')
        return text == "am" || text == "AM" ? std::optional(0.0) : text == "pm" || text == "PM" ? std::optional(1.0) : std::nullopt;
    const bool months = part.component != 'F';
    for (int i = 1; i <= (months ? 12 : 7); ++i)
        if (cut(months ? monthName(i) : dayName(i)) == text)
            return i;
    return std::nullopt;
}

static std::optional<double> parsePart(std::string_view text, const TimePart& part) {
    if (part.component == 'Z' || part.component == 'z')
        return parseOffset(text, part);
    if (!part.integer)
        return parseName(text, part);
    return parseIntegerBy(text, *part.integer);
}

// Whether there is one of the wanted parts and none but them. As in the reference, a part that is zero does not count.
static bool isMadeOf(const Parts& parts, std::string_view all, std::string_view wanted) {
    bool some = false;
    for (const char part : all) {
        const auto found = parts.find(part);
        if (found == parts.end() || found->second == 0)
            continue;
        if (wanted.find(part) == std::string_view::npos)
            return false;
        some = true;
    }
    return some;
}

// What is more significant than the parts given is that of now, what is less significant is zero.
static void complete(Parts& parts, std::string_view order, const Moment& now) {
    bool started = false;
    bool ended = false;
    for (const char part : order) {
        if (parts.contains(part)) {
            started = true;
            if (ended)
                fail("D3136");
        } else if (started) {
            parts[part] = part == 'M' || part == 'D' || part == 'd' ? 1 : 0;
            ended = true;
        } else {
            parts[part] = componentOf(now, part);
        }
    }
}

static double assemble(Parts parts, const Moment& now) {
    static constexpr std::string_view dateParts = "YXMxWwdD";
    static constexpr std::string_view timeParts = "PHhmsf";
    const bool byDay = isMadeOf(parts, dateParts, "YMD");
    const bool byDayOfYear = !byDay && isMadeOf(parts, dateParts, "Yd");
    const bool byWeekOfMonth = isMadeOf(parts, dateParts, "XxwF");
    const bool byWeek = !byWeekOfMonth && isMadeOf(parts, dateParts, "XWF");
    const bool halfDays = !isMadeOf(parts, timeParts, "Hmsf") && isMadeOf(parts, timeParts, "Phmsf");
    const std::string_view date = byDayOfYear ? "YD" : byWeekOfMonth ? "XxwF" : byWeek ? "XWF" : "YMD";
    complete(parts, std::string(date) + (halfDays ? "Phmsf" : "Hmsf"), now);
    if (byWeekOfMonth || byWeek)
        fail("D3136");
    double month = std::max(parts['M'], 1.0);
    double day = parts['D'];
    if (byDayOfYear) {
        month = 1;
        day = parts['d'];
    }
    double hour = parts['H'];
    if (halfDays)
        hour = (parts['h'] == 12 ? 0 : parts['h']) + (parts['P'] == 1 ? 12 : 0);
    // Two digits are a year of the 20th century.
    const double year = parts['Y'] >= 0 && parts['Y'] <= 99 ? parts['Y'] + 1900 : parts['Y'];
    const double offset = parts.contains('Z') && parts['Z'] != 0 ? parts['Z'] : parts['z'];
    return millisecondsAt(year, month, day, hour, parts['m'], parts['s'], parts['f']) - offset * 60'000;
}

std::optional<double> parseTime(std::string_view text, const TimePicture& picture, const Moment& now) {
    std::string pattern = "^";
    for (const TimePart& part : picture)
        pattern += "(" + patternOf(part) + ")";
    Regex::Mistake mistake;
    const auto regex = Regex::compile(pattern + "$", "i", mistake);
    if (regex == nullptr)
        return std::nullopt;
    RegexMatcher matcher(*regex, text);
    if (matcher.search(0) != RegexMatcher::Outcome::Match)
        return std::nullopt;
    Parts parts;
    for (std::size_t i = 0; i < picture.size(); ++i)
        if (picture[i].component != '\0')
            if (const std::optional<double> value = parsePart(*matcher.group(i + 1), picture[i]))
                parts[picture[i].component] = *value;
    if (parts.empty())
        return std::nullopt;
    return assemble(std::move(parts), now);
}

}  // namespace stepcheck::query::jsonata
