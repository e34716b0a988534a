#include "stepcheck/query/jsonata/function_groups.h"
#include "stepcheck/query/jsonata/stringify.h"
#include "stepcheck/query/jsonata/terms.h"
#include "stepcheck/query/jsonata/text.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace stepcheck::query::jsonata {

Item stringOf(Evaluator& evaluator, const Arguments& arguments) {
    Item item = arguments[0];
    if (item.tag == Tag::Array && item.array->wrapper)
        item = item.array->items[0];
    if (isUndefined(item))
        return {};
    if (isString(item))
        return item;
    if (isTerm(item) && termFits(evaluator, item, mask(TypeBit::String)))
        return item;
    const bool nested = isArray(item) || isObject(item);
    if (nested && evaluator.truth(arguments[1]))
        return evaluator.ownText(jsonText(evaluator, item, true));
    return ofText(stringText(evaluator, item));
}

Item length(Evaluator& /*evaluator*/, const Arguments& arguments) {
    if (isUndefined(arguments[0]))
        return {};
    return ofInteger(static_cast<std::int64_t>(countUnits(textOf(arguments[0]))));
}

// A part of a text that lives as long as the text itself.
static Item part(Item whole, std::string_view text) {
    if (whole.tag == Tag::ValueString && text.size() == whole.value->string().size())
        return whole;
    return ofText(text);
}

// Places are code points; a fraction is cut off, as by JavaScript's slice.
Item substring(Evaluator& /*evaluator*/, const Arguments& arguments) {
    if (isUndefined(arguments[0]))
        return {};
    const std::string_view text = textOf(arguments[0]);
    const bool ascii = isAscii(text);
    const auto size = static_cast<double>(ascii ? text.size() : countUnits(text));
    double start = isUndefined(arguments[1]) ? 0 : numberOf(arguments[1]);
    if (size + start < 0)
        start = 0;
    double end = size;
    if (!isUndefined(arguments[2])) {
        const double count = numberOf(arguments[2]);
        if (count <= 0)
            return ofText("");
        end = std::trunc(start >= 0 ? start + count : size + start + count);
    }
    start = std::trunc(start);
    if (start < 0)
        start += size;
    start = std::clamp(start, 0.0, size);
    end = std::clamp(end, 0.0, size);
    if (end <= start)
        return ofText("");
    const auto first = static_cast<std::size_t>(start);
    const auto count = static_cast<std::size_t>(end - start);
    if (ascii)
        return part(arguments[0], text.substr(first, count));
    const std::size_t begin = offsetOfUnit(text, first);
    return part(arguments[0], text.substr(begin, offsetOfUnit(text.substr(begin), count)));
}

Item substringBefore(Evaluator& /*evaluator*/, const Arguments& arguments) {
    if (isUndefined(arguments[0]))
        return {};
    if (isUndefined(arguments[1]))
        return arguments[0];
    const std::string_view text = textOf(arguments[0]);
    const std::size_t found = text.find(textOf(arguments[1]));
    return found == std::string_view::npos ? arguments[0] : ofText(text.substr(0, found));
}

Item substringAfter(Evaluator& /*evaluator*/, const Arguments& arguments) {
    if (isUndefined(arguments[0]))
        return {};
    if (isUndefined(arguments[1]))
        return arguments[0];
    const std::string_view text = textOf(arguments[0]);
    const std::string_view wanted = textOf(arguments[1]);
    const std::size_t found = text.find(wanted);
    return found == std::string_view::npos ? arguments[0] : ofText(text.substr(found + wanted.size()));
}

Item uppercase(Evaluator& evaluator, const Arguments& arguments) {
    return isUndefined(arguments[0]) ? Item{} : changeCase(evaluator, textOf(arguments[0]), true);
}

Item lowercase(Evaluator& evaluator, const Arguments& arguments) {
    return isUndefined(arguments[0]) ? Item{} : changeCase(evaluator, textOf(arguments[0]), false);
}

static bool isTrimmed(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

Item trim(Evaluator& evaluator, const Arguments& arguments) {
    if (isUndefined(arguments[0]))
        return {};
    const std::string_view text = textOf(arguments[0]);
    char* const out = evaluator.arena().room<char>(text.size());
    std::size_t size = 0;
    bool gap = false;
    for (const char c : text) {
        if (isTrimmed(c)) {
            gap = size != 0;
            continue;
        }
        if (gap)
            out[size++] = ' ';
        gap = false;
        out[size++] = c;
    }
    return ofText({out, size});
}

Item pad(Evaluator& evaluator, const Arguments& arguments) {
    if (isUndefined(arguments[0]))
        return {};
    const std::string_view text = textOf(arguments[0]);
    const double width = isUndefined(arguments[1]) ? 0 : numberOf(arguments[1]);
    const std::string_view filling =
        isUndefined(arguments[2]) || textOf(arguments[2]).empty() ? " " : textOf(arguments[2]);
    const double missing = std::trunc(std::abs(width)) - static_cast<double>(countUnits(text));
    if (!(missing > 0))
        return arguments[0];
    if (missing > static_cast<double>(evaluator.options().limits.bytes))
        fail("U1001", {.bare = "Memory limit exceeded by $pad"});
    std::string padding;
    std::size_t at = 0;
    for (auto left = static_cast<std::size_t>(missing); left > 0; --left) {
        const std::uint32_t size = unitAt(filling, at).size;
        padding.append(filling.substr(at, size));
        at = at + size < filling.size() ? at + size : 0;
    }
    std::string padded(width > 0 ? text : std::string_view(padding));
    appendText(padded, width > 0 ? std::string_view(padding) : text);
    return evaluator.ownText(padded);
}

Item join(Evaluator& evaluator, const Arguments& arguments) {
    if (isUndefined(arguments[0]))
        return {};
    const std::string_view separator = isUndefined(arguments[1]) ? std::string_view() : textOf(arguments[1]);
    std::string joined;
    const std::size_t size = sizeOf(arguments[0]);
    for (std::size_t i = 0; i < size; ++i) {
        if (i != 0)
            appendText(joined, separator);
        appendText(joined, textOf(elementOf(arguments[0], i)));
    }
    return evaluator.ownText(joined);
}

}  // namespace stepcheck::query::jsonata
