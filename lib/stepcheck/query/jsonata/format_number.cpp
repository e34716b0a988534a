#include "stepcheck/query/jsonata/function_groups.h"
#include "stepcheck/query/jsonata/integer_picture.h"
#include "stepcheck/query/jsonata/number_picture.h"
#include "stepcheck/query/jsonata/rounding.h"

#include <fmt/format.h>

#include <cmath>
#include <string>

namespace stepcheck::query::jsonata {

static constexpr double mostPlaces = 1000;

// Digits with a point, without zeros at the ends.
static std::string plainDigits(double number, std::size_t places) {
    std::string digits = fmt::format("{:.{}f}", std::abs(number), static_cast<int>(places));
    if (places == 0)
        digits.push_back('.');
    digits.erase(0, digits.find_first_not_of('0'));
    digits.erase(digits.find_last_not_of('0') + 1);
    return digits;
}

static std::string withGroups(std::string digits, const SubPicture& picture) {
    std::size_t point = digits.find('.');
    if (picture.groupEvery != 0) {
        for (std::size_t at = point; at > picture.groupEvery;) {
            at -= picture.groupEvery;
            digits.insert(at, 1, ',');
        }
    } else {
        for (const std::size_t position : picture.groups) {
            if (position > point)
                continue;
            digits.insert(point - position, 1, ',');
            ++point;
        }
    }
    point = digits.find('.');
    for (const std::size_t position : picture.fractionGroups)
        if (point + 1 + position <= digits.size())
            digits.insert(point + 1 + position, 1, ',');
    return digits;
}

// From the plain characters to those that the options name.
static std::string translated(std::string_view digits, const NumberSymbols& symbols) {
    std::string text;
    for (const char c : digits) {
        if (c == '.')
            text += symbols.decimal;
        else if (c == ',')
            text += symbols.grouping;
        else
            text += symbols.digit(c - '0');
    }
    return text;
}

static std::string exponentText(int exponent, const SubPicture& picture, const NumberSymbols& symbols) {
    std::string digits = std::to_string(std::abs(exponent));
    if (digits.size() < picture.minExponent)
        digits.insert(0, picture.minExponent - digits.size(), '0');
    return symbols.exponent + (exponent < 0 ? symbols.minus : "") + translated(digits, symbols);
}

Item formatNumber(Evaluator& evaluator, const Arguments& arguments) {
    if (isUndefined(arguments[0]) || isUndefined(arguments[1]))
        return {};
    double number = numberOf(arguments[0]);
    const NumberSymbols symbols = readSymbols(evaluator, arguments[2]);
    const NumberPicture pictures = readNumberPicture(textOf(arguments[1]), symbols);
    const bool negative = !(number >= 0);
    const SubPicture& picture = negative ? pictures.negative : pictures.positive;
    if (!std::isfinite(number))
        return evaluator.ownText(picture.prefix + (std::isnan(number) ? symbols.nan : symbols.infinity) + picture.suffix);
    number = std::abs(number) * picture.scale;
    int exponent = 0;
    if (picture.minExponent != 0 && number != 0) {
        const double most = std::pow(10, static_cast<double>(picture.scalingFactor));
        const double least = std::pow(10, static_cast<double>(picture.scalingFactor) - 1);
        for (; number < least; --exponent)
            number *= 10;
        for (; number > most; ++exponent)
            number /= 10;
    }
    const double rounded = roundHalfEven(number, std::min(static_cast<double>(picture.maxFraction), mostPlaces));
    std::string digits = plainDigits(rounded, picture.maxFraction);
    if (const std::size_t point = digits.find('.'); point < picture.minInteger)
        digits.insert(0, picture.minInteger - point, '0');
    if (const std::size_t places = digits.size() - digits.find('.') - 1; places < picture.minFraction)
        digits.append(picture.minFraction - places, '0');
    digits = withGroups(std::move(digits), picture);
    if (!picture.hasPoint || digits.back() == '.')
        digits.pop_back();
    std::string text = picture.prefix + translated(digits, symbols);
    if (picture.minExponent != 0)
        text += exponentText(exponent, picture, symbols);
    return evaluator.ownText(text + picture.suffix);
}

}  // namespace stepcheck::query::jsonata
