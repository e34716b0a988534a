#include "stepcheck/query/intrinsic/functions.h"
#include "stepcheck/query/random.h"
#include "stepcheck/value/term.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace stepcheck::query::intrinsic {

using value::Kind;
using value::Question;
using value::Term;
using value::Value;

std::int64_t rounded(const Value& number) {
    if (number.is(Kind::Integer))
        return number.integer();
    constexpr double largest = 9.2e18;
    return static_cast<std::int64_t>(std::clamp(std::floor(number.number() + 0.5), -largest, largest));
}

// Why an argument is out of range, or an empty string.
static std::string outOfRange(const Input& input, std::size_t index) {
    const catalog::IntrinsicParameter& parameter = *input.call.spec->parameterAt(index);
    const auto number = static_cast<double>(rounded(input.arguments[index]));
    if ((parameter.minimum && number < *parameter.minimum) || (parameter.maximum && number > *parameter.maximum))
        return fmt::format("the {} is out of range", parameter.name);
    return {};
}

// Of an argument that nobody may know: it is asked for, as it is before it is rounded.
static bool isOutOfRange(const Input& input, std::size_t index) {
    if (!input.isUnknown(index))
        return !outOfRange(input, index).empty();
    const catalog::IntrinsicParameter& parameter = *input.call.spec->parameterAt(index);
    const auto isBelow = [&](double limit) {
        return input.oracle.decide(
            {.question = Question::LessThan, .first = input.arguments[index], .second = Value(limit)});
    };
    return (parameter.minimum && isBelow(*parameter.minimum - 0.5)) ||
           (parameter.maximum && !isBelow(*parameter.maximum + 0.5));
}

static bool isWhole(const Input& input, const Value& number) {
    return number.is(Kind::Integer) ||
           (number.is(Kind::Term) &&
               input.oracle.decide({.question = Question::IsKind, .kind = Kind::Integer, .first = number}));
}

Outcome mathAdd(const Input& input) {
    if (input.isUnknown(0) || input.isUnknown(1)) {
        for (std::size_t i = 0; i < 2; ++i)
            if (isOutOfRange(input, i))
                return {.why = fmt::format("the {} is out of range", input.call.spec->parameterAt(i)->name)};
        if (isWhole(input, input.arguments[0]) && isWhole(input, input.arguments[1]))
            return {.value = Value::term(Term::operation("+", input.arguments))};
        return {.value = Value::term(Term::function(input.call.name, input.arguments))};
    }
    for (std::size_t i = 0; i < 2; ++i)
        if (std::string why = outOfRange(input, i); !why.empty())
            return {.why = std::move(why)};
    return {.value = Value(rounded(input.arguments[0]) + rounded(input.arguments[1]))};
}

// Of a seed that is given only the seed counts, as it does on the service.
Outcome mathRandom(const Input& input) {
    if (std::ranges::any_of(input.arguments, [](const Value& value) { return value.is(Kind::Term); }))
        return uninterpreted(input);
    for (std::size_t i = 0; i < 2; ++i)
        if (std::string why = outOfRange(input, i); !why.empty())
            return {.why = std::move(why)};
    const std::int64_t start = rounded(input.arguments[0]);
    const std::int64_t end = rounded(input.arguments[1]);
    if (start >= end)
        return {.why = "the end is not greater than the start"};
    Random random(input.arguments.size() > 2 ? static_cast<std::uint64_t>(rounded(input.arguments[2])) : input.seed);
    return {.value = Value(start + static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(end - start))))};
}

Outcome uuid(const Input& input) {
    Random random(input.seed);
    return {.value = query::uuid(random)};
}

}  // namespace stepcheck::query::intrinsic
