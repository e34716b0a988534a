#include "stepcheck/query/hash.h"
#include "stepcheck/query/jsonata/function_groups.h"
#include "stepcheck/query/jsonata/json_text.h"
#include "stepcheck/query/jsonata/strict_json.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>

namespace stepcheck::query::jsonata {

// The size is cut to a whole number; without one, everything is one part.
Item partitionOf(Evaluator& evaluator, const Arguments& arguments) {
    const Item array = arguments[0];
    if (isUndefined(array) || sizeOf(array) == 0)
        return {};
    const std::size_t total = sizeOf(array);
    double size = static_cast<double>(total);
    if (!isUndefined(arguments[1]))
        size = std::trunc(numberOf(arguments[1]));
    if (size < 0)
        fail("D3137", {.bare = "Second argument must be zero or greater"});
    if (!(size >= 1))
        return {};
    const auto step = static_cast<std::size_t>(std::min(size, static_cast<double>(total)));
    ArrayData* const out = evaluator.newArray(total / step + 1);
    for (std::size_t begin = 0; begin < total; begin += step) {
        ArrayData* const part = evaluator.newArray(step);
        for (std::size_t i = begin; i < std::min(total, begin + step); ++i)
            evaluator.push(*part, elementOf(array, i));
        evaluator.push(*out, ofArray(part));
    }
    return ofArray(out);
}

Item rangeOf(Evaluator& evaluator, const Arguments& arguments) {
    if (isUndefined(arguments[0]) || isUndefined(arguments[1]) || isUndefined(arguments[2]))
        return {};
    const double first = std::trunc(numberOf(arguments[0]));
    const double last = std::trunc(numberOf(arguments[1]));
    const double step = std::trunc(numberOf(arguments[2]));
    if (step == 0 || (last - first) * step < 0 || !std::isfinite(first + last + step))
        return {};
    const double count = std::floor((last - first) / step) + 1;
    static constexpr double most = 1e7;
    if (count > most)
        fail("D2014", {.value = numberText(count)});
    ArrayData* const out = evaluator.newArray(static_cast<std::size_t>(count), true);
    for (double i = 0; i < count; ++i)
        evaluator.push(*out, evaluator.whole(first + i * step));
    return ofArray(out);
}

Item hashOf(Evaluator& evaluator, const Arguments& arguments) {
    if (isUndefined(arguments[0]) || isUndefined(arguments[1]))
        return {};
    const std::string_view algorithm = textOf(arguments[1]);
    if (const std::optional<HashAlgorithm> known = hashAlgorithm(algorithm))
        return evaluator.ownText(hash(*known, textOf(arguments[0])));
    fail("D3137",
        {.bare = fmt::format("Hash algorithm '{}' must be one of SHA-1, SHA-384, SHA-256, SHA-512, MD5", algorithm)});
}

// A random UUID, version 4.
Item uuid(Evaluator& evaluator, const Arguments& /*arguments*/) {
    Random& random = evaluator.random();
    const std::uint32_t first = random.bits(32);
    const std::uint32_t second = random.bits(32);
    const std::uint32_t third = random.bits(32);
    const std::uint32_t fourth = random.bits(32);
    return evaluator.ownText(fmt::format("{:08x}-{:04x}-4{:03x}-{:04x}-{:04x}{:08x}", first, second >> 16U,
        second & 0xFFFU, (third >> 16U & 0x3FFFU) | 0x8000U, third & 0xFFFFU, fourth));
}

Item parseJson(Evaluator& evaluator, const Arguments& arguments) {
    if (isUndefined(arguments[0]))
        return {};
    std::optional<value::Value> parsed = readStrictJson(textOf(arguments[0]));
    if (!parsed)
        fail("D3137", {.bare = "Invalid JSON"});
    return load(*evaluator.arena().keep(std::move(*parsed)));
}

Item evalText(Evaluator& evaluator, const Arguments& arguments) {
    if (isUndefined(arguments[0]))
        return {};
    const Item input = isUndefined(arguments[1]) ? arguments.context() : arguments[1];
    Item context = input;
    if (isArray(input) && !isSequence(input)) {
        ArrayData* const wrapper = evaluator.newArray(1, true);
        wrapper->wrapper = true;
        evaluator.push(*wrapper, input);
        context = ofArray(wrapper);
    }
    try {
        return evaluator.evaluateText(textOf(arguments[0]), context);
    } catch (const Failure& failure) {
        if (failure.code == "D3120" || failure.code == "U1001")
            throw;
        fail("D3121", {.value = quoteJson(messageText(failure.code, failure.pieces))});
    }
}

}  // namespace stepcheck::query::jsonata
