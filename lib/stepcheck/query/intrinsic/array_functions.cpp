#include "stepcheck/catalog/limits.h"
#include "stepcheck/query/intrinsic/functions.h"
#include "stepcheck/value/term.h"
#include "stepcheck/value/write.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace stepcheck::query::intrinsic {

using value::Kind;
using value::Question;
using value::Term;
using value::Value;

static Outcome fail(std::string why) {
    return {.why = std::move(why)};
}

Outcome array(const Input& input) {
    return {.value = Value(input.arguments)};
}

Outcome arrayPartition(const Input& input) {
    if (input.isUnknown(0) || input.isUnknown(1))
        return uninterpreted(input);
    const std::int64_t size = rounded(input.arguments[1]);
    if (size < 1)
        return fail("the chunk size is not greater than 0");
    const auto elements = input.arguments[0].elements();
    std::vector<Value> chunks;
    for (std::size_t begin = 0; begin < elements.size();) {
        const std::size_t count = std::min<std::size_t>(static_cast<std::size_t>(size), elements.size() - begin);
        const auto chunk = elements.subspan(begin, count);
        chunks.emplace_back(std::vector<Value>(chunk.begin(), chunk.end()));
        begin += count;
    }
    return {.value = Value(std::move(chunks))};
}

Outcome arrayContains(const Input& input) {
    if (input.isUnknown(0))
        return uninterpreted(input);
    const Value& wanted = input.arguments[1];
    const bool found = std::ranges::any_of(input.arguments[0].elements(), [&](const Value& element) {
        if (holdsTerm(element) || holdsTerm(wanted))
            return input.oracle.decide({.question = Question::Equals, .first = element, .second = wanted});
        return element == wanted;
    });
    return {.value = found};
}

Outcome arrayRange(const Input& input) {
    if (input.isUnknown(0) || input.isUnknown(1) || input.isUnknown(2))
        return uninterpreted(input);
    const std::int64_t first = rounded(input.arguments[0]);
    const std::int64_t last = rounded(input.arguments[1]);
    const std::int64_t step = rounded(input.arguments[2]);
    if (step == 0)
        return fail("the step is 0");
    std::vector<Value> elements;
    for (std::int64_t next = first; step > 0 ? next <= last : next >= last;) {
        if (elements.size() == catalog::maxArrayRangeElements)
            return fail(fmt::format("the range has more than {} elements", catalog::maxArrayRangeElements));
        elements.emplace_back(next);
        if (__builtin_add_overflow(next, step, &next))
            break;
    }
    return {.value = Value(std::move(elements))};
}

Outcome arrayGetItem(const Input& input) {
    if (input.isUnknown(0) || input.isUnknown(1)) {
        const Value element = Value::term(Term::element(input.arguments[0], input.arguments[1]));
        if (input.oracle.decide({.question = Question::IsPresent, .first = element}))
            return {.value = element};
        return fail("the index is out of range");
    }
    const std::int64_t index = rounded(input.arguments[1]);
    const auto elements = input.arguments[0].elements();
    if (index < 0 || index >= static_cast<std::int64_t>(elements.size()))
        return fail(fmt::format("the index {} is out of range", index));
    return {.value = elements[static_cast<std::size_t>(index)]};
}

Outcome arrayLength(const Input& input) {
    if (input.isUnknown(0))
        return {.value = Value::term(Term::operation("length", input.arguments))};
    return {.value = Value(static_cast<std::int64_t>(input.arguments[0].size()))};
}

// What equal values have in common; few unequal ones do.
static std::string bucketOf(const Value& value) {
    if (value.is(Kind::String))
        return "s" + std::string(value.string());
    if (value.isNumber())
        return "n" + value::writeDecimal(value.number());
    return fmt::format("{}/{}", static_cast<int>(value.kind()), value.size());
}

Outcome arrayUnique(const Input& input) {
    if (holdsTerm(input.arguments[0]))
        return uninterpreted(input);
    std::vector<Value> unique;
    std::unordered_map<std::string, std::vector<std::size_t>> seen;
    for (const Value& element : input.arguments[0].elements()) {
        std::vector<std::size_t>& alike = seen[bucketOf(element)];
        if (std::ranges::any_of(alike, [&](std::size_t index) { return unique[index] == element; }))
            continue;
        alike.push_back(unique.size());
        unique.push_back(element);
    }
    return {.value = Value(std::move(unique))};
}

}  // namespace stepcheck::query::intrinsic
