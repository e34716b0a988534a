#include "stepcheck/query/jsonata/terms.h"

#include "stepcheck/query/jsonata/function_groups.h"
#include "stepcheck/query/jsonata/function_table.h"
#include "stepcheck/query/jsonata/json_text.h"
#include "stepcheck/query/jsonata/operators.h"
#include "stepcheck/support/assert.h"
#include "stepcheck/value/term.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

namespace stepcheck::query::jsonata {

using value::Condition;
using value::Kind;
using value::Question;
using value::Term;
using value::Value;

static Item keep(Evaluator& evaluator, Term term) {
    return load(*evaluator.arena().keep(Value::term(std::move(term))));
}

static std::vector<Value> valuesOf(Evaluator& evaluator, std::span<const Item> items) {
    std::vector<Value> values;
    for (Item item : items)
        values.push_back(evaluator.toValue(item));
    return values;
}

Item termOperation(Evaluator& evaluator, std::string_view name, std::span<const Item> operands) {
    return keep(evaluator, Term::operation(name, valuesOf(evaluator, operands)));
}

// The kind that an operation or a function certainly yields of values that are there; null when it is not certain.
static Kind certainKind(const Term& term) {
    static constexpr auto numbers =
        std::to_array<std::string_view>({"+", "-", "*", "/", "%", "negate", "length", "$count"});
    static constexpr auto booleans =
        std::to_array<std::string_view>({"=", "!=", "<", "<=", ">", ">=", "in", "$boolean", "$contains"});
    static constexpr auto strings =
        std::to_array<std::string_view>({"concat", "upper", "lower", "$string", "$trim", "$type"});
    static constexpr auto objects = std::to_array<std::string_view>({"with", "$merge", "$sift"});
    const auto isOneOf = [&](const auto& names) { return std::ranges::find(names, term.name()) != names.end(); };
    if (term.form() != Term::Form::Operation && term.form() != Term::Form::Function)
        return Kind::Null;
    if (term.name() == "*" && term.form() == Term::Form::Function)
        return Kind::Null;  // all members, and no product
    if (isOneOf(numbers))
        return Kind::Decimal;
    if (isOneOf(booleans))
        return Kind::Boolean;
    if (isOneOf(strings))
        return Kind::String;
    return isOneOf(objects) ? Kind::Object : Kind::Null;
}

static bool isKind(Evaluator& evaluator, Item term, Kind kind) {
    if (const Kind certain = certainKind(term.value->term()); certain != Kind::Null)
        return certain == kind;
    return evaluator.oracle().decide(
        Condition{.question = Question::IsKind, .kind = kind, .first = *term.value, .second = {}});
}

static bool decide(Evaluator& evaluator, Question question, const Value& first, const Value& second = {}) {
    return evaluator.oracle().decide(
        Condition{.question = question, .kind = Kind::Null, .first = first, .second = second});
}

bool termFits(Evaluator& evaluator, Item term, TypeMask types) {
    static constexpr auto kinds = std::to_array<std::pair<TypeBit, Kind>>(
        {{TypeBit::String, Kind::String}, {TypeBit::Number, Kind::Decimal}, {TypeBit::Boolean, Kind::Boolean},
            {TypeBit::Null, Kind::Null}, {TypeBit::Array, Kind::Array}, {TypeBit::Object, Kind::Object}});
    constexpr TypeMask json = anyType & ~mask(TypeBit::Undefined) & ~mask(TypeBit::Function);
    if ((types & json) == json)
        return true;
    return std::ranges::any_of(kinds,
        [&](const auto& entry) { return (types & mask(entry.first)) != 0 && isKind(evaluator, term, entry.second); });
}

TypeMask typeOfTerm(Evaluator& evaluator, Item term, TypeMask wanted) {
    constexpr TypeMask json = anyType & ~mask(TypeBit::Undefined) & ~mask(TypeBit::Function);
    const auto candidates = static_cast<TypeMask>(wanted & json);
    if (candidates == 0 || !termFits(evaluator, term, candidates))
        return 0;
    return candidates;
}

Item negateTerm(Evaluator& evaluator, const Node& node, Item term) {
    if (!isKind(evaluator, term, Kind::Decimal))
        failAt("D1002", node, "-", {.value = shortJson(evaluator, term)});
    return termOperation(evaluator, "negate", {&term, 1});
}

static void requireNumber(Evaluator& evaluator, const Node& node, Operator op, Item side, std::string_view code) {
    const bool number = isTerm(side) ? isKind(evaluator, side, Kind::Decimal) : isUndefined(side) || isNumber(side);
    if (!number)
        failAt(
            code, node, std::string(symbol(op)), {.value = shortJson(evaluator, side), .token = quoteJson(symbol(op))});
}

enum class Comparable : std::uint8_t { Undefined, Number, String, Neither };

// Asks first for what the other side is.
static Comparable comparableKind(Evaluator& evaluator, Item side, bool stringFirst) {
    if (isUndefined(side))
        return Comparable::Undefined;
    if (!isTerm(side))
        return isNumber(side) ? Comparable::Number : isString(side) ? Comparable::String : Comparable::Neither;
    if (stringFirst && isKind(evaluator, side, Kind::String))
        return Comparable::String;
    if (isKind(evaluator, side, Kind::Decimal))
        return Comparable::Number;
    return !stringFirst && isKind(evaluator, side, Kind::String) ? Comparable::String : Comparable::Neither;
}

static Item compareTerms(Evaluator& evaluator, const Node& node, Operator op, Item left, Item right) {
    const Comparable first = comparableKind(evaluator, left, isString(right));
    const Comparable second = comparableKind(evaluator, right, first == Comparable::String);
    MessagePieces pieces{.value = shortJson(evaluator, first == Comparable::Neither ? left : right),
        .value2 = shortJson(evaluator, right),
        .token = quoteJson(symbol(op))};
    if (first == Comparable::Neither || second == Comparable::Neither)
        failAt("T2010", node, std::string(symbol(op)), std::move(pieces));
    if (first == Comparable::Undefined || second == Comparable::Undefined)
        return {};
    pieces.value = shortJson(evaluator, left);
    if (first != second)
        failAt("T2009", node, std::string(symbol(op)), std::move(pieces));
    const std::array<Item, 2> sides{left, right};
    return termOperation(evaluator, symbol(op), sides);
}

static Item textOfTerm(Evaluator& evaluator, Item side) {
    if (!isTerm(side) || isKind(evaluator, side, Kind::String))
        return side;
    return keep(evaluator, Term::function("$string", {*side.value}));
}

static Item isAmong(Evaluator& evaluator, Item left, Item right) {
    if (isUndefined(left) || isUndefined(right))
        return ofBoolean(false);
    if (isTerm(right)) {
        const std::array<Item, 2> sides{left, right};
        return keep(evaluator, Term::function("in", valuesOf(evaluator, sides)));
    }
    const std::size_t size = isArray(right) ? sizeOf(right) : 1;
    for (std::size_t i = 0; i < size; ++i)
        if (equal(evaluator, isArray(right) ? elementOf(right, i) : right, left))
            return ofBoolean(true);
    return ofBoolean(false);
}

Item operateOnTerms(Evaluator& evaluator, const Node& node, Operator op, Item left, Item right) {
    std::array<Item, 2> sides{left, right};
    switch (op) {
        case Operator::Add:
        case Operator::Subtract:
        case Operator::Multiply:
        case Operator::Divide:
        case Operator::Remainder:
            requireNumber(evaluator, node, op, left, "T2001");
            requireNumber(evaluator, node, op, right, "T2002");
            if (isUndefined(left) || isUndefined(right))
                return {};
            return termOperation(evaluator, symbol(op), sides);
        case Operator::Equal:
        case Operator::NotEqual:
            if (isUndefined(left) || isUndefined(right))
                return ofBoolean(false);
            return termOperation(evaluator, symbol(op), sides);
        case Operator::Less:
        case Operator::LessOrEqual:
        case Operator::Greater:
        case Operator::GreaterOrEqual: return compareTerms(evaluator, node, op, left, right);
        case Operator::Concatenate:
            for (Item& side : sides)
                side = isUndefined(side) ? ofText("") : textOfTerm(evaluator, side);
            return termOperation(evaluator, "concat", sides);
        case Operator::In: return isAmong(evaluator, left, right);
        case Operator::Range: throw TermMet{};
        case Operator::And:
        case Operator::Or: break;
    }
    STEPCHECK_ASSERT(false && "and, or");
}

static bool truthOfOperation(Evaluator& evaluator, const Value& whole) {
    const Term& term = whole.term();
    const std::vector<Value>& sides = term.operands();
    if (term.name() == "=" || term.name() == "!=")
        return decide(evaluator, Question::Equals, sides[0], sides[1]) == (term.name() == "=");
    if (term.name() == "<")
        return decide(evaluator, Question::LessThan, sides[0], sides[1]);
    if (term.name() == ">")
        return decide(evaluator, Question::LessThan, sides[1], sides[0]);
    if (term.name() == "<=")
        return !decide(evaluator, Question::LessThan, sides[1], sides[0]);
    if (term.name() == ">=")
        return !decide(evaluator, Question::LessThan, sides[0], sides[1]);
    return decide(evaluator, Question::IsTrue, whole);
}

bool truthOfTerm(Evaluator& evaluator, Item term) {
    const Kind certain = certainKind(term.value->term());
    if (certain == Kind::Boolean)
        return truthOfOperation(evaluator, *term.value);
    if (certain == Kind::Decimal)
        return !decide(evaluator, Question::Equals, *term.value, Value(0));
    if (certain == Kind::String)
        return !decide(evaluator, Question::Equals, *term.value, Value(""));
    return decide(evaluator, Question::IsTrue, Value::term(Term::function("$boolean", {*term.value})));
}

bool equalTerms(Evaluator& evaluator, Item a, Item b) {
    if (isUndefined(a) || isUndefined(b) || isFunction(a) || isFunction(b))
        return false;
    const Value first = evaluator.toValue(a);
    const Value second = evaluator.toValue(b);
    return first == second || decide(evaluator, Question::Equals, first, second);
}

// The last object that has the member says what it is.
static Item memberOfMerged(Evaluator& evaluator, const Value& objects, std::string_view name) {
    for (std::size_t i = objects.size(); i-- > 0;) {
        const Value& object = objects.elements()[i];
        const Item member = evaluator.lookup(load(*evaluator.arena().keep(object)), name);
        if (!isUndefined(member))
            return member;
    }
    return {};
}

Item memberOfTerm(Evaluator& evaluator, Item term, std::string_view name) {
    const Term& of = term.value->term();
    if (of.form() == Term::Form::Function && of.name() == "$merge" && of.operands()[0].is(Kind::Array))
        return memberOfMerged(evaluator, of.operands()[0], name);
    const Kind certain = certainKind(of);
    if (certain != Kind::Null && certain != Kind::Object)
        return {};
    Value member = Value::term(Term::member(*term.value, name));
    if (decide(evaluator, Question::IsPresent, member))
        return load(*evaluator.arena().keep(std::move(member)));
    // Over an array the name would be looked up in each element; how many there are, nobody knows.
    if (!isKind(evaluator, term, Kind::Array))
        return {};
    const Value found = Value::term(Term::function("$lookup", {*term.value, Value(name)}));
    return decide(evaluator, Question::IsPresent, found) ? keep(evaluator, found.term()) : Item{};
}

Item elementOfTerm(Evaluator& evaluator, Item term, const Value& index) {
    if (!isKind(evaluator, term, Kind::Array))
        return index.number() >= -1 && index.number() < 1 ? term : Item{};
    Value element = Value::term(Term::element(*term.value, index));
    return decide(evaluator, Question::IsPresent, element) ? load(*evaluator.arena().keep(std::move(element))) : Item{};
}

Item anyOfTerm(Evaluator& evaluator, Item term, std::string_view which) {
    return keep(evaluator, Term::function(which, {*term.value}));
}

// Whether there certainly is a result. Of most functions an unknown argument may make it undefined, or an error, which
// is taken for the same.
static bool isCertain(Evaluator& evaluator, std::string_view function, std::span<const Item> arguments) {
    if (function == "hash")
        return arguments.size() < 2 || !isTerm(arguments[1]);
    if (function == "sift" && siftsToSomething(evaluator, arguments))
        return true;
    return functionTable()[static_cast<std::size_t>(functionIndex(function))].total;
}

Item unknownResult(Evaluator& evaluator, std::string_view function, std::span<const Item> arguments) {
    static constexpr auto operations = std::to_array<std::pair<std::string_view, std::string_view>>(
        {{"length", "length"}, {"lowercase", "lower"}, {"uppercase", "upper"}});
    const auto* const known =
        std::ranges::find(operations, function, &std::pair<std::string_view, std::string_view>::first);
    if (known != operations.end() && arguments.size() == 1)
        return termOperation(evaluator, known->second, arguments);
    if (function == "lookup" && arguments.size() == 2 && isTerm(arguments[0]) && isString(arguments[1]))
        return memberOfTerm(evaluator, arguments[0], textOf(arguments[1]));
    while (!arguments.empty() && isUndefined(arguments.back()))
        arguments = arguments.first(arguments.size() - 1);
    std::vector<Value> values;
    for (Item argument : arguments) {
        if (isUndefined(argument))
            values.push_back(Value::term(Term::function("undefined", {})));
        else
            values.push_back(
                isFunction(argument) ? evaluator.functionValue(*argument.function) : evaluator.toValue(argument));
    }
    Value result = Value::term(Term::function("$" + std::string(function), std::move(values)));
    if (!isCertain(evaluator, function, arguments) && !decide(evaluator, Question::IsPresent, result))
        return {};
    return keep(evaluator, result.term());
}

}  // namespace stepcheck::query::jsonata
