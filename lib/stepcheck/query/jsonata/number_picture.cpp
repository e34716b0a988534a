#include "stepcheck/query/jsonata/number_picture.h"

#include "stepcheck/query/jsonata/integer_picture.h"
#include "stepcheck/query/jsonata/text.h"

#include <algorithm>

namespace stepcheck::query::jsonata {

std::string NumberSymbols::digit(int value) const {
    std::string text;
    appendUnit(text, unitAt(zero, 0).value + static_cast<char32_t>(value));
    return text;
}

NumberSymbols readSymbols(Evaluator& /*evaluator*/, Item options) {
    NumberSymbols symbols;
    if (!isObject(options))
        return symbols;
    const auto read = [&options](std::string_view name, std::string& symbol) {
        if (const Item given = memberOf(options, name); isString(given) && !textOf(given).empty())
            symbol = textOf(given);
    };
    read("decimal-separator", symbols.decimal);
    read("grouping-separator", symbols.grouping);
    read("exponent-separator", symbols.exponent);
    read("infinity", symbols.infinity);
    read("minus-sign", symbols.minus);
    read("NaN", symbols.nan);
    read("percent", symbols.percent);
    read("per-mille", symbols.perMille);
    read("zero-digit", symbols.zero);
    read("digit", symbols.optional);
    read("pattern-separator", symbols.separator);
    return symbols;
}

namespace {

// A sub-picture as one letter a character: `0` digit, `#`, `.`, `,`, `e`, `%`, `m` per mille, `p` passive.
struct Letters {
    std::string kinds;
    std::vector<std::string> texts;

    [[nodiscard]] std::string text(std::size_t begin, std::size_t end) const {
        std::string joined;
        for (std::size_t i = begin; i < end; ++i)
            joined += texts[i];
        return joined;
    }
};

char kindOf(std::string_view text, const NumberSymbols& symbols) {
    if (text == symbols.decimal)
        return '.';
    if (text == symbols.grouping)
        return ',';
    if (text == symbols.exponent)
        return 'e';
    if (text == symbols.percent)
        return '%';
    if (text == symbols.perMille)
        return 'm';
    if (text == symbols.optional)
        return '#';
    for (int i = 0; i < 10; ++i)
        if (text == symbols.digit(i))
            return '0';
    return 'p';
}

Letters lettersOf(std::string_view picture, const NumberSymbols& symbols) {
    Letters letters;
    for (std::size_t at = 0; at < picture.size();) {
        const std::uint32_t size = unitAt(picture, at).size;
        letters.texts.emplace_back(picture.substr(at, size));
        letters.kinds.push_back(kindOf(letters.texts.back(), symbols));
        at += size;
    }
    return letters;
}

struct Sections {
    std::string_view active;
    std::string_view mantissa;
    std::string_view integer;
    std::string_view fraction;
    std::string_view exponent;
    bool hasExponent = false;
};

std::size_t countOf(std::string_view text, std::string_view kinds) {
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [kinds](char c) { return kinds.find(c) != std::string_view::npos; }));
}

Sections split(std::string_view active) {
    Sections sections{.active = active, .mantissa = active, .integer = {}, .fraction = {}, .exponent = {}};
    if (const std::size_t mark = active.find('e'); mark != std::string_view::npos) {
        sections.hasExponent = true;
        sections.mantissa = active.substr(0, mark);
        sections.exponent = active.substr(mark + 1);
    }
    const std::size_t point = sections.mantissa.find('.');
    sections.integer = sections.mantissa.substr(0, point);
    if (point != std::string_view::npos)
        sections.fraction = sections.mantissa.substr(point + 1);
    return sections;
}

void requireValid(std::string_view whole, const Sections& sections) {
    std::string_view code;
    const auto check = [&code](bool broken, std::string_view rule) {
        if (broken)
            code = rule;
    };
    const bool percent = countOf(whole, "%") != 0;
    const bool perMille = countOf(whole, "m") != 0;
    const std::size_t point = whole.find('.');
    check(countOf(whole, ".") > 1, "D3081");
    check(countOf(whole, "%") > 1, "D3082");
    check(countOf(whole, "m") > 1, "D3083");
    check(percent && perMille, "D3084");
    check(countOf(sections.mantissa, "0#") == 0, "D3085");
    check(countOf(sections.active, "p%m") != 0, "D3086");
    if (point != std::string_view::npos)
        check((point > 0 && whole[point - 1] == ',') || whole.substr(point + 1).starts_with(','), "D3087");
    else
        check(sections.integer.ends_with(','), "D3088");
    check(whole.find(",,") != std::string_view::npos, "D3089");
    const std::size_t optional = sections.integer.find('#');
    check(optional != std::string_view::npos && countOf(sections.integer.substr(0, optional), "0") != 0, "D3090");
    const std::size_t last = sections.fraction.rfind('#');
    check(last != std::string_view::npos && countOf(sections.fraction.substr(last), "0") != 0, "D3091");
    check(!sections.exponent.empty() && (percent || perMille), "D3092");
    check(sections.hasExponent && (sections.exponent.empty() || countOf(sections.exponent, "0") != sections.exponent.size()),
        "D3093");
    if (!code.empty())
        fail(code);
}

void readGroups(const Sections& sections, SubPicture& picture) {
    for (std::size_t i = 0; i < sections.integer.size(); ++i)
        if (sections.integer[i] == ',')
            picture.groups.push_back(countOf(sections.integer.substr(i), "0#"));
    picture.groupEvery = regularDistance(picture.groups);
    for (std::size_t i = 0; i < sections.fraction.size(); ++i)
        if (sections.fraction[i] == ',')
            picture.fractionGroups.push_back(countOf(sections.fraction.substr(0, i), "0#") + picture.fractionGroups.size());
}

void readSizes(const Sections& sections, SubPicture& picture) {
    picture.minInteger = countOf(sections.integer, "0");
    picture.scalingFactor = picture.minInteger;
    picture.minFraction = countOf(sections.fraction, "0");
    picture.maxFraction = countOf(sections.fraction, "0#");
    if (picture.minInteger == 0 && picture.maxFraction == 0) {
        if (sections.hasExponent)
            picture.minFraction = picture.maxFraction = 1;
        else
            picture.minInteger = 1;
    }
    if (sections.hasExponent && picture.minInteger == 0 && countOf(sections.integer, "#") != 0)
        picture.minInteger = 1;
    if (picture.minInteger == 0 && picture.minFraction == 0)
        picture.minFraction = 1;
    picture.minExponent = sections.exponent.size();
}

SubPicture readSubPicture(std::string_view text, const NumberSymbols& symbols) {
    const Letters letters = lettersOf(text, symbols);
    static constexpr std::string_view activeKinds = "0#.,";
    const std::size_t begin = std::min(letters.kinds.find_first_of(activeKinds), letters.kinds.size());
    const std::size_t last = letters.kinds.find_last_of(activeKinds);
    const std::size_t end = last == std::string::npos ? begin : last + 1;
    const Sections sections = split(std::string_view(letters.kinds).substr(begin, end - begin));
    requireValid(letters.kinds, sections);
    SubPicture picture;
    picture.prefix = letters.text(0, begin);
    picture.suffix = letters.text(end, letters.kinds.size());
    picture.hasPoint = letters.kinds.find('.') != std::string::npos;
    picture.scale = countOf(letters.kinds, "%") != 0 ? 100 : countOf(letters.kinds, "m") != 0 ? 1000 : 1;
    readGroups(sections, picture);
    readSizes(sections, picture);
    return picture;
}

}  // namespace

NumberPicture readNumberPicture(std::string_view picture, const NumberSymbols& symbols) {
    const std::size_t split = picture.find(symbols.separator);
    if (split == std::string_view::npos) {
        SubPicture only = readSubPicture(picture, symbols);
        SubPicture negative = only;
        negative.prefix.insert(0, symbols.minus);
        return {.positive = std::move(only), .negative = std::move(negative)};
    }
    const std::string_view second = picture.substr(split + symbols.separator.size());
    if (second.find(symbols.separator) != std::string_view::npos)
        fail("D3080");
    SubPicture positive = readSubPicture(picture.substr(0, split), symbols);
    return {.positive = std::move(positive), .negative = readSubPicture(second, symbols)};
}

}  // namespace stepcheck::query::jsonata
