#include "stepcheck/explore/function_values.h"

#include "stepcheck/query/intrinsic/evaluate.h"
#include "stepcheck/query/intrinsic/parser.h"
#include "stepcheck/query/jsonata/evaluate.h"
#include "stepcheck/query/jsonata/text.h"
#include "stepcheck/query/jsonpath/evaluate.h"
#include "stepcheck/query/jsonpath/parser.h"
#include "stepcheck/value/read.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <deque>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace stepcheck::explore {

namespace intrinsic = query::intrinsic;
namespace jsonata = query::jsonata;
namespace jsonpath = query::jsonpath;
using value::Kind;
using value::Term;
using value::Value;

using Compute = std::function<Computed(const Value&)>;

namespace {

// A JSONata expression that applies a function to operands, which become its variables.
class Application {
public:
    explicit Application(const Compute& compute) : compute_(compute) {}

    // The operand in the text of the expression: a variable, or a function as it was written.
    std::string operand(const Value& value);

    void bind(const Value& variables);
    void setInput(const Value& value);
    Computed evaluate(const std::string& text);

private:
    std::string variable(const Value& value);
    std::string closure(const std::vector<Value>& parts);
    void bind(std::string name, const Value& value);

    const Compute& compute_;
    std::deque<std::string> names_;
    std::vector<jsonata::Binding> bindings_;
    std::size_t operands_ = 0;
    std::optional<Value> input_;
    std::optional<Computed> trouble_;  // an operand that is not there or cannot be computed
};

}  // namespace

static bool isFunction(const Value& value, std::string_view name) {
    return value.is(Kind::Term) && value.term().form() == Term::Form::Function && value.term().name() == name;
}

// A variable that nobody binds is undefined.
void Application::bind(std::string name, const Value& value) {
    if (isFunction(value, "undefined"))
        return;
    Computed computed = compute_(value);
    if (auto* known = std::get_if<Value>(&computed))
        bindings_.push_back({.name = names_.emplace_back(std::move(name)), .value = std::move(*known)});
    else if (!trouble_)
        trouble_ = std::move(computed);
}

void Application::bind(const Value& variables) {
    for (const value::MemberView member : variables.members())
        bind(std::string(member.key()), member.value);
}

void Application::setInput(const Value& value) {
    Computed computed = compute_(value);
    if (auto* known = std::get_if<Value>(&computed); known != nullptr && (!input_ || *input_ == *known))
        input_ = std::move(*known);
    else if (!trouble_)
        trouble_ = Uncomputable{"its context is not known"};
}

std::string Application::variable(const Value& value) {
    std::string name = fmt::format("operand{}", ++operands_);
    std::string text = "$" + name;
    bind(std::move(name), value);
    return text;
}

std::string Application::closure(const std::vector<Value>& parts) {
    if (parts.size() > 2)
        setInput(parts[2]);
    std::string bindings;
    if (parts.size() > 1)
        for (const value::MemberView member : parts[1].members())
            bindings += fmt::format("${} := {}; ", member.key(), variable(member.value));
    // A regular expression cannot stand in parentheses.
    return bindings.empty() ? std::string(parts[0].string()) : fmt::format("({}{})", bindings, parts[0].string());
}

std::string Application::operand(const Value& value) {
    return isFunction(value, "function") ? closure(value.term().operands()) : variable(value);
}

Computed Application::evaluate(const std::string& text) {
    if (trouble_)
        return *trouble_;
    const auto expression = jsonata::parse(text);
    if (!expression)
        return Uncomputable{expression.error().message};
    static constexpr std::uint64_t maxSteps = 1'000'000;
    jsonata::Options options{.dialect = jsonata::Dialect::States, .limits = jsonata::statesLimits()};
    options.limits.steps = maxSteps;
    value::NeverAsked oracle;
    jsonata::Outcome outcome = jsonata::evaluate(*expression, input_ ? &*input_ : nullptr, bindings_, options, oracle);
    if (auto* value = std::get_if<Value>(&outcome))
        return std::move(*value);
    if (std::holds_alternative<jsonata::Undefined>(outcome))
        return Absent{};
    // An error leaves no value behind either.
    if (std::holds_alternative<jsonata::Error>(outcome))
        return Absent{};
    return Uncomputable{"it is a function"};
}

static Computed whole(const Term& term, const Compute& compute) {
    const auto& operands = term.operands();
    Application application(compute);
    application.bind(operands[1]);
    if (operands.size() > 2)
        application.setInput(operands[2]);
    return application.evaluate(std::string(operands[0].string()));
}

static Computed call(std::string_view function, const Term& term, const Compute& compute) {
    Application application(compute);
    std::string text(function);
    for (std::size_t i = 0; i < term.operands().size(); ++i)
        text += (i == 0 ? "(" : ", ") + application.operand(term.operands()[i]);
    return application.evaluate(text + (term.operands().empty() ? "()" : ")"));
}

// The operands around, before or behind a symbol.
static Computed infix(std::string_view symbol, const Term& term, const Compute& compute) {
    Application application(compute);
    const std::string first = application.operand(term.operands()[0]);
    if (term.operands().size() > 1)
        return application.evaluate(fmt::format("{} {} {}", first, symbol, application.operand(term.operands()[1])));
    return application.evaluate(symbol == "-" ? "-" + first : fmt::format("{}.{}", first, symbol));
}

// All operands, or the one that is none.
static std::variant<std::vector<Value>, Computed> valuesOf(const Term& term, const Compute& compute) {
    std::vector<Value> values;
    for (const Value& operand : term.operands()) {
        Computed computed = compute(operand);
        if (!std::holds_alternative<Value>(computed))
            return computed;
        values.push_back(std::move(std::get<Value>(computed)));
    }
    return values;
}

static Value documentOf(const std::vector<Value>& values) {
    std::vector<value::Member> members;
    for (const Value& value : values)
        members.push_back({.name = fmt::format("operand{}", members.size()), .value = value});
    return Value::object(std::move(members));
}

static std::string paths(std::size_t from, std::size_t to) {
    std::string text;
    for (std::size_t i = from; i < to; ++i)
        text += fmt::format("{}$.operand{}", i == from ? "" : ", ", i);
    return text;
}

static Computed callIntrinsic(std::string_view name, const std::vector<Value>& values) {
    const std::string text = fmt::format("{}({})", name, paths(0, values.size()));
    const auto parsed = intrinsic::parse(text);
    if (!parsed)
        return Uncomputable{parsed.error().message};
    value::NeverAsked oracle;
    auto result = intrinsic::evaluate(*parsed, text, {.input = documentOf(values)}, oracle);
    return result ? Computed(std::move(*result)) : Absent{};
}

static Computed followPath(const std::string& text, const Value& document) {
    const auto path = jsonpath::parse(text);
    if (!path)
        return Uncomputable{path.error().message};
    value::NeverAsked oracle;
    auto result = jsonpath::evaluateIn(*path, document, oracle);
    return result ? Computed(std::move(*result)) : Absent{};
}

// Steps of a path, or a function of paths.
static Computed path(std::string_view name, const std::vector<Value>& values) {
    if (name.find_first_of("[(*", 1) == std::string_view::npos && name.front() == '.' && !name.starts_with(".."))
        return followPath(fmt::format("$.operand0{}({})", name, paths(1, values.size())), documentOf(values));
    // What a filter looks up outside of the value that it filters.
    if (values.size() > 1 && values[0] != values[1])
        return Uncomputable{"its filter looks elsewhere"};
    return followPath("$" + std::string(name), values[0]);
}

static Computed filter(const Term& term, const Compute& compute) {
    const auto& operands = term.operands();
    std::vector<Value> sides;
    std::string text;
    for (const std::size_t i : {0U, 2U}) {
        text += i == 0 ? "$[?(" : fmt::format(" {} ", operands[1].string());
        if (operands[i].is(Kind::Term) && operands[i].term().name().starts_with('/')) {
            text += operands[i].term().name();
            continue;
        }
        Computed side = compute(operands[i]);
        if (!std::holds_alternative<Value>(side))
            return side;
        text += fmt::format("@.operand{}", sides.size());
        sides.push_back(std::move(std::get<Value>(side)));
    }
    Computed found = followPath(text + ")]", Value(std::vector<Value>{documentOf(sides)}));
    const auto* items = std::get_if<Value>(&found);
    return items != nullptr ? Computed(items->size() == 1) : found;
}

static Computed length(const Value& value) {
    if (value.is(Kind::String))
        return static_cast<std::int64_t>(jsonata::countUnits(value.string()));
    if (value.is(Kind::Array) || value.is(Kind::Object))
        return static_cast<std::int64_t>(value.size());
    return Uncomputable{"it has no length"};
}

static bool isJson(const Value& value) {
    if (!value.is(Kind::String))
        return false;
    return value.string().find_first_not_of(" \t\r\n") == std::string_view::npos || value::read(value.string());
}

static constexpr auto comparisons = std::to_array<std::string_view>({"=", "!=", "<", "<=", ">", ">="});

// Two of one kind, as the evaluator has asked before it built the term.
static Computed comparison(std::string_view symbol, const Value& a, const Value& b) {
    using value::Question;
    const auto asks = [](Question question, const Value& x, const Value& y) {
        return answer(question, Kind::Null, x, y);
    };
    if (symbol == "=" || symbol == "!=")
        return asks(Question::Equals, a, b) == (symbol == "=");
    if (!(a.isNumber() && b.isNumber()) && !(a.is(Kind::String) && b.is(Kind::String)))
        return Uncomputable{"the two have no order"};
    if (symbol == "<" || symbol == ">=")
        return asks(Question::LessThan, a, b) == (symbol == "<");
    return asks(Question::LessThan, b, a) == (symbol == ">");
}

static Computed arithmetic(const Term& term, const std::vector<Value>& values) {
    std::int64_t result = 0;
    const bool integers = values.size() == 2 && values[0].is(Kind::Integer) && values[1].is(Kind::Integer);
    const std::string_view name = term.name();
    if (integers && name == "+" && !__builtin_add_overflow(values[0].integer(), values[1].integer(), &result))
        return result;
    if (integers && name == "-" && !__builtin_sub_overflow(values[0].integer(), values[1].integer(), &result))
        return result;
    // What was computed is not computed again: of terms in each other that would double the work with each.
    return infix(
        name == "negate" ? "-" : name, Term::operation(name, values), [](const Value& value) { return value; });
}

static Computed operation(const Term& term, const Compute& compute) {
    const std::string_view name = term.name();
    if (name == "upper" || name == "lower")
        return call(name == "upper" ? "$uppercase" : "$lowercase", term, compute);
    if (name == "concat")
        return infix("&", term, compute);
    auto operands = valuesOf(term, compute);
    if (auto* other = std::get_if<Computed>(&operands))
        return std::move(*other);
    const auto& values = std::get<std::vector<Value>>(operands);
    if (name == "length")
        return length(values[0]);
    if (std::ranges::find(comparisons, name) != comparisons.end())
        return comparison(name, values[0], values[1]);
    return arithmetic(term, values);
}

Computed computeFunction(const Term& term, const Compute& compute) {
    const std::string_view name = term.name();
    if (term.form() == Term::Form::Operation)
        return operation(term, compute);
    if (name == "undefined")
        return Absent{};
    if (name == "jsonata")
        return whole(term, compute);
    if (name.starts_with('$'))
        return call(name, term, compute);
    if (name == "in" || name == "*" || name == "**")
        return infix(name, term, compute);
    if (name == "filter")
        return filter(term, compute);
    const bool isPath = name.starts_with('[') || name.starts_with('.');
    if (!isPath && !name.starts_with("States.") && name != "is JSON")
        return Uncomputable{fmt::format("nobody knows how to compute {}", name)};
    auto operands = valuesOf(term, compute);
    if (auto* other = std::get_if<Computed>(&operands))
        return std::move(*other);
    const auto& values = std::get<std::vector<Value>>(operands);
    if (isPath)
        return path(name, values);
    return name == "is JSON" ? Computed(isJson(values[0])) : callIntrinsic(name, values);
}

}  // namespace stepcheck::explore
