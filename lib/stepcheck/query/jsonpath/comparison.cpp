#include "stepcheck/query/jsonpath/comparison.h"

#include "stepcheck/query/jsonpath/condition_parser.h"
#include "stepcheck/query/jsonpath/text.h"
#include "stepcheck/support/assert.h"
#include "stepcheck/support/unicode.h"
#include "stepcheck/value/term.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <span>

namespace stepcheck::query::jsonpath {

using value::Kind;
using value::Value;
using Form = Side::Form;

static Truth truth(bool holds) {
    return holds ? Truth::True : Truth::False;
}

static bool isDefined(const Side& side) {
    return side.form == Form::Value || side.form == Form::Literal;
}

static bool isString(const Side& side) {
    return isDefined(side) && side.value.is(Kind::String);
}

static bool isArray(const Side& side) {
    return isDefined(side) && side.value.is(Kind::Array);
}

static bool isObject(const Side& side) {
    return isDefined(side) && side.value.is(Kind::Object);
}

// Nothing when the two have no order.
static std::optional<int> order(const Side& left, const Side& right) {
    if (!isDefined(left) || !isDefined(right))
        return std::nullopt;
    if (left.value.isNumber() && right.value.isNumber())
        return compareNumbers(left.value, right.value);
    if (left.value.is(Kind::String) && right.value.is(Kind::String))
        return compareAsUtf16(left.value.string(), right.value.string());
    return std::nullopt;
}

static bool contains(std::span<const Value> elements, const Side& wanted) {
    return std::ranges::any_of(
        elements, [&](const Value& element) { return areEqual(wanted, {.form = Form::Value, .value = element}); });
}

static bool containsAll(std::span<const Value> elements, std::span<const Value> wanted) {
    return std::ranges::all_of(
        wanted, [&](const Value& value) { return contains(elements, {.form = Form::Value, .value = value}); });
}

static bool containsAny(std::span<const Value> elements, std::span<const Value> wanted) {
    return std::ranges::any_of(
        wanted, [&](const Value& value) { return contains(elements, {.form = Form::Value, .value = value}); });
}

static Truth isIn(const Side& left, const Side& right) {
    if (isObject(right))
        return Truth::False;
    return isArray(right) ? truth(contains(right.value.elements(), left)) : Truth::Invalid;
}

static std::string textForPattern(const Side& side) {
    const bool hasText =
        isDefined(side) && (side.value.is(Kind::String) || side.value.isNumber() || side.value.is(Kind::Boolean));
    return hasText ? textOf(side) : std::string();
}

static Truth matches(const Side& left, const Side& right) {
    if ((left.form == Form::Pattern) == (right.form == Form::Pattern))
        return Truth::False;
    const Regex& regex = left.form == Form::Pattern ? *left.pattern->regex : *right.pattern->regex;
    const Side& input = left.form == Form::Pattern ? right : left;
    const auto one = [&](const Side& side) {
        switch (regex.matches(textForPattern(side))) {
            case Match::No: return Truth::False;
            case Match::Yes: return Truth::True;
            case Match::GaveUp: return Truth::Endless;
        }
        STEPCHECK_ASSERT(false);
    };
    if (!isArray(input))
        return one(input);
    for (const Value& element : input.value.elements())
        if (const Truth found = one({.form = Form::Value, .value = element}); found != Truth::False)
            return found;
    return Truth::False;
}

static Truth hasSize(const Side& left, const Side& right) {
    if (!isDefined(right) || !right.value.isNumber() || !isDefined(left))
        return Truth::False;
    const double wanted = std::trunc(right.value.number());
    if (left.value.is(Kind::String))
        return truth(static_cast<double>(support::countUtf16Units(left.value.string())) == wanted);
    if (left.value.is(Kind::Array))
        return truth(static_cast<double>(left.value.size()) == wanted);
    return truth(left.value.is(Kind::Object) && wanted == -1);
}

static Truth isEmpty(const Side& left, const Side& right) {
    if (!isString(left) && !isArray(left) && !isObject(left))
        return Truth::False;
    if (!isDefined(right) || !right.value.is(Kind::Boolean))
        return Truth::Invalid;
    const bool empty = isString(left) ? left.value.string().empty() : left.value.size() == 0;
    return truth(empty == right.value.boolean());
}

// SUBSETOF, ANYOF, NONEOF: both sides are arrays.
static Truth compareSets(const Side& left, Operator comparison, const Side& right) {
    if (isObject(right) || (isArray(right) && isObject(left)))
        return Truth::False;
    if (!isArray(right) || !isArray(left))
        return Truth::Invalid;
    if (comparison == Operator::SubsetOf)
        return truth(containsAll(right.value.elements(), left.value.elements()));
    return truth(containsAny(right.value.elements(), left.value.elements()) == (comparison == Operator::AnyOf));
}

static Truth hasAll(const Side& left, const Side& right) {
    if (!isArray(right))
        return Truth::Invalid;
    if (isObject(left))
        return Truth::True;
    return truth(isArray(left) && containsAll(left.value.elements(), right.value.elements()));
}

static Truth doesContain(const Side& left, const Side& right) {
    if (isString(left) && isString(right))
        return truth(left.value.string().find(right.value.string()) != std::string_view::npos);
    return truth(isArray(left) && contains(left.value.elements(), right));
}

static bool haveSameClass(const Side& left, const Side& right) {
    if (left.form == Form::Pattern || right.form == Form::Pattern || isDefined(left) != isDefined(right))
        return false;
    const auto classOf = [](const Value& value) {
        if (value.is(Kind::Decimal))
            return Kind::Integer;
        return value.is(Kind::Object) ? Kind::Array : value.kind();
    };
    return !isDefined(left) || classOf(left.value) == classOf(right.value);
}

static Truth negated(Truth truth) {
    if (truth == Truth::True)
        return Truth::False;
    return truth == Truth::False ? Truth::True : truth;
}

// The questions that an unknown raises; operators without one of their own become uninterpreted.
static Truth ask(const Side& left, Operator comparison, const Side& right, value::Oracle& oracle) {
    using value::Question;
    const auto decide = [&](Question question, const Side& a, const Side& b) {
        return oracle.decide({.question = question, .first = a.value, .second = b.value});
    };
    if (left.form == Form::Undefined || right.form == Form::Undefined)
        return truth(
            comparison == Operator::NotEqual || comparison == Operator::TypedNotEqual || comparison == Operator::NotIn);
    switch (comparison) {
        case Operator::Equal:
        case Operator::TypedEqual: return truth(decide(Question::Equals, left, right));
        case Operator::NotEqual:
        case Operator::TypedNotEqual: return truth(!decide(Question::Equals, left, right));
        case Operator::Less: return truth(decide(Question::LessThan, left, right));
        case Operator::Greater: return truth(decide(Question::LessThan, right, left));
        case Operator::LessOrEqual:
            return truth(decide(Question::LessThan, left, right) || decide(Question::Equals, left, right));
        case Operator::GreaterOrEqual:
            return truth(decide(Question::LessThan, right, left) || decide(Question::Equals, left, right));
        case Operator::In:
        case Operator::NotIn:
            if (right.value.is(Kind::Array)) {
                const bool found = std::ranges::any_of(right.value.elements(), [&](const Value& element) {
                    return decide(Question::Equals, left, {.form = Form::Value, .value = element});
                });
                return truth(found == (comparison == Operator::In));
            }
            break;
        case Operator::Matches:
        case Operator::Contains:
        case Operator::All:
        case Operator::Size:
        case Operator::Empty:
        case Operator::SubsetOf:
        case Operator::AnyOf:
        case Operator::NoneOf:
        case Operator::Never: break;
    }
    const auto operand = [](const Side& side) {
        return side.form == Form::Pattern ? Value::term(value::Term::function(side.pattern->written, {})) : side.value;
    };
    const Value term =
        Value::term(value::Term::function("filter", {operand(left), Value(symbolOf(comparison)), operand(right)}));
    return truth(oracle.decide({.question = Question::IsTrue, .first = term}));
}

static Truth compareKnown(const Side& left, Operator comparison, const Side& right) {
    switch (comparison) {
        case Operator::Equal: return truth(areEqual(left, right));
        case Operator::NotEqual: return truth(!areEqual(left, right));
        case Operator::TypedEqual: return truth(haveSameClass(left, right) && areEqual(left, right));
        case Operator::TypedNotEqual: return truth(!haveSameClass(left, right) || !areEqual(left, right));
        case Operator::Less: return truth(order(left, right).value_or(0) < 0);
        case Operator::LessOrEqual: return truth(order(left, right).value_or(1) <= 0);
        case Operator::Greater: return truth(order(left, right).value_or(0) > 0);
        case Operator::GreaterOrEqual: return truth(order(left, right).value_or(-1) >= 0);
        case Operator::Matches: return matches(left, right);
        case Operator::In: return isIn(left, right);
        case Operator::NotIn: return negated(isIn(left, right));
        case Operator::Contains: return doesContain(left, right);
        case Operator::All: return hasAll(left, right);
        case Operator::Size: return hasSize(left, right);
        case Operator::Empty: return isEmpty(left, right);
        case Operator::SubsetOf:
        case Operator::AnyOf:
        case Operator::NoneOf: return compareSets(left, comparison, right);
        case Operator::Never: return Truth::Invalid;
    }
    STEPCHECK_ASSERT(false);
}

Truth compare(const Side& left, Operator comparison, const Side& right, value::Oracle& oracle) {
    if (left.value.is(Kind::Term) || right.value.is(Kind::Term))
        return ask(left, comparison, right, oracle);
    return compareKnown(left, comparison, right);
}

}  // namespace stepcheck::query::jsonpath
