#include "stepcheck/value/term.h"

#include "stepcheck/support/assert.h"
#include "stepcheck/value/write.h"

#include <fmt/format.h>

#include <utility>

namespace stepcheck::value {

Term::Term(Form form, std::string_view name, std::vector<Value> operands)
    : form_(form), name_(name), operands_(std::move(operands)) {}

Term Term::unknown(std::string_view name) {
    return {Form::Unknown, name, {}};
}

Term Term::member(Value of, std::string_view name) {
    std::vector<Value> operands;
    operands.push_back(std::move(of));
    return {Form::Member, name, std::move(operands)};
}

Term Term::element(Value of, Value index) {
    std::vector<Value> operands;
    operands.push_back(std::move(of));
    operands.push_back(std::move(index));
    return {Form::Element, "", std::move(operands)};
}

Term Term::operation(std::string_view name, std::vector<Value> operands) {
    return {Form::Operation, name, std::move(operands)};
}

Term Term::function(std::string_view name, std::vector<Value> arguments) {
    return {Form::Function, name, std::move(arguments)};
}

// Terms of a loop grow without end; people read the outside.
static constexpr std::size_t deepestDescribed = 20;

static std::string describe(const Value& value, std::size_t depth);

static std::string describeOperands(const Term& term, std::string_view separator, std::size_t depth) {
    std::string text;
    for (const Value& operand : term.operands()) {
        if (!text.empty())
            text += separator;
        text += describe(operand, depth);
    }
    return text;
}

static bool isSymbol(std::string_view name) {
    return name.find_first_of("+-*/%&<>=!") == 0;
}

// `a + b`, `a - 1` for a sum with -1.
static std::string describeInfix(const Term& term, std::size_t depth) {
    const Value& second = term.operands()[1];
    if (term.name() == "+" && second.is(Kind::Integer) && second.integer() < 0)
        return fmt::format("({} - {})", describe(term.operands()[0], depth), write(second).substr(1));
    const std::string_view symbol = term.name() == "concat" ? "&" : term.name();
    return fmt::format("({})", describeOperands(term, fmt::format(" {} ", symbol), depth));
}

static std::string describe(const Value& value, std::size_t depth) {
    if (!value.is(Kind::Term))
        return write(value);
    const Term& term = value.term();
    if (depth == 0)
        return "…";
    switch (term.form()) {
        case Term::Form::Unknown: return std::string(term.name());
        case Term::Form::Member: return fmt::format("{}.{}", describe(term.operands()[0], depth - 1), term.name());
        case Term::Form::Element:
            return fmt::format(
                "{}[{}]", describe(term.operands()[0], depth - 1), describe(term.operands()[1], depth - 1));
        case Term::Form::Operation:
            if ((isSymbol(term.name()) || term.name() == "concat") && term.operands().size() == 2)
                return describeInfix(term, depth - 1);
            [[fallthrough]];
        case Term::Form::Function:
            // The text of a function that is an argument of another.
            if (term.name() == "function" && !term.operands().empty() && term.operands()[0].is(Kind::String))
                return std::string(term.operands()[0].string());
            if (term.name() == "*" || term.name() == "**")
                return fmt::format("{}.{}", describeOperands(term, "", depth - 1), term.name());
            return fmt::format("{}({})", term.name(), describeOperands(term, ", ", depth - 1));
    }
    STEPCHECK_ASSERT(false);
}

std::string describe(const Term& term) {
    return describe(Value::term(term), deepestDescribed);
}

}  // namespace stepcheck::value
