#include "stepcheck/explore/scalars.h"

#include "stepcheck/explore/model.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

namespace stepcheck::explore {

using value::Kind;
using value::Question;
using value::Value;

bool satisfies(const Value& value, std::span<const Fact> facts) {
    return std::ranges::all_of(facts, [&](const Fact& fact) {
        const Value& first = fact.constantFirst ? *fact.constant : value;
        const Value& second = fact.constantFirst ? value : *fact.constant;
        return answer(fact.question, Kind::Null, first, second) == fact.holds;
    });
}

namespace {

struct NumberRange {
    double low = -std::numeric_limits<double>::infinity();
    double high = std::numeric_limits<double>::infinity();
    bool lowOpen = false;
    bool highOpen = false;
    std::size_t excluded = 0;  // single numbers that it must not be
    bool impossible = false;   // for any number

    void atLeast(double bound, bool open) {
        if (bound > low || (bound == low && open))
            low = bound, lowOpen = open;
    }
    void atMost(double bound, bool open) {
        if (bound < high || (bound == high && open))
            high = bound, highOpen = open;
    }
    void add(const Fact& fact);
    [[nodiscard]] bool isEmpty() const { return impossible || low > high || (low == high && (lowOpen || highOpen)); }
};

}  // namespace

void NumberRange::add(const Fact& fact) {
    const bool number = fact.constant->isNumber();
    if (!number || (fact.question != Question::Equals && fact.question != Question::LessThan)) {
        impossible = impossible || fact.holds;
        return;
    }
    const double constant = fact.constant->number();
    if (fact.question == Question::Equals) {
        if (!fact.holds) {
            ++excluded;
            return;
        }
        atLeast(constant, false);
        return atMost(constant, false);
    }
    if (fact.constantFirst == fact.holds)
        atLeast(constant, fact.holds);
    else
        atMost(constant, fact.holds);
}

// Beyond these doubles are no longer exact, and a range that seems to be empty may not be.
static constexpr double exact = 9'007'199'254'740'992.0;

static bool isExact(double bound) {
    return std::isinf(bound) || std::abs(bound) <= exact;
}

static std::optional<Value> integerOf(double number) {
    if (!(number >= -9.2e18 && number <= 9.2e18))
        return std::nullopt;
    return Value(static_cast<std::int64_t>(number));
}

// The integers of a range: `1`, natural ones upwards, then negative ones downwards.
static Attempt integerIn(const NumberRange& range, std::span<const Fact> facts) {
    double low = std::ceil(range.low);
    double high = std::floor(range.high);
    if (range.lowOpen && low == range.low)
        low += 1;
    if (range.highOpen && high == range.high)
        high -= 1;
    const bool certain = isExact(low) && isExact(high);
    if (low > high)
        return certain ? Attempt(Impossible{}) : Unsettled{};
    const auto fits = [&](double number) -> std::optional<Value> {
        auto value = number >= low && number <= high ? integerOf(number) : std::nullopt;
        return value && satisfies(*value, facts) ? value : std::nullopt;
    };
    if (auto one = fits(1))
        return *one;
    const auto tries = static_cast<double>(range.excluded + 1);
    for (double number = std::max(0.0, low); number <= std::min(high, std::max(0.0, low) + tries); ++number)
        if (auto value = fits(number))
            return *value;
    for (double number = std::min(-1.0, high); number >= std::max(low, std::min(-1.0, high) - tries); --number)
        if (auto value = fits(number))
            return *value;
    return certain ? Attempt(Impossible{}) : Unsettled{};
}

static Attempt decimalIn(const NumberRange& range, std::span<const Fact> facts) {
    std::vector<double> candidates{1.5, 0.5};
    const bool bounded = !std::isinf(range.low) && !std::isinf(range.high);
    const auto tries = static_cast<double>(range.excluded + 2);
    for (double i = 1; i <= tries; ++i) {
        candidates.push_back(range.low + i - 0.5);
        candidates.push_back(range.high - i + 0.5);
        if (bounded)
            candidates.push_back(range.low + (range.high - range.low) * i / (tries + 1));
        candidates.push_back(1.5 + i);
        candidates.push_back(-0.5 - i);
    }
    for (const double bound : {range.low, range.high})
        candidates.push_back(bound);
    for (const double candidate : candidates)
        if (std::isfinite(candidate) && satisfies(Value(candidate), facts))
            return Value(candidate);
    return Unsettled{};
}

Attempt numberFor(std::span<const Fact> facts, bool integer) {
    NumberRange range;
    for (const Fact& fact : facts)
        range.add(fact);
    if (range.isEmpty())
        return range.impossible || (isExact(range.low) && isExact(range.high)) ? Attempt(Impossible{}) : Unsettled{};
    if (integer)
        return integerIn(range, facts);
    if (range.low == range.high && !satisfies(Value(range.low), facts))
        return Impossible{};
    return decimalIn(range, facts);
}

}  // namespace stepcheck::explore
