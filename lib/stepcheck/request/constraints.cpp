#include "stepcheck/request/constraints.h"

#include "stepcheck/catalog/request_texts.h"
#include "stepcheck/query/regex.h"
#include "stepcheck/support/assert.h"
#include "stepcheck/support/unicode.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <string_view>

namespace stepcheck::request {

using catalog::Shape;
using catalog::ShapeKind;
using syntax::Kind;
namespace answers = catalog::answers;

namespace {

/// What JSON a type is written in.
struct Type {
    ShapeKind kind;
    Kind json;
    std::string_view name;
};

}  // namespace

static constexpr Type types[] = {
    {ShapeKind::String, Kind::String, "a string"},
    {ShapeKind::Boolean, Kind::Boolean, "a boolean"},
    {ShapeKind::Integer, Kind::Number, "an integer"},
    {ShapeKind::Long, Kind::Number, "an integer"},
    {ShapeKind::Float, Kind::Number, "a number"},
    {ShapeKind::Structure, Kind::Object, "an object"},
    {ShapeKind::List, Kind::Array, "an array"},
};

static const Type& typeOf(ShapeKind kind) {
    const auto* const found = std::ranges::find(types, kind, &Type::kind);
    STEPCHECK_ASSERT(found != std::ranges::end(types));
    return *found;
}

static bool isIntegral(ShapeKind kind) {
    return kind == ShapeKind::Integer || kind == ShapeKind::Long;
}

std::optional<std::string> typeProblem(const Value& value) {
    const Type& type = typeOf(value.shape->kind);
    if (value.node->is(type.json) && (!isIntegral(type.kind) || value.node->integer()))
        return std::nullopt;
    return std::string(type.name);
}

static std::string answer(const Value& value, const std::string& constraint) {
    if (value.shape->isSensitive)
        return fmt::format(answers::hiddenViolation, value.path, constraint);
    // Of what is no scalar the service writes how its program prints it, which nobody has recorded.
    return fmt::format(answers::violation, value.node->text(), value.path, constraint);
}

// The classes of characters that Java has by name and PCRE2 has not.
static std::string forPcre(std::string_view pattern) {
    constexpr std::string_view ascii = "\\p{ASCII}";
    std::string result(pattern);
    for (std::size_t at = result.find(ascii); at != std::string::npos; at = result.find(ascii, at))
        result.replace(at, ascii.size(), "[\\x00-\\x7F]");
    return result;
}

static bool matches(std::string_view text, std::string_view pattern) {
    std::string error;
    const auto regex = query::Regex::compile(forPcre(pattern), "", error);
    STEPCHECK_ASSERT(regex != nullptr);
    return regex->matches(text) != query::Match::No;
}

namespace {

/// How much there is of something that has bounds.
struct Amount {
    std::int64_t value;
    std::string_view unit;  // in the plural; empty for the value of a number
};

}  // namespace

static std::string tooMuch(const Amount& amount, std::int64_t bound, std::string_view side) {
    if (amount.unit.empty())
        return fmt::format("is {}, and the service takes at {} {}", amount.value, side, bound);
    return fmt::format("has {} {}, and the service takes at {} {}", amount.value, amount.unit, side, bound);
}

static std::optional<Violation> boundViolation(const Value& value, const Amount& amount) {
    const Shape& shape = *value.shape;
    const bool isValue = amount.unit.empty();
    if (shape.least && amount.value < *shape.least && value.member->isLeastEnforced)
        return Violation{.message = tooMuch(amount, *shape.least, "least"),
            .answer = answer(value, isValue ? fmt::format(answers::minValue, *shape.least)
                                            : fmt::format(answers::minLength, *shape.least))};
    if (shape.most && amount.value > *shape.most)
        return Violation{.message = tooMuch(amount, *shape.most, "most"),
            .answer = answer(value,
                isValue ? fmt::format(answers::maxValue, *shape.most) : fmt::format(answers::maxLength, *shape.most))};
    return std::nullopt;
}

static std::optional<Violation> stringViolation(const Value& value) {
    const Shape& shape = *value.shape;
    const std::string_view text = value.node->text();
    if (!shape.values.empty()) {
        if (std::ranges::find(shape.values, text) != shape.values.end())
            return std::nullopt;
        return Violation{.message = fmt::format("is none of {}", fmt::join(shape.values, ", ")),
            .answer = answer(value, fmt::format(answers::enumSet, fmt::join(shape.values, ", ")))};
    }
    const bool isInBytes = value.member->isLengthInBytes;
    const std::size_t length = isInBytes ? text.size() : support::countCodePoints(text);
    if (auto found = boundViolation(
            value, {.value = static_cast<std::int64_t>(length), .unit = isInBytes ? "bytes" : "characters"}))
        return found;
    if (shape.pattern.empty() || matches(text, shape.pattern))
        return std::nullopt;
    return Violation{.message = fmt::format("does not match {}", shape.pattern),
        .answer = answer(value, fmt::format(answers::regex, shape.pattern))};
}

// Bounds are integers, so a fraction is beyond one exactly when the integer around it is.
static std::int64_t towardsOutside(double value, const Shape& shape) {
    constexpr double far = 1e18;
    const double bounded = std::clamp(value, -far, far);
    const auto whole = static_cast<std::int64_t>(bounded);
    const bool hasFraction = static_cast<double>(whole) != bounded;
    if (!hasFraction)
        return whole;
    return shape.most && bounded > static_cast<double>(*shape.most) ? whole + 1 : bounded < 0 ? whole - 1 : whole;
}

std::optional<Violation> violationOf(const Value& value) {
    switch (value.shape->kind) {
        case ShapeKind::String: return stringViolation(value);
        case ShapeKind::Integer:
        case ShapeKind::Long:
        case ShapeKind::Float:
            return boundViolation(value, {.value = towardsOutside(value.node->number(), *value.shape), .unit = {}});
        case ShapeKind::List:
            return boundViolation(
                value, {.value = static_cast<std::int64_t>(value.node->elements().size()), .unit = "elements"});
        case ShapeKind::Boolean:
        case ShapeKind::Structure: return std::nullopt;
    }
    return std::nullopt;
}

}  // namespace stepcheck::request
