#include "stepcheck/query/jsonata/function_groups.h"
#include "stepcheck/query/jsonata/json_text.h"
#include "stepcheck/query/jsonata/operators.h"
#include "stepcheck/query/jsonata/rounding.h"
#include "stepcheck/query/jsonata/terms.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <string>

namespace stepcheck::query::jsonata {

static bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

static std::size_t skipDigits(std::string_view text, std::size_t at) {
    while (at < text.size() && isDigit(text[at]))
        ++at;
    return at;
}

// -?digits[.digits][e[+-]digits], and nothing around it.
static bool isDecimalText(std::string_view text) {
    const std::size_t start = !text.empty() && text[0] == '-' ? 1 : 0;
    std::size_t at = skipDigits(text, start);
    if (at == start)
        return false;
    if (at < text.size() && text[at] == '.') {
        const std::size_t fraction = at + 1;
        at = skipDigits(text, fraction);
        if (at == fraction)
            return false;
    }
    if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
        ++at;
        if (at < text.size() && (text[at] == '+' || text[at] == '-'))
            ++at;
        const std::size_t exponent = at;
        at = skipDigits(text, exponent);
        if (at == exponent)
            return false;
    }
    return at == text.size();
}

// The radix that a prefix announces when only its digits follow; else 0.
static unsigned radixOf(std::string_view text) {
    if (text.size() < 3 || text[0] != '0')
        return 0;
    const char letter = static_cast<char>(text[1] | 0x20);
    const unsigned radix = letter == 'x' ? 16 : letter == 'o' ? 8 : letter == 'b' ? 2 : 0;
    const std::string_view digits = std::string_view("0123456789abcdef").substr(0, radix);
    const bool fits = std::ranges::all_of(text.substr(2), [digits](char c) {
        return digits.find(c >= 'A' && c <= 'F' ? static_cast<char>(c | 0x20) : c) != std::string_view::npos;
    });
    return fits ? radix : 0;
}

static double inRadix(std::string_view digits, unsigned radix) {
    double number = 0;
    for (const char c : digits)
        number = number * radix + (isDigit(c) ? c - '0' : (c | 0x20) - 'a' + 10);
    return number;
}

static Item numberInText(Evaluator& evaluator, std::string_view text) {
    if (isDecimalText(text)) {
        std::int64_t integer = 0;
        const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), integer);
        if (failure == std::errc() && end == text.data() + text.size())
            return evaluator.integer(integer);
        const double number = std::strtod(std::string(text).c_str(), nullptr);
        if (std::isfinite(number))
            return evaluator.whole(number);
    } else if (const unsigned radix = radixOf(text); radix != 0) {
        return evaluator.whole(inRadix(text.substr(2), radix));
    }
    fail("D3030", {.value = quoteJson(text)});
}

Item numberFrom(Evaluator& evaluator, const Arguments& arguments) {
    const Item item = arguments[0];
    if (isTerm(item)) {
        if (termFits(evaluator, item, mask(TypeBit::Number)))
            return item;
        if (termFits(evaluator, item, mask(TypeBit::Boolean)))
            return ofInteger(truthOfTerm(evaluator, item) ? 1 : 0);
        throw TermMet{};
    }
    if (isUndefined(item) || isNumber(item))
        return item;
    if (item.tag == Tag::Boolean)
        return ofInteger(item.boolean ? 1 : 0);
    if (!isString(item))
        fail("D3030", {.value = shortJson(evaluator, item)});
    return numberInText(evaluator, textOf(item));
}

Item abs(Evaluator& /*evaluator*/, const Arguments& arguments) {
    const Item item = arguments[0];
    if (isUndefined(item))
        return item;
    if (item.tag == Tag::Integer && item.integer != std::numeric_limits<std::int64_t>::min())
        return ofInteger(std::abs(item.integer));
    return ofDecimal(std::abs(numberOf(item)));
}

Item floorOf(Evaluator& evaluator, const Arguments& arguments) {
    const Item item = arguments[0];
    if (isUndefined(item) || item.tag == Tag::Integer)
        return item;
    return evaluator.whole(std::floor(numberOf(item)));
}

Item ceilOf(Evaluator& evaluator, const Arguments& arguments) {
    const Item item = arguments[0];
    if (isUndefined(item) || item.tag == Tag::Integer)
        return item;
    return evaluator.whole(std::ceil(numberOf(item)));
}

Item roundOf(Evaluator& evaluator, const Arguments& arguments) {
    const Item item = arguments[0];
    if (isUndefined(item))
        return item;
    const double precision = isUndefined(arguments[1]) ? 0 : numberOf(arguments[1]);
    if (item.tag == Tag::Integer && precision >= 0)
        return item;
    return evaluator.whole(roundHalfEven(numberOf(item), precision));
}

Item sqrtOf(Evaluator& evaluator, const Arguments& arguments) {
    if (isUndefined(arguments[0]))
        return {};
    const double number = numberOf(arguments[0]);
    if (number < 0)
        fail("D3060", {.value = numberText(number)});
    return evaluator.whole(std::sqrt(number));
}

Item power(Evaluator& evaluator, const Arguments& arguments) {
    if (isUndefined(arguments[0]) || isUndefined(arguments[1]))
        return {};
    const double base = numberOf(arguments[0]);
    const double exponent = numberOf(arguments[1]);
    const double result = std::pow(base, exponent);
    if (!std::isfinite(result))
        fail("D3061", {.value = numberText(base), .value2 = numberText(exponent)});
    return evaluator.whole(result);
}

Item random(Evaluator& evaluator, const Arguments& arguments) {
    if (isUndefined(arguments[0]))
        return ofDecimal(evaluator.random().fraction());
    const auto seed = static_cast<std::int64_t>(std::clamp(numberOf(arguments[0]), -0x1p62, 0x1p62));
    return ofDecimal(Random(static_cast<std::uint64_t>(seed)).fraction());
}

Item formatBase(Evaluator& evaluator, const Arguments& arguments) {
    if (isUndefined(arguments[0]))
        return {};
    const double number = roundHalfEven(numberOf(arguments[0]), 0);
    const double radix = isUndefined(arguments[1]) ? 10 : roundHalfEven(numberOf(arguments[1]), 0);
    if (radix < 2 || radix > 36)
        fail("D3100", {.value = numberText(radix)});
    if (!std::isfinite(number))
        return ofText(std::isnan(number) ? "NaN" : number < 0 ? "-Infinity" : "Infinity");
    if (radix == 10)
        return evaluator.ownText(numberText(number));
    std::string digits;
    for (double left = std::abs(number); left >= 1; left = std::floor(left / radix))
        digits.push_back("0123456789abcdefghijklmnopqrstuvwxyz"[static_cast<std::size_t>(std::fmod(left, radix))]);
    if (digits.empty())
        digits.push_back('0');
    if (number < 0)
        digits.push_back('-');
    std::ranges::reverse(digits);
    return evaluator.ownText(digits);
}

// A sum over unknowns is a chain of additions.
static Item sumOfTerms(Evaluator& evaluator, Item numbers) {
    Item sum = ofInteger(0);
    for (std::size_t i = 0; i < sizeOf(numbers); ++i) {
        const std::array<Item, 2> sides{sum, elementOf(numbers, i)};
        sum = termOperation(evaluator, "+", sides);
    }
    return sum;
}

Item sum(Evaluator& evaluator, const Arguments& arguments) {
    const Item numbers = arguments[0];
    if (isUndefined(numbers))
        return {};
    const std::size_t size = sizeOf(numbers);
    double total = 0;
    std::int64_t whole = 0;
    bool exact = true;
    for (std::size_t i = 0; i < size; ++i) {
        const Item number = elementOf(numbers, i);
        if (isTerm(number))
            return sumOfTerms(evaluator, numbers);
        exact = exact && number.tag == Tag::Integer && !__builtin_add_overflow(whole, number.integer, &whole);
        total += numberOf(number);
    }
    return exact ? evaluator.integer(whole) : ofDecimal(total);
}

static Item extreme(Item numbers, bool largest) {
    if (isUndefined(numbers) || sizeOf(numbers) == 0)
        return {};
    Item best = elementOf(numbers, 0);
    for (std::size_t i = 1; i < sizeOf(numbers); ++i) {
        const Item number = elementOf(numbers, i);
        if (largest ? numberOf(number) > numberOf(best) : numberOf(number) < numberOf(best))
            best = number;
    }
    return best;
}

Item maxOf(Evaluator& /*evaluator*/, const Arguments& arguments) {
    return extreme(arguments[0], true);
}

Item minOf(Evaluator& /*evaluator*/, const Arguments& arguments) {
    return extreme(arguments[0], false);
}

Item average(Evaluator& evaluator, const Arguments& arguments) {
    const Item numbers = arguments[0];
    if (isUndefined(numbers) || sizeOf(numbers) == 0)
        return {};
    double total = 0;
    for (std::size_t i = 0; i < sizeOf(numbers); ++i)
        total += numberOf(elementOf(numbers, i));
    return evaluator.whole(total / static_cast<double>(sizeOf(numbers)));
}

Item countOf(Evaluator& /*evaluator*/, const Arguments& arguments) {
    return ofInteger(isUndefined(arguments[0]) ? 0 : static_cast<std::int64_t>(sizeOf(arguments[0])));
}

}  // namespace stepcheck::query::jsonata
