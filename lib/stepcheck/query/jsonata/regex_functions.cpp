#include "stepcheck/query/jsonata/regex_functions.h"

#include "stepcheck/query/jsonata/function_groups.h"
#include "stepcheck/query/jsonata/object_index.h"
#include "stepcheck/query/jsonata/operators.h"
#include "stepcheck/query/jsonata/text.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

namespace stepcheck::query::jsonata {

// How many at most; throws when it is negative.
static double limitOf(Evaluator& evaluator, Item limit, std::string_view code) {
    if (isUndefined(limit))
        return std::numeric_limits<double>::infinity();
    if (numberOf(limit) < 0)
        fail(code, {.value = shortJson(evaluator, limit)});
    return numberOf(limit);
}

Item match(Evaluator& evaluator, const Arguments& arguments) {
    if (isUndefined(arguments[0]))
        return {};
    const double limit = limitOf(evaluator, arguments[2], "D3040");
    const std::string_view text = textOf(arguments[0]);
    ArrayData* const out = evaluator.newArray(0, true);
    Matches matches(evaluator, arguments[1], arguments[0]);
    for (double count = 0; count < limit && matches.next(); ++count) {
        auto* const object = evaluator.arena().make<ObjectData>();
        ArrayData* const groups = evaluator.newArray(matches.groupCount());
        for (std::size_t i = 1; i <= matches.groupCount(); ++i)
            evaluator.push(*groups, matches.group(i));
        const auto index = static_cast<std::int64_t>(countUtf16(text.substr(0, matches.begin())));
        setMember(evaluator.arena(), *object, ofText("match"), evaluator.ownText(matches.match()));
        setMember(evaluator.arena(), *object, ofText("index"), ofInteger(index));
        setMember(evaluator.arena(), *object, ofText("groups"), ofArray(groups));
        evaluator.push(*out, ofObject(object));
    }
    return ofArray(out);
}

Item contains(Evaluator& evaluator, const Arguments& arguments) {
    if (isUndefined(arguments[0]) || isUndefined(arguments[1]))
        return {};
    if (isString(arguments[1]))
        return ofBoolean(textOf(arguments[0]).find(textOf(arguments[1])) != std::string_view::npos);
    return ofBoolean(Matches(evaluator, arguments[1], arguments[0]).next());
}

static void splitUnits(Evaluator& evaluator, std::string_view text, double limit, ArrayData& out) {
    for (std::size_t at = 0; at < text.size() && out.size < limit;) {
        const TextUnit unit = unitAt(text, at);
        if (unit.size == 4) {
            // The reference splits between UTF-16 units.
            const char32_t rest = unit.value - 0x10000;
            for (const char32_t half : {0xD800 + (rest >> 10U), 0xDC00 + (rest & 0x3FFU)}) {
                std::string single;
                appendUnit(single, half);
                if (out.size < limit)
                    evaluator.push(out, evaluator.ownText(single));
            }
        } else {
            evaluator.push(out, ofText(text.substr(at, unit.size)));
        }
        at += unit.size;
    }
}

static void splitAt(Evaluator& evaluator, std::string_view text, std::string_view separator, double limit, ArrayData& out) {
    std::size_t begin = 0;
    while (out.size < limit) {
        const std::size_t found = text.find(separator, begin);
        evaluator.push(out, ofText(text.substr(begin, found - begin)));
        if (found == std::string_view::npos)
            return;
        begin = found + separator.size();
    }
}

Item split(Evaluator& evaluator, const Arguments& arguments) {
    if (isUndefined(arguments[0]))
        return {};
    const std::string_view text = textOf(arguments[0]);
    const double limit = limitOf(evaluator, arguments[2], "D3020");
    ArrayData* const out = evaluator.newArray(0);
    if (isUndefined(arguments[1])) {
        evaluator.push(*out, arguments[0]);
        return ofArray(out);
    }
    if (isString(arguments[1])) {
        const std::string_view separator = textOf(arguments[1]);
        if (separator.empty())
            splitUnits(evaluator, text, std::floor(limit), *out);
        else
            splitAt(evaluator, text, separator, std::floor(limit), *out);
        return ofArray(out);
    }
    std::size_t begin = 0;
    double count = 0;
    Matches matches(evaluator, arguments[1], arguments[0]);
    for (; count < limit && matches.next(); ++count) {
        evaluator.push(*out, ofText(text.substr(begin, std::max(matches.begin(), begin) - begin)));
        begin = matches.end();
    }
    if (count < limit)
        evaluator.push(*out, ofText(text.substr(std::min(begin, text.size()))));
    return ofArray(out);
}

static std::size_t digitsAt(std::string_view text, std::size_t at, std::size_t most) {
    std::size_t count = 0;
    while (count < most && at + count < text.size() && text[at + count] >= '0' && text[at + count] <= '9')
        ++count;
    return count;
}

static std::size_t numberAt(std::string_view text, std::size_t at, std::size_t digits) {
    std::size_t number = 0;
    for (std::size_t i = 0; i < digits; ++i)
        number = number * 10 + static_cast<std::size_t>(text[at + i] - '0');
    return number;
}

// Appends the replacement with `$1`, `$0` and `$$` filled in.
static void substitute(const Matches& matches, std::string_view replacement, std::string& out) {
    const std::size_t groups = matches.groupCount();
    std::size_t widest = 1;
    for (std::size_t left = groups; left >= 10; left /= 10)
        ++widest;
    std::size_t at = 0;
    for (std::size_t dollar = replacement.find('$'); dollar != std::string_view::npos;
         dollar = replacement.find('$', at)) {
        out += replacement.substr(at, dollar - at);
        at = dollar + 1;
        const char next = at < replacement.size() ? replacement[at] : '\0';
        if (next == '$' || next == '0') {
            out += next == '$' ? std::string_view("$") : matches.match();
            ++at;
            continue;
        }
        std::size_t digits = digitsAt(replacement, at, widest);
        if (digits == 0) {
            out += '$';
            continue;
        }
        if (widest > 1 && numberAt(replacement, at, digits) > groups)
            digits = std::min(digits, widest - 1);
        if (const std::size_t number = numberAt(replacement, at, digits); number >= 1 && number <= groups)
            if (const Item group = matches.group(number); isString(group))
                out += textOf(group);
        at += digits;
    }
    out += replacement.substr(at);
}

static Item replaceText(Evaluator& evaluator, const Arguments& arguments, double limit) {
    const std::string_view text = textOf(arguments[0]);
    const std::string_view pattern = textOf(arguments[1]);
    if (!isString(arguments[2]))
        fail("D3012", {.value = shortJson(evaluator, arguments[2])});
    std::string out;
    std::size_t at = 0;
    for (double count = 0; count < limit; ++count) {
        const std::size_t found = text.find(pattern, at);
        if (found == std::string_view::npos)
            break;
        out += text.substr(at, found - at);
        appendText(out, textOf(arguments[2]));
        at = found + pattern.size();
    }
    appendText(out, text.substr(at));
    return evaluator.ownText(out);
}

Item replace(Evaluator& evaluator, const Arguments& arguments) {
    if (isUndefined(arguments[0]))
        return {};
    if (isString(arguments[1]) && textOf(arguments[1]).empty())
        fail("D3010", {.value = "\"\""});
    const double limit = limitOf(evaluator, arguments[3], "D3011");
    if (isUndefined(arguments[1]))
        return arguments[0];
    if (isString(arguments[1]))
        return replaceText(evaluator, arguments, limit);
    const std::string_view text = textOf(arguments[0]);
    std::string out;
    std::size_t at = 0;
    Matches matches(evaluator, arguments[1], arguments[0]);
    for (double count = 0; count < limit && matches.next(); ++count) {
        out += text.substr(at, std::max(at, matches.begin()) - at);
        at = std::min(text.size(), matches.begin() + matches.match().size());
        if (isString(arguments[2])) {
            substitute(matches, textOf(arguments[2]), out);
            continue;
        }
        const Item object = matches.object();
        const Item replacement = evaluator.apply(arguments[2], {&object, 1}, Item{.tag = Tag::Null});
        if (!isString(replacement))
            fail("D3012", {.value = shortJson(evaluator, replacement)});
        appendText(out, textOf(replacement));
    }
    out += text.substr(at);
    return evaluator.ownText(out);
}

}  // namespace stepcheck::query::jsonata
