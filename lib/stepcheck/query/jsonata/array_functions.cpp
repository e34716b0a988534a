#include "stepcheck/query/jsonata/function_groups.h"
#include "stepcheck/query/jsonata/merge_sort.h"
#include "stepcheck/query/jsonata/text.h"

#include <algorithm>
#include <array>
#include <bit>
#include <limits>
#include <vector>

namespace stepcheck::query::jsonata {

Item append(Evaluator& evaluator, const Arguments& arguments) {
    if (isUndefined(arguments[0]))
        return arguments[1];
    if (isUndefined(arguments[1]))
        return arguments[0];
    ArrayData* const out = evaluator.newArray(
        (isArray(arguments[0]) ? sizeOf(arguments[0]) : 1) + (isArray(arguments[1]) ? sizeOf(arguments[1]) : 1));
    for (Item part : {arguments[0], arguments[1]}) {
        if (isArray(part))
            evaluator.append(*out, part);
        else
            evaluator.push(*out, part);
    }
    return ofArray(out);
}

Item reverseOf(Evaluator& evaluator, const Arguments& arguments) {
    if (isUndefined(arguments[0]) || sizeOf(arguments[0]) < 2)
        return arguments[0];
    const std::size_t size = sizeOf(arguments[0]);
    ArrayData* const out = evaluator.newArray(size);
    for (std::size_t i = size; i > 0; --i)
        evaluator.push(*out, elementOf(arguments[0], i - 1));
    return ofArray(out);
}

Item shuffleOf(Evaluator& evaluator, const Arguments& arguments) {
    if (isUndefined(arguments[0]) || sizeOf(arguments[0]) < 2)
        return arguments[0];
    const std::size_t size = sizeOf(arguments[0]);
    ArrayData* const out = evaluator.newArray(size);
    evaluator.append(*out, arguments[0]);
    for (std::size_t left = size; left > 1; --left) {
        const auto other = static_cast<std::size_t>(evaluator.random().fraction() * static_cast<double>(left));
        std::swap(out->items[left - 1], out->items[other]);
    }
    return ofArray(out);
}

// A key that equal items share, cheap to compare; arrays and objects all share one.
static std::uint64_t roughHash(Item item) {
    if (isString(item))
        return std::hash<std::string_view>{}(textOf(item)) | 1U;
    if (isNumber(item))
        return std::hash<double>{}(numberOf(item) + 0.0) | 1U;
    return isArray(item) || isObject(item) ? 2U + sizeOf(item) : 0;
}

Item distinct(Evaluator& evaluator, const Arguments& arguments) {
    const Item array = arguments[0];
    if (!isArray(array) || sizeOf(array) < 2)
        return array;
    const std::size_t size = sizeOf(array);
    ArrayData* const out = evaluator.newArray(0, isSequence(array));
    std::vector<std::uint32_t> table(std::bit_ceil(size * 2 + 2), 0);
    std::vector<std::uint32_t> next;  // of those kept: the one before it with the same hash
    for (std::size_t i = 0; i < size; ++i) {
        const Item item = elementOf(array, i);
        std::uint32_t& head = table[roughHash(item) * 0x9E3779B97F4A7C15U >> 20U & (table.size() - 1)];
        std::uint32_t known = head;
        while (known != 0 && !equal(evaluator, out->items[known - 1], item))
            known = next[known - 1];
        if (known != 0)
            continue;
        evaluator.push(*out, item);
        next.push_back(head);
        head = out->size;
    }
    return ofArray(out);
}

Item zip(Evaluator& evaluator, const Arguments& arguments) {
    ArrayData* const out = evaluator.newArray(0);
    std::size_t shortest = arguments.size() == 0 ? 0 : std::numeric_limits<std::size_t>::max();
    for (Item array : arguments.all())
        shortest = std::min(shortest, isUndefined(array) ? 0 : sizeOf(array));
    for (std::size_t i = 0; i < shortest; ++i) {
        ArrayData* const tuple = evaluator.newArray(arguments.size());
        for (Item array : arguments.all())
            evaluator.push(*tuple, elementOf(array, i));
        evaluator.push(*out, ofArray(tuple));
    }
    return ofArray(out);
}

static bool isAll(Item array, bool (*wanted)(Item)) {
    for (std::size_t i = 0; i < sizeOf(array); ++i) {
        if (isTerm(elementOf(array, i)))
            throw TermMet{};
        if (!wanted(elementOf(array, i)))
            return false;
    }
    return true;
}

static bool isAfter(Item a, Item b) {
    if (a.tag == Tag::Integer && b.tag == Tag::Integer)
        return a.integer > b.integer;
    if (isString(a))
        return compareTexts(textOf(a), textOf(b)) > 0;
    return numberOf(a) > numberOf(b);
}

Item sortArray(Evaluator& evaluator, const Arguments& arguments) {
    const Item array = arguments[0];
    if (isUndefined(array) || sizeOf(array) < 2)
        return array;
    const std::size_t size = sizeOf(array);
    ArrayData* const out = evaluator.newArray(size);
    evaluator.append(*out, array);
    const Item comparator = arguments[1];
    if (isUndefined(comparator)) {
        if (!isAll(array, isNumber) && !isAll(array, isString))
            fail("D3070");
        std::stable_sort(out->items, out->items + size, [](Item a, Item b) { return isAfter(b, a); });
        return ofArray(out);
    }
    std::vector<Item> items(out->items, out->items + size);
    mergeSort(items, [&](Item a, Item b) {
        const std::array<Item, 2> both{a, b};
        return evaluator.truth(evaluator.apply(comparator, both, Item{.tag = Tag::Null}));
    });
    std::ranges::copy(items, out->items);
    return ofArray(out);
}

}  // namespace stepcheck::query::jsonata
