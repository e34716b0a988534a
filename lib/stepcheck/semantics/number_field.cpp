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

Outcome<std::optional<Value>> NumberField::find(const Value& document, const Surroundings& around) const {
    if (const auto* literal = std::get_if<Value>(&form_))
        return std::optional(settle(*literal, Kind::Decimal, around.oracle));
    if (const auto* computed = std::get_if<JsonataTemplate>(&form_)) {
        auto value = computed->evaluateAs("number", around);
        if (!value)
            return value.error();
        return std::optional(settle(*value, Kind::Decimal, around.oracle));
    }
    if (!path_.isPresent())
        return std::optional<Value>();
    auto found = path_.select(document, around);
    if (!found)
        return found.error();
    return std::optional(settle(found->value(), Kind::Decimal, around.oracle));
}

// The service shows a text without quotes and an object without what is in it.
static std::string shown(const Value& value) {
    if (value.is(Kind::String))
        return std::string(value.string());
    return value.is(Kind::Object) ? "{}" : value::write(value);
}

Fault NumberField::notA(std::string_view kind, const Value& value) const {
    return runtimeFault(fmt::format("The {}Path field refers to value \"{}\" which is not a valid {}: {}", name_,
        shown(value), kind, path_.text()));
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
    if (const auto integer = integerOf(**value))
        return integer;
    return notA("integer", **value);
}

Outcome<std::optional<double>> NumberField::number(const Value& document, const Surroundings& around) const {
    auto value = find(document, around);
    if (!value)
        return value.error();
    if (!*value)
        return std::optional<double>();
    if ((*value)->isNumber())
        return std::optional((*value)->number());
    if (const auto integer = integerOf(**value))
        return std::optional(static_cast<double>(*integer));
    return notA("float", **value);
}

}  // namespace stepcheck::semantics
