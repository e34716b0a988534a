#include "stepcheck/query/jsonata/number_words.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <vector>

namespace stepcheck::query::jsonata {

namespace {

struct Word {
    std::string_view cardinal;
    std::string_view ordinal;
    double value;
};

}  // namespace

static constexpr auto few = std::to_array<Word>({{"Zero", "Zeroth", 0}, {"One", "First", 1}, {"Two", "Second", 2},
    {"Three", "Third", 3}, {"Four", "Fourth", 4}, {"Five", "Fifth", 5}, {"Six", "Sixth", 6}, {"Seven", "Seventh", 7},
    {"Eight", "Eighth", 8}, {"Nine", "Ninth", 9}, {"Ten", "Tenth", 10}, {"Eleven", "Eleventh", 11},
    {"Twelve", "Twelfth", 12}, {"Thirteen", "Thirteenth", 13}, {"Fourteen", "Fourteenth", 14},
    {"Fifteen", "Fifteenth", 15}, {"Sixteen", "Sixteenth", 16}, {"Seventeen", "Seventeenth", 17},
    {"Eighteen", "Eighteenth", 18}, {"Nineteen", "Nineteenth", 19}});

static constexpr auto tens = std::to_array<Word>({{"Twenty", "Twentieth", 20}, {"Thirty", "Thirtieth", 30},
    {"Forty", "Fortieth", 40}, {"Fifty", "Fiftieth", 50}, {"Sixty", "Sixtieth", 60}, {"Seventy", "Seventieth", 70},
    {"Eighty", "Eightieth", 80}, {"Ninety", "Ninetieth", 90}});

static constexpr auto many = std::to_array<Word>({{"Hundred", "Hundredth", 1e2}, {"Thousand", "Thousandth", 1e3},
    {"Million", "Millionth", 1e6}, {"Billion", "Billionth", 1e9}, {"Trillion", "Trillionth", 1e12}});

static constexpr double beyondWords = 1e300;

static std::string underHundred(double number, bool ordinal) {
    if (number < 20) {
        const Word& word = few.at(static_cast<std::size_t>(number));
        return std::string(ordinal ? word.ordinal : word.cardinal);
    }
    const Word& word = tens.at(static_cast<std::size_t>(number / 10) - 2);
    const double rest = std::fmod(number, 10);
    if (rest == 0)
        return std::string(ordinal ? word.ordinal : word.cardinal);
    return std::string(word.cardinal) + "-" + underHundred(rest, ordinal);
}

static std::string words(double number, bool ordinal) {
    if (number < 100)
        return underHundred(number, ordinal);
    const Word* unit = many.data();
    for (const Word& candidate : many)
        if (number >= candidate.value)
            unit = &candidate;
    const double count = std::floor(number / unit->value);
    const double rest = number - count * unit->value;
    std::string text = words(count, false) + " ";
    if (rest <= 0)
        return text.append(ordinal ? unit->ordinal : unit->cardinal);
    text += unit->cardinal;
    return text.append(rest < 100 ? " and " : ", ").append(words(rest, ordinal));
}

std::string numberInWords(double number, bool ordinal) {
    return words(std::min(number, beyondWords), ordinal);
}

static bool equalsLower(std::string_view word, std::string_view lower) {
    return std::ranges::equal(word, lower, [](char a, char b) { return (a | 0x20) == b; });
}

static double wordValue(std::string_view lower) {
    for (const auto& list : {std::vector<Word>(few.begin(), few.end()), std::vector<Word>(tens.begin(), tens.end()),
             std::vector<Word>(many.begin(), many.end())})
        for (const Word& word : list)
            if (equalsLower(word.cardinal, lower) || equalsLower(word.ordinal, lower))
                return word.value;
    return std::numeric_limits<double>::quiet_NaN();
}

// The words without what joins them.
static std::vector<std::string_view> splitWords(std::string_view text) {
    std::vector<std::string_view> found;
    std::size_t begin = 0;
    while (begin <= text.size()) {
        const std::size_t end = std::min(text.find_first_of(", -\t\n\r", begin), text.size());
        if (const std::string_view word = text.substr(begin, end - begin); !word.empty() && word != "and")
            found.push_back(word);
        begin = end + 1;
    }
    return found;
}

double wordsValue(std::string_view text) {
    std::vector<double> segments{0};
    for (const std::string_view word : splitWords(text)) {
        const double value = wordValue(word);
        if (std::isnan(value))
            return value;
        if (value >= 100) {
            segments.back() *= value;
            continue;
        }
        if (segments.back() >= 1000)
            segments.push_back(0);
        segments.back() += value;
    }
    double sum = 0;
    for (const double segment : segments)
        sum += segment;
    return sum;
}

std::string wordPattern() {
    std::string pattern;
    const auto add = [&pattern](const auto& list) {
        for (const Word& word : list)
            pattern.append(word.ordinal).append("|").append(word.cardinal).append("|");
    };
    add(few);
    add(tens);
    add(many);
    return "(?:" + pattern + "and|[\\-, ])+";
}

static constexpr std::array<std::pair<int, std::string_view>, 13> romans{{{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"},
    {100, "c"}, {90, "xc"}, {50, "l"}, {40, "xl"}, {10, "x"}, {9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"}}};

static constexpr double mostRoman = 1e6;

std::string romanNumber(double number) {
    auto left = static_cast<int>(std::min(number, mostRoman));
    std::string text;
    for (const auto& [value, letters] : romans)
        for (; left >= value; left -= value)
            text += letters;
    return text;
}

double romanValue(std::string_view roman) {
    double sum = 0;
    int largest = 1;
    for (std::size_t i = roman.size(); i > 0; --i) {
        const auto* const digit = std::ranges::find_if(
            romans, [letter = roman.substr(i - 1, 1)](const auto& entry) { return entry.second == letter; });
        if (digit == romans.end())
            return std::numeric_limits<double>::quiet_NaN();
        if (digit->first < largest) {
            sum -= digit->first;
        } else {
            largest = digit->first;
            sum += digit->first;
        }
    }
    return sum;
}

}  // namespace stepcheck::query::jsonata
