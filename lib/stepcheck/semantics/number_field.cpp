#include "stepcheck/semantics/number_field.h"

#include "stepcheck/semantics/unknowns.h"
#include "stepcheck/value/write.h"

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <utility>

namespace stepcheck::semantics {

using value::Kind;
using value::Value;

NumberField NumberField::inRange(catalog::ObjectKind kind) && {
    range_ = catalog::findField(kind, name_);
    return std::move(*this);
}

// The limits of the fields are integers.
static Value limit(double number) {
    return Value(static_cast<std::int64_t>(number));
}

// An unknown is asked for numbers that are refused before one is picked.
Value NumberField::settled(const Value& value, value::Oracle& oracle) const {
    const auto asks = [&](value::Question question, const Value& first, const Value& second) {
        return oracle.decide({.question = question, .first = first, .second = second});
    };
    if (value.is(Kind::Term) && range_ != nullptr && range_->minimum &&
        oracle.decide({.question = value::Question::IsKind, .kind = Kind::Decimal, .first = value, .second = {}}) &&
        !asks(value::Question::LessThan, value, limit(*range_->minimum)) && range_->maximum)
        static_cast<void>(asks(value::Question::LessThan, limit(*range_->maximum), value));
    return settle(value, Kind::Decimal, oracle);
}

Outcome<std::optional<Value>> NumberField::find(const Value& document, const Surroundings& around) const {
    if (const auto* literal = std::get_if<Value>(&form_))
        return std::optional(settled(*literal, around.oracle));
    if (const auto* computed = std::get_if<JsonataTemplate>(&form_)) {
        auto value = computed->evaluateAs("number", around);
        if (!value)
            return value.error();
        return std::optional(settled(*value, around.oracle));
    }
    if (!path_.isPresent())
        return std::optional<Value>();
    auto found = path_.select(document, around);
    if (!found)
        return found.error();
    return std::optional(settled(found->value(), around.oracle));
}

// The service shows a text without quotes and an object without what is in it.
static std::string shown(const Value& value) {
    if (value.is(Kind::String))
        return std::string(value.string());
    return value.is(Kind::Object) ? "{}" : value::write(value);
}

Fault NumberField::notA(std::string_view kind, const Value& value) const {
    if (const auto* computed = std::get_if<JsonataTemplate>(&form_))
        return computed->unexpected(kind, value);
    return runtimeFault(fmt::format("The {}Path field refers to value \"{}\" which is not a valid {}: {}", name_,
        shown(value), kind, path_.text()));
}

// Recorded of ToleratedFailureCount and ToleratedFailurePercentage; others are taken to be refused in the same words.
std::optional<Fault> NumberField::outOfRange(double number) const {
    if (range_ == nullptr || !range_->minimum)
        return std::nullopt;
    if (number >= *range_->minimum && number <= range_->maximum.value_or(number))
        return std::nullopt;
    if (range_->maximum)
        return runtimeFault(fmt::format("{} must be between {} and {}.", name_, *range_->minimum, *range_->maximum));
    return runtimeFault(
        fmt::format("{} {}.", name_, *range_->minimum == 0 ? "cannot be negative" : "must be positive"));
}

static std::optional<std::int64_t> integerOf(const Value& value) {
    if (value.is(Kind::Integer))
        return value.integer();
    if (value.is(Kind::Decimal) && std::trunc(value.number()) == value.number() && std::abs(value.number()) < 1e15)
        return static_cast<std::int64_t>(value.number());
    if (!value.is(Kind::String))
        return std::nullopt;
    std::int64_t number = 0;
    const std::string_view text = value.string();
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    return failure == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

Outcome<std::optional<std::int64_t>> NumberField::integer(const Value& document, const Surroundings& around) const {
    auto value = find(document, around);
    if (!value)
        return value.error();
    if (!*value)
        return std::optional<std::int64_t>();
    const auto integer = integerOf(**value);
    if (!integer)
        return notA("integer", **value);
    if (auto fault = outOfRange(static_cast<double>(*integer)))
        return std::move(*fault);
    return integer;
}

Outcome<std::optional<double>> NumberField::number(const Value& document, const Surroundings& around) const {
    auto value = find(document, around);
    if (!value)
        return value.error();
    if (!*value)
        return std::optional<double>();
    std::optional<double> number;
    if ((*value)->isNumber())
        number = (*value)->number();
    else if (const auto integer = integerOf(**value))
        number = static_cast<double>(*integer);
    else
        return notA("float", **value);
    if (auto fault = outOfRange(*number))
        return std::move(*fault);
    return number;
}

}  // namespace stepcheck::semantics
