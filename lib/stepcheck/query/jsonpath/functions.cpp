#include "stepcheck/query/jsonpath/functions.h"

#include "stepcheck/query/jsonpath/evaluation.h"
#include "stepcheck/value/term.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <string>
#include <utility>

namespace stepcheck::query::jsonpath {

using value::Kind;
using value::Value;

static constexpr std::array<std::pair<std::string_view, Function>, 13> functions = {{
    {"append", Function::Append},
    {"avg", Function::Average},
    {"concat", Function::Concat},
    {"first", Function::First},
    {"index", Function::Index},
    {"keys", Function::Keys},
    {"last", Function::Last},
    {"length", Function::Length},
    {"max", Function::Max},
    {"min", Function::Min},
    {"size", Function::Length},
    {"stddev", Function::StandardDeviation},
    {"sum", Function::Sum},
}};

Function functionNamed(std::string_view name) {
    for (const auto& [known, function] : functions)
        if (known == name)
            return function;
    return Function::Unknown;
}

std::span<const std::string_view> functionNames() {
    static constexpr auto names = [] {
        std::array<std::string_view, functions.size()> found;
        std::ranges::transform(functions, found.begin(), [](const auto& entry) { return entry.first; });
        return found;
    }();
    return names;
}

static std::optional<Value> fail(Trouble& trouble, Reason reason) {
    trouble.reason = reason;
    return std::nullopt;
}

static void addNumbers(std::vector<double>& numbers, const Value& value) {
    for (const Value& element : value.elements())
        if (element.isNumber())
            numbers.push_back(element.number());
}

static std::vector<double> numbersOf(const Value& model, const std::vector<Value>& arguments) {
    std::vector<double> numbers;
    addNumbers(numbers, model);
    for (const Value& argument : arguments) {
        addNumbers(numbers, argument);
        if (argument.isNumber())
            numbers.push_back(argument.number());
    }
    return numbers;
}

static double aggregate(Function function, const std::vector<double>& numbers) {
    const auto count = static_cast<double>(numbers.size());
    double sum = 0;
    double squares = 0;
    double least = std::numeric_limits<double>::max();
    double most = std::numeric_limits<double>::denorm_min();  // where Jayway begins: it finds no maximum below 0
    for (const double number : numbers) {
        sum += number;
        squares += number * number;
        least = std::min(least, number);
        most = std::max(most, number);
    }
    switch (function) {
        case Function::Average: return sum / count;
        case Function::StandardDeviation: return std::sqrt(squares / count - sum * sum / count / count);
        case Function::Sum: return sum;
        case Function::Min: return least;
        case Function::Max: return most;
        case Function::Unknown:
        case Function::Append:
        case Function::Concat:
        case Function::First:
        case Function::Index:
        case Function::Keys:
        case Function::Last:
        case Function::Length: break;
    }
    return 0;
}

static Value concat(const Value& model, const std::vector<Value>& arguments) {
    std::string text;
    for (const Value& element : model.elements())
        if (element.is(Kind::String))
            text += element.string();
    for (const Value& argument : arguments) {
        if (argument.is(Kind::String))
            text += argument.string();
        for (const Value& element : argument.elements())
            if (element.is(Kind::String))
                text += element.string();
    }
    return text;
}

static Value append(const Value& model, const std::vector<Value>& arguments) {
    if (!model.is(Kind::Array))
        return model;
    std::vector<Value> elements(model.elements().begin(), model.elements().end());
    elements.insert(elements.end(), arguments.begin(), arguments.end());
    return elements;
}

static std::optional<Value> elementAt(const Value& model, std::int64_t index, Trouble& trouble) {
    if (!model.is(Kind::Array))
        return fail(trouble, Reason::NothingToAggregate);
    const auto count = static_cast<std::int64_t>(model.size());
    const std::int64_t place = index < 0 ? count + index : index;
    // Jayway cannot reach the first element from the end.
    if (place >= count || place < 0 || (index < 0 && place == 0)) {
        trouble.index = index;
        trouble.count = model.size();
        return fail(trouble, Reason::IndexTooLarge);
    }
    return model.elements()[static_cast<std::size_t>(place)];
}

static std::optional<Value> elementAtArgument(
    const Value& model, const std::vector<Value>& arguments, Trouble& trouble) {
    const std::vector<double> numbers = numbersOf({}, arguments);
    if (!model.is(Kind::Array))
        return fail(trouble, Reason::NothingToAggregate);
    if (numbers.empty() || std::abs(numbers[0]) > std::numeric_limits<std::int32_t>::max())
        return fail(trouble, Reason::BadArgument);
    return elementAt(model, static_cast<std::int64_t>(numbers[0]), trouble);
}

static Value length(const Value& model, const std::vector<Value>& arguments) {
    if (!arguments.empty() && arguments[0].is(Kind::Array))
        return static_cast<std::int64_t>(arguments[0].size());
    if (model.is(Kind::Array) || model.is(Kind::Object))
        return static_cast<std::int64_t>(model.size());
    return {};
}

static Value keys(const Value& model) {
    if (!model.is(Kind::Object))
        return {};
    std::vector<Value> names;
    for (const value::MemberView member : model.members())
        names.push_back(member.name);
    return names;
}

static Value onUnknowns(
    const Call& call, const Value& model, const std::vector<Value>& arguments, value::Oracle& oracle) {
    if (call.function == Function::Length && arguments.empty()) {
        const auto isKind = [&](Kind kind) {
            return oracle.decide({.question = value::Question::IsKind, .kind = kind, .first = model, .second = {}});
        };
        if (!isKind(Kind::Array) && !isKind(Kind::Object))
            return {};
        return Value::term(value::Term::operation("length", {model}));
    }
    std::vector<Value> operands{model};
    operands.insert(operands.end(), arguments.begin(), arguments.end());
    return Value::term(value::Term::function("." + call.name, std::move(operands)));
}

static bool holdsUnknown(const Value& value) {
    return value.is(Kind::Term) ||
           std::ranges::any_of(value.elements(), [](const Value& v) { return v.is(Kind::Term); });
}

std::optional<Value> applyFunction(const Call& call, const Value& model, const std::vector<Value>& arguments,
    Trouble& trouble, value::Oracle& oracle) {
    if (model.is(Kind::Term) || std::ranges::any_of(arguments, [](const Value& v) { return v.is(Kind::Term); }))
        return onUnknowns(call, model, arguments, oracle);
    switch (call.function) {
        case Function::Append: return append(model, arguments);
        case Function::First: return elementAt(model, 0, trouble);
        case Function::Last: return elementAt(model, -1, trouble);
        case Function::Index: return elementAtArgument(model, arguments, trouble);
        case Function::Keys: return keys(model);
        case Function::Length: return length(model, arguments);
        case Function::Concat:
            if (holdsUnknown(model) || std::ranges::any_of(arguments, holdsUnknown))
                return onUnknowns(call, model, arguments, oracle);
            return concat(model, arguments);
        case Function::Average:
        case Function::Max:
        case Function::Min:
        case Function::StandardDeviation:
        case Function::Sum: {
            if (holdsUnknown(model) || std::ranges::any_of(arguments, holdsUnknown))
                return onUnknowns(call, model, arguments, oracle);
            const std::vector<double> numbers = numbersOf(model, arguments);
            if (numbers.empty())
                return fail(trouble, Reason::NothingToAggregate);
            return aggregate(call.function, numbers);
        }
        case Function::Unknown: break;
    }
    return fail(trouble, Reason::UnknownFunction);
}

}  // namespace stepcheck::query::jsonpath
