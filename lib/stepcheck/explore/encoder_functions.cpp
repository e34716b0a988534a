// What operations and functions yield, in the words of Z3.

#include "stepcheck/explore/encoder.h"
#include "stepcheck/value/term.h"
#include "stepcheck/value/write.h"

#include <array>
#include <string_view>
#include <utility>

namespace stepcheck::explore {

using value::Kind;
using value::Question;
using value::Term;
using value::Value;

static const std::vector<Value>& operandsOf(const Knowledge& knowledge, std::uint32_t node) {
    return knowledge.node(node).term->term().operands();
}

// What `&` makes of its side: unknowns have been asked to be strings, constants need not be.
Formula Encoder::joinedText(Symbol& symbol) {
    if (symbol.known == nullptr)
        z3_.state(is(symbol, Kind::String));
    else if (symbol.known->is(Kind::Integer) || symbol.known->is(Kind::Boolean))
        return z3_.text(value::write(*symbol.known));
    return text(symbol);
}

void Encoder::defineOperation(std::uint32_t node) {
    const Term& term = knowledge_.node(node).term->term();
    if (term.form() != Term::Form::Operation)
        return;
    const std::string_view name = term.name();
    nodeSymbol(node);
    if (name == "with")
        return;
    std::vector<Symbol> operands;
    for (const Value& operand : operandsOf(knowledge_, node))
        operands.push_back(symbolOf(operand));
    Symbol result = nodeSymbol(node);
    if (defineArithmetic(result, name, operands))
        return;
    if (name == "concat") {
        const Formula front = joinedText(operands[0]);
        z3_.state(z3_.same(text(result), z3_.joined(front, joinedText(operands[1]))));
    } else if (name == "lower") {
        defineCase(result, operands[0], {" @", "[~"}, "AZ");
    } else if (name == "upper") {
        defineCase(result, operands[0], {" `", "{~"}, "az");
    } else if (name == "length") {
        z3_.state(z3_.atMost(z3_.number("0"), number(result)));
        if (is(operands[0], Kind::String) != z3_.truth(false))
            stateIf(is(operands[0], Kind::String), z3_.same(number(result), z3_.length(text(operands[0]))));
        if (is(operands[0], Kind::Array) != z3_.truth(false))
            stateIf(is(operands[0], Kind::Array), z3_.same(number(result), length(operands[0])));
    } else {
        const bool equality = name == "=" || name == "!=";
        const bool swapped = name == ">" || name == "<=";
        const bool negated = name == "!=" || name == "<=" || name == ">=";
        if (!equality)
            requireOrder(operands[0], operands[1]);
        const Formula answer = relation(
            equality ? Question::Equals : Question::LessThan, operands[swapped ? 1 : 0], operands[swapped ? 0 : 1]);
        z3_.state(z3_.same(truth(result), negated ? z3_.no(answer) : answer));
    }
}

// Letters of the other case are gone, and a plain text without any stays as it is.
void Encoder::defineCase(
    Symbol& result, Symbol& of, std::initializer_list<std::string_view> kept, std::string_view changed) {
    z3_.state(is(of, Kind::String));
    if (is(of, Kind::String) == z3_.truth(false))
        return;
    stateIf(z3_.hasOnly(text(of), kept), z3_.same(text(result), text(of)));
    z3_.state(z3_.no(z3_.hasOneOf(text(result), changed)));
}

// The evaluator compares two numbers or two strings.
void Encoder::requireOrder(const Symbol& a, const Symbol& b) {
    z3_.state(z3_.any({z3_.all({isNumber(a), isNumber(b)}), z3_.all({is(a, Kind::String), is(b, Kind::String)})}));
}

bool Encoder::defineArithmetic(Symbol& result, std::string_view name, std::vector<Symbol>& operands) {
    static constexpr std::string_view symbols = "+-*/%";
    if (name != "negate" && (name.size() != 1 || symbols.find(name) == symbols.npos))
        return false;
    for (Symbol& operand : operands)
        z3_.state(isNumber(operand));
    const Formula a = number(operands[0]);
    const Formula value = number(result);
    if (name == "negate") {
        z3_.state(z3_.same(value, z3_.negative(a)));
        return true;
    }
    const Formula b = number(operands[1]);
    switch (name[0]) {
        case '+': z3_.state(z3_.same(value, z3_.plus(a, b))); break;
        case '-': z3_.state(z3_.same(value, z3_.minus(a, b))); break;
        case '*': z3_.state(z3_.same(value, z3_.times(a, b))); break;
        case '/':
            z3_.state(z3_.no(z3_.same(b, z3_.number("0"))));
            z3_.state(z3_.same(z3_.times(value, b), a));
            break;
        default: defineRemainder(value, a, b); break;
    }
    return true;
}

// The remainder has the sign of the dividend and is nearer to 0 than the divisor.
void Encoder::defineRemainder(Formula result, Formula dividend, Formula divisor) {
    const Formula zero = z3_.number("0");
    const auto size = [&](Formula of) { return z3_.choose(z3_.less(of, zero), z3_.negative(of), of); };
    z3_.state(z3_.no(z3_.same(divisor, zero)));
    z3_.state(z3_.same(dividend, z3_.plus(z3_.times(divisor, z3_.newInteger()), result)));
    z3_.state(z3_.less(size(result), size(divisor)));
    stateIf(z3_.less(zero, result), z3_.less(zero, dividend));
    stateIf(z3_.less(result, zero), z3_.less(dividend, zero));
}

void Encoder::defineFunction(std::uint32_t node) {
    const Term& term = knowledge_.node(node).term->term();
    const std::vector<Value>& operands = operandsOf(knowledge_, node);
    if (term.form() != Term::Form::Function || operands.empty())
        return;
    const std::string_view name = term.name();
    Symbol of = symbolOf(operands[0]);
    Symbol result = nodeSymbol(node);
    if (name == "$count") {
        z3_.state(z3_.atMost(z3_.number("0"), number(result)));
        const Formula isArray = is(of, Kind::Array);
        if (isArray != z3_.truth(false))
            stateIf(isArray, z3_.same(number(result), length(of)));
        stateIf(z3_.no(isArray), z3_.same(number(result), z3_.number("1")));
    } else if (name == "$boolean" || name == "$not") {
        defineTruth(result, of, name == "$not");
    } else if (name == "$string" && operands.size() == 1) {
        if (is(of, Kind::String) != z3_.truth(false))
            stateIf(is(of, Kind::String), z3_.same(text(result), text(of)));
    } else if (name == "$number") {
        if (isNumber(of) != z3_.truth(false))
            stateIf(isNumber(of), z3_.same(number(result), number(of)));
    } else if (name == "$contains" && operands.size() == 2) {
        Symbol part = symbolOf(operands[1]);
        const Formula texts = z3_.all({is(of, Kind::String), is(part, Kind::String)});
        if (texts != z3_.truth(false))
            stateIf(texts, z3_.same(truth(result), z3_.contains(text(of), text(part))));
    } else if (name == "$abs" || name == "$floor") {
        const Formula a = number(of);
        const Formula absolute = z3_.choose(z3_.less(a, z3_.number("0")), z3_.negative(a), a);
        stateIf(isNumber(of), z3_.same(number(result), name == "$abs" ? absolute : z3_.floor(a)));
    } else if (name == "$type") {
        defineType(result, of);
    }
}

// Of arrays and objects it depends on what is in them.
void Encoder::defineTruth(Symbol& result, Symbol& of, bool negated) {
    const Formula answer = negated ? z3_.no(truth(result)) : truth(result);
    const Formula never = z3_.truth(false);
    stateIf(is(of, Kind::Null), z3_.no(answer));
    if (is(of, Kind::Boolean) != never)
        stateIf(is(of, Kind::Boolean), z3_.same(answer, truth(of)));
    if (isNumber(of) != never)
        stateIf(isNumber(of), z3_.same(answer, z3_.no(z3_.same(number(of), z3_.number("0")))));
    if (is(of, Kind::String) != never)
        stateIf(is(of, Kind::String), z3_.same(answer, z3_.no(z3_.same(text(of), z3_.text("")))));
}

void Encoder::defineType(Symbol& result, const Symbol& of) {
    static constexpr auto names = std::to_array<std::pair<Kind, std::string_view>>(
        {{Kind::Null, "null"}, {Kind::Boolean, "boolean"}, {Kind::Integer, "number"}, {Kind::Decimal, "number"},
            {Kind::String, "string"}, {Kind::Array, "array"}, {Kind::Object, "object"}});
    for (const auto& [kind, type] : names)
        if (is(of, kind) != z3_.truth(false))
            stateIf(is(of, kind), z3_.same(text(result), z3_.text(type)));
}

}  // namespace stepcheck::explore
