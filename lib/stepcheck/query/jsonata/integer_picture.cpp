#include "stepcheck/query/jsonata/integer_picture.h"

#include "stepcheck/query/jsonata/evaluator.h"
#include "stepcheck/query/jsonata/json_text.h"
#include "stepcheck/query/jsonata/number_words.h"
#include "stepcheck/query/jsonata/text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>

namespace stepcheck::query::jsonata {

// The zeros of the families of decimal digits.
static constexpr auto zeros = std::to_array<char32_t>({0x30, 0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0B66,
    0x0BE6, 0x0C66, 0x0CE6, 0x0D66, 0x0DE6, 0x0E50, 0x0ED0, 0x0F20, 0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80,
    0x1A90, 0x1B50, 0x1BB0, 0x1C40, 0x1C50, 0xA620, 0xA8D0, 0xA900, 0xA9D0, 0xA9F0, 0xAA50, 0xABF0, 0xFF10});

static char32_t zeroOf(char32_t unit) {
    const auto* const found = std::ranges::find_if(zeros, [unit](char32_t zero) { return unit >= zero && unit <= zero + 9; });
    return found == zeros.end() ? 0 : *found;
}

std::size_t regularDistance(const std::vector<std::size_t>& positions) {
    if (positions.empty())
        return 0;
    std::size_t factor = positions[0];
    for (const std::size_t position : positions)
        factor = std::gcd(factor, position);
    for (std::size_t i = 1; i <= positions.size(); ++i)
        if (std::ranges::find(positions, i * factor) == positions.end())
            return 0;
    return factor;
}

static void readDigits(std::string_view primary, IntegerPicture& picture) {
    std::vector<TextUnit> units;
    for (std::size_t at = 0; at < primary.size(); at += units.back().size)
        units.push_back(unitAt(primary, at));
    std::ranges::reverse(units);
    std::size_t position = 0;
    for (const TextUnit& unit : units) {
        if (const char32_t zero = zeroOf(unit.value); zero != 0) {
            if (picture.mandatoryDigits++ != 0 && zero != picture.zero)
                fail("D3131");
            picture.zero = zero;
            ++position;
        } else if (unit.value == U'#') {
            ++picture.optionalDigits;
            ++position;
        } else {
            std::string text;
            appendUnit(text, unit.value);
            picture.separators.push_back({.position = position, .text = std::move(text)});
        }
    }
    if (picture.mandatoryDigits == 0) {
        picture.style = IntegerPicture::Style::Sequence;
        picture.token = primary;
        return;
    }
    std::vector<std::size_t> positions;
    for (const IntegerPicture::Separator& separator : picture.separators)
        if (separator.text == picture.separators[0].text)
            positions.push_back(separator.position);
    if (positions.size() == picture.separators.size())
        picture.every = regularDistance(positions);
}

IntegerPicture readIntegerPicture(std::string_view text) {
    using Style = IntegerPicture::Style;
    using Case = IntegerPicture::Case;
    IntegerPicture picture;
    const std::size_t semicolon = text.rfind(';');
    const std::string_view primary = text.substr(0, semicolon);
    picture.ordinal = semicolon != std::string_view::npos && text.substr(semicolon + 1).starts_with('o');
    if (primary == "A" || primary == "a")
        picture.style = Style::Letters;
    else if (primary == "I" || primary == "i")
        picture.style = Style::Roman;
    else if (primary == "W" || primary == "w" || primary == "Ww")
        picture.style = Style::Words;
    else
        readDigits(primary, picture);
    if (picture.style != Style::Decimal && picture.style != Style::Sequence)
        picture.letterCase = primary == "Ww" ? Case::Title : primary[0] >= 'a' ? Case::Lower : Case::Upper;
    return picture;
}

static std::string inCase(std::string text, IntegerPicture::Case letterCase) {
    for (char& c : text) {
        if (letterCase == IntegerPicture::Case::Upper && c >= 'a' && c <= 'z')
            c = static_cast<char>(c - 0x20);
        if (letterCase == IntegerPicture::Case::Lower && c >= 'A' && c <= 'Z')
            c = static_cast<char>(c + 0x20);
    }
    return text;
}

static std::string letters(double number) {
    std::string text;
    for (; number > 0; number = std::floor((number - 1) / 26))
        text.insert(text.begin(), static_cast<char>('a' + static_cast<int>(std::fmod(number - 1, 26))));
    return text;
}

static bool isSeparated(const IntegerPicture& picture, std::size_t position) {
    if (picture.every != 0)
        return position % picture.every == 0;
    return std::ranges::find(picture.separators, position, &IntegerPicture::Separator::position) != picture.separators.end();
}

static const std::string& separatorAt(const IntegerPicture& picture, std::size_t position) {
    if (picture.every != 0)
        return picture.separators[0].text;
    return std::ranges::find(picture.separators, position, &IntegerPicture::Separator::position)->text;
}

static std::string_view ordinalSuffix(std::string_view digits) {
    const char last = digits.back();
    if ((digits.size() > 1 && digits[digits.size() - 2] == '1') || last < '1' || last > '3')
        return "th";
    return last == '1' ? "st" : last == '2' ? "nd" : "rd";
}

static std::string decimal(double number, const IntegerPicture& picture) {
    std::string digits = numberText(number);
    if (digits.size() < picture.mandatoryDigits)
        digits.insert(0, picture.mandatoryDigits - digits.size(), '0');
    std::string text;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (const std::size_t position = digits.size() - i; i != 0 && isSeparated(picture, position))
            text += separatorAt(picture, position);
        if (digits[i] >= '0' && digits[i] <= '9')
            appendUnit(text, picture.zero + static_cast<char32_t>(digits[i] - '0'));
        else
            text.push_back(digits[i]);
    }
    if (isSeparated(picture, 0) && picture.every == 0)
        text += separatorAt(picture, 0);
    return picture.ordinal ? text.append(ordinalSuffix(digits)) : text;
}

std::string formatIntegerBy(double number, const IntegerPicture& picture) {
    const double size = std::abs(number);
    std::string text;
    switch (picture.style) {
        case IntegerPicture::Style::Letters: text = inCase(letters(size), picture.letterCase); break;
        case IntegerPicture::Style::Roman: text = inCase(romanNumber(size), picture.letterCase); break;
        case IntegerPicture::Style::Words: text = inCase(numberInWords(size, picture.ordinal), picture.letterCase); break;
        case IntegerPicture::Style::Decimal: text = decimal(size, picture); break;
        case IntegerPicture::Style::Sequence: fail("D3130", {.value = quoteJson(picture.token)});
    }
    return number < 0 ? "-" + text : text;
}

static double lettersValue(std::string_view text, char first) {
    double number = 0;
    for (const char c : text)
        number = number * 26 + (c - first + 1);
    return number;
}

static double decimalValue(std::string_view text, const IntegerPicture& picture) {
    if (picture.ordinal)
        text = text.substr(0, text.size() - std::min<std::size_t>(2, text.size()));
    double number = 0;
    bool any = false;
    const bool negative = text.starts_with('-');
    for (std::size_t at = negative ? 1 : 0; at < text.size();) {
        const auto separator = std::ranges::find_if(picture.separators,
            [rest = text.substr(at)](const IntegerPicture::Separator& known) { return rest.starts_with(known.text); });
        if (separator != picture.separators.end()) {
            at += separator->text.size();
            continue;
        }
        const TextUnit unit = unitAt(text, at);
        if (unit.value < picture.zero || unit.value > picture.zero + 9)
            break;
        number = number * 10 + static_cast<double>(unit.value - picture.zero);
        any = true;
        at += unit.size;
    }
    if (!any)
        return std::numeric_limits<double>::quiet_NaN();
    return negative ? -number : number;
}

double parseIntegerBy(std::string_view text, const IntegerPicture& picture) {
    switch (picture.style) {
        case IntegerPicture::Style::Letters:
            return lettersValue(text, picture.letterCase == IntegerPicture::Case::Upper ? 'A' : 'a');
        case IntegerPicture::Style::Roman: return romanValue(inCase(std::string(text), IntegerPicture::Case::Lower));
        case IntegerPicture::Style::Words: return wordsValue(inCase(std::string(text), IntegerPicture::Case::Lower));
        case IntegerPicture::Style::Decimal: return decimalValue(text, picture);
        case IntegerPicture::Style::Sequence: break;
    }
    fail("D3130", {.value = quoteJson(picture.token)});
}

}  // namespace stepcheck::query::jsonata
