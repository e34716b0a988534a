#include "stepcheck/syntax/yaml_reading.h"

#include "stepcheck/support/assert.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <limits>
#include <optional>
#include <span>

namespace stepcheck::syntax {

using As = YamlReading::As;

static constexpr std::string_view digits = "0123456789";
static constexpr std::string_view digitsAndUnderscore = "0123456789_";

namespace {

/// Takes a text apart from its begin; each function says whether, or how much of, the expected was there.
class Cursor {
public:
    explicit Cursor(std::string_view text) : rest_(text) {}

    [[nodiscard]] bool atEnd() const { return rest_.empty(); }

    bool take(char c) {
        const bool found = rest_.starts_with(c);
        rest_.remove_prefix(found ? 1 : 0);
        return found;
    }

    bool takeOneOf(std::string_view characters) {
        const bool found = !rest_.empty() && characters.find(rest_.front()) != std::string_view::npos;
        rest_.remove_prefix(found ? 1 : 0);
        return found;
    }

    bool take(std::string_view word) {
        const bool found = rest_.starts_with(word);
        rest_.remove_prefix(found ? word.size() : 0);
        return found;
    }

    std::string_view takeAll(std::string_view characters, std::size_t most = std::string_view::npos) {
        const std::size_t count = std::min({rest_.find_first_not_of(characters), rest_.size(), most});
        const std::string_view taken = rest_.substr(0, count);
        rest_.remove_prefix(count);
        return taken;
    }

private:
    std::string_view rest_;
};

}  // namespace

static bool isOneOf(std::string_view text, std::span<const std::string_view> words) {
    return std::ranges::find(words, text) != words.end();
}

static std::string withoutUnderscores(std::string_view text) {
    std::string result(text);
    std::erase(result, '_');
    return result;
}

static YamlReading text() {
    return {.as = As::Text};
}

static YamlReading boolean(bool value) {
    return {.as = As::Boolean, .value = value ? "true" : "false"};
}

// As JSON writes it: no plus, no leading zeros, a digit on both sides of the point.
static YamlReading decimal(bool negative, std::string_view number) {
    constexpr std::size_t longest = 20;  // nobody reads more digits, and 64 bits have no more
    if (number.size() > longest)
        return {.as = As::Number};
    std::string value = withoutUnderscores(number);
    value.erase(0, std::min(value.find_first_not_of('0'), value.size()));
    if (value.empty() || digits.find(value.front()) == std::string_view::npos)
        value.insert(value.begin(), '0');
    const std::size_t point = value.find('.');
    if (point != std::string::npos &&
        (point + 1 == value.size() || digits.find(value[point + 1]) == std::string_view::npos))
        value.insert(point + 1, 1, '0');
    if (negative)
        value.insert(value.begin(), '-');
    return {.as = As::Number, .value = value};
}

static YamlReading wholeNumber(bool negative, std::optional<std::uint64_t> magnitude) {
    if (!magnitude)
        return {.as = As::Number};
    return {.as = As::Number, .value = fmt::format("{}{}", negative && *magnitude != 0 ? "-" : "", *magnitude)};
}

static YamlReading inBase(int base, bool negative, std::string_view written) {
    const std::string number = withoutUnderscores(written);
    std::uint64_t value = 0;
    const auto [end, failure] = std::from_chars(number.data(), number.data() + number.size(), value, base);
    return wholeNumber(negative, failure == std::errc() ? std::optional(value) : std::nullopt);
}

// `12:30:00` is 12 × 60 × 60 + 30 × 60.
static YamlReading inBase60(bool negative, std::string_view written) {
    std::uint64_t total = 0;
    for (Cursor cursor(written); !cursor.atEnd(); cursor.take(':')) {
        std::uint64_t part = 0;
        const std::string number = withoutUnderscores(cursor.takeAll(digitsAndUnderscore));
        const auto [end, failure] = std::from_chars(number.data(), number.data() + number.size(), part);
        if (failure != std::errc() || total > (std::numeric_limits<std::uint64_t>::max() - part) / 60)
            return wholeNumber(negative, std::nullopt);
        total = total * 60 + part;
    }
    return wholeNumber(negative, total);
}

// Behind the sign. `:30:00`: every part is below 60.
static bool takeBase60Parts(Cursor& cursor) {
    bool any = false;
    while (cursor.take(':')) {
        const std::string_view part = cursor.takeAll(digits, 2);
        if (part.empty() || (part.size() == 2 && part.front() > '5'))
            return false;
        any = true;
    }
    return any;
}

// `[0-9][0-9_]*(:[0-5]?[0-9])+` and the same as a decimal.
static std::optional<YamlReading> base60(bool negative, std::string_view number) {
    Cursor cursor(number);
    const std::string_view first = cursor.takeAll(digitsAndUnderscore);
    if (first.empty() || first.front() == '_' || !takeBase60Parts(cursor))
        return std::nullopt;
    if (cursor.atEnd())
        return first.front() == '0' ? std::nullopt : std::optional(inBase60(negative, number));
    const bool point = cursor.take('.');
    cursor.takeAll(digitsAndUnderscore);
    return point && cursor.atEnd() ? std::optional(YamlReading{.as = As::Number}) : std::nullopt;
}

static bool takeExponent(Cursor& cursor, bool needsSign) {
    if (!cursor.takeOneOf("eE"))
        return true;
    const bool sign = cursor.takeOneOf("+-");
    return (sign || !needsSign) && !cursor.takeAll(digits).empty();
}

static std::optional<YamlReading> specialFloat(bool isSigned, std::string_view number) {
    static constexpr std::array<std::string_view, 3> infinities{".inf", ".Inf", ".INF"};
    static constexpr std::array<std::string_view, 3> notNumbers{".nan", ".NaN", ".NAN"};
    if (isOneOf(number, infinities))
        return YamlReading{.as = As::Infinity};
    if (!isSigned && isOneOf(number, notNumbers))
        return YamlReading{.as = As::NotANumber};
    return std::nullopt;
}

static YamlReading integer11(bool negative, std::string_view number) {
    Cursor cursor(number);
    if (cursor.take("0b"))
        return !cursor.takeAll("01_").empty() && cursor.atEnd() ? inBase(2, negative, number.substr(2)) : text();
    if (cursor.take("0x"))
        return !cursor.takeAll("0123456789abcdefABCDEF_").empty() && cursor.atEnd()
                   ? inBase(16, negative, number.substr(2))
                   : text();
    if (number == "0")
        return decimal(negative, number);
    if (cursor.take('0'))
        return !cursor.takeAll("01234567_").empty() && cursor.atEnd() ? inBase(8, negative, number) : text();
    return !cursor.takeAll(digitsAndUnderscore).empty() && cursor.atEnd() ? decimal(negative, number) : text();
}

static YamlReading number11(std::string_view text11) {
    const bool negative = text11.starts_with('-');
    const bool isSigned = negative || text11.starts_with('+');
    const std::string_view number = text11.substr(isSigned ? 1 : 0);
    if (auto special = specialFloat(isSigned, number))
        return *special;
    if (auto sexagesimal = base60(negative, number))
        return *sexagesimal;

    Cursor cursor(number);
    const std::string_view whole = cursor.takeAll(digitsAndUnderscore);
    if (whole.starts_with('_'))
        return text();
    if (!cursor.take('.'))
        return integer11(negative, number);
    const std::string_view fraction = cursor.takeAll(digitsAndUnderscore);
    const bool wellFormed = whole.empty() ? !isSigned && !fraction.empty() && fraction.front() != '_' : true;
    return wellFormed && takeExponent(cursor, true) && cursor.atEnd() ? decimal(negative, number) : text();
}

static bool isTimestamp(std::string_view text) {
    Cursor cursor(text);
    if (cursor.takeAll(digits).size() != 4 || !cursor.take('-'))
        return false;
    const std::size_t month = cursor.takeAll(digits).size();
    if (month < 1 || month > 2 || !cursor.take('-'))
        return false;
    const std::size_t day = cursor.takeAll(digits).size();
    if (day < 1 || day > 2)
        return false;
    if (cursor.atEnd())
        return month == 2 && day == 2;

    if (!cursor.takeOneOf("Tt") && cursor.takeAll(" \t").empty())
        return false;
    const std::size_t hour = cursor.takeAll(digits).size();
    if (hour < 1 || hour > 2 || !cursor.take(':') || cursor.takeAll(digits).size() != 2 || !cursor.take(':') ||
        cursor.takeAll(digits).size() != 2)
        return false;
    if (cursor.take('.'))
        cursor.takeAll(digits);
    if (cursor.atEnd())
        return true;
    cursor.takeAll(" \t");
    if (cursor.take('Z'))
        return cursor.atEnd();
    if (!cursor.takeOneOf("+-"))
        return false;
    const std::size_t zone = cursor.takeAll(digits).size();
    if (zone < 1 || zone > 2)
        return false;
    return (!cursor.take(':') || cursor.takeAll(digits).size() == 2) && cursor.atEnd();
}

static std::optional<YamlReading> wordOfBoth(std::string_view word) {
    static constexpr std::array<std::string_view, 5> nulls{"", "~", "null", "Null", "NULL"};
    static constexpr std::array<std::string_view, 3> trues{"true", "True", "TRUE"};
    static constexpr std::array<std::string_view, 3> falses{"false", "False", "FALSE"};
    if (isOneOf(word, nulls))
        return YamlReading{.as = As::Null};
    if (isOneOf(word, trues))
        return boolean(true);
    if (isOneOf(word, falses))
        return boolean(false);
    return std::nullopt;
}

YamlReading readAsYaml11(std::string_view word) {
    static constexpr std::array<std::string_view, 6> trues{"yes", "Yes", "YES", "on", "On", "ON"};
    static constexpr std::array<std::string_view, 6> falses{"no", "No", "NO", "off", "Off", "OFF"};
    constexpr std::size_t longestWord = 5;
    if (word.size() <= longestWord) {
        if (auto both = wordOfBoth(word))
            return *both;
        if (isOneOf(word, trues))
            return boolean(true);
        if (isOneOf(word, falses))
            return boolean(false);
        if (word == "=")
            return {.as = As::DefaultKey};
    }
    constexpr std::string_view numberStarts = "0123456789+-.";
    if (numberStarts.find(word.front()) == std::string_view::npos)
        return text();
    return isTimestamp(word) ? YamlReading{.as = As::Timestamp} : number11(word);
}

static YamlReading number12(std::string_view written) {
    const bool negative = written.starts_with('-');
    const bool isSigned = negative || written.starts_with('+');
    const std::string_view number = written.substr(isSigned ? 1 : 0);
    if (auto special = specialFloat(isSigned, number))
        return *special;

    Cursor cursor(number);
    if (!isSigned && cursor.take("0o"))
        return !cursor.takeAll("01234567").empty() && cursor.atEnd() ? inBase(8, false, number.substr(2)) : text();
    if (!isSigned && cursor.take("0x"))
        return !cursor.takeAll("0123456789abcdefABCDEF").empty() && cursor.atEnd() ? inBase(16, false, number.substr(2))
                                                                                   : text();
    const std::size_t whole = cursor.takeAll(digits).size();
    const std::size_t fraction = cursor.take('.') ? cursor.takeAll(digits).size() : 0;
    return whole + fraction > 0 && takeExponent(cursor, false) && cursor.atEnd() ? decimal(negative, number) : text();
}

YamlReading readAsYaml12(std::string_view word) {
    if (auto both = wordOfBoth(word))
        return *both;
    return number12(word);
}

std::string describe(const YamlReading& reading) {
    switch (reading.as) {
        case As::Text: return "text";
        case As::Null: return "null";
        case As::Boolean: return fmt::format("the boolean {}", reading.value);
        case As::Number: return reading.value.empty() ? "a number" : fmt::format("the number {}", reading.value);
        case As::Infinity: return "infinity";
        case As::NotANumber: return "NaN";
        case As::Timestamp: return "a date";
        case As::DefaultKey: return "the mark of a default value";
    }
    STEPCHECK_ASSERT(false);
}

}  // namespace stepcheck::syntax
