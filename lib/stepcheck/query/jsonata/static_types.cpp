#include "stepcheck/query/jsonata/static_types.h"

#include "stepcheck/catalog/words.h"
#include "stepcheck/query/jsonata/check.h"
#include "stepcheck/query/jsonata/function_table.h"
#include "stepcheck/support/assert.h"
#include "stepcheck/support/overload.h"

#include <algorithm>

namespace stepcheck::query::jsonata {

static constexpr TypeMask undefined = mask(TypeBit::Undefined);

int namedFunction(const Expression& expression, const Node& procedure) {
    const auto* variable = std::get_if<Variable>(&procedure.shape);
    if (variable == nullptr || !procedure.predicates.empty() || procedure.group != nullptr)
        return -1;
    const Symbol& symbol = expression.symbol(variable->symbol);
    return symbol.bound || expression.evaluatesText() ? -1 : symbol.function;
}

static TypeMask typeOfValue(const value::Value& value) {
    switch (value.kind()) {
        case value::Kind::Null: return mask(TypeBit::Null);
        case value::Kind::Boolean: return mask(TypeBit::Boolean);
        case value::Kind::Integer:
        case value::Kind::Decimal: return mask(TypeBit::Number);
        case value::Kind::String: return mask(TypeBit::String);
        case value::Kind::Array:
        case value::Kind::Object:
        case value::Kind::Term: break;
    }
    STEPCHECK_ASSERT(false && "a literal");
}

// Whether every parameter is optional, as of `$now`: then no missing argument makes the result undefined.
static bool needsNothing(std::string_view signature) {
    const std::string_view parameters = signature.substr(1, signature.rfind(':') - 1);
    for (std::size_t i = 0; i < parameters.size(); i += 2)
        if (i + 1 == parameters.size() || parameters[i + 1] != '?')
            return false;
    return true;
}

static TypeMask typeOfFunction(int index) {
    const FunctionInfo& function = functionTable()[static_cast<std::size_t>(index)];
    const std::size_t result = function.signature.rfind(':');
    const char letter = result == std::string_view::npos ? 'x' : function.signature[result + 1];
    if (letter == 's' || letter == 'n' || letter == 'b' || (letter == 'o' && function.name == "merge"))
        return needsNothing(function.signature) ? maskOf(letter) : maskOf(letter) | undefined;
    // Another array is a sequence, which may turn into its only item.
    const bool isArray = std::ranges::find(catalog::arrayFunctions, function.name) != catalog::arrayFunctions.end();
    return isArray ? mask(TypeBit::Array) | undefined : anyType;
}

static TypeMask typeOfOperator(Operator op) {
    switch (op) {
        case Operator::Add:
        case Operator::Subtract:
        case Operator::Multiply:
        case Operator::Divide:
        case Operator::Remainder: return mask(TypeBit::Number) | undefined;
        case Operator::Less:
        case Operator::LessOrEqual:
        case Operator::Greater:
        case Operator::GreaterOrEqual: return mask(TypeBit::Boolean) | undefined;
        case Operator::Equal:
        case Operator::NotEqual:
        case Operator::In:
        case Operator::And:
        case Operator::Or: return mask(TypeBit::Boolean);
        case Operator::Concatenate: return mask(TypeBit::String);
        case Operator::Range: return anyType;
    }
    STEPCHECK_ASSERT(false && "an operator");
}

static TypeMask typeOfCall(const Expression& expression, const Node& procedure) {
    const int function = namedFunction(expression, procedure);
    return function < 0 ? anyType : typeOfFunction(function);
}

TypeMask typesOf(const Expression& expression, const Node& node) {
    if (node.group != nullptr)
        return mask(TypeBit::Object);
    if (!node.predicates.empty())
        return anyType;
    const auto inside = [&expression](
                            const NodePtr& part) { return part == nullptr ? undefined : typesOf(expression, *part); };
    return std::visit(
        support::Overload{
            [](const Literal& literal) { return typeOfValue(literal.value); },
            [](const Name&) { return anyType; },
            [](const Wildcard&) { return anyType; },
            [](const Descendants&) { return anyType; },
            [](const Parent&) { return anyType; },
            [](const Context&) { return anyType; },
            [](const Root&) { return anyType; },
            [&](const Variable&) { return namedFunction(expression, node) < 0 ? anyType : mask(TypeBit::Function); },
            [](const RegexLiteral&) { return mask(TypeBit::Function); },
            [](const Negation&) -> TypeMask { return mask(TypeBit::Number) | undefined; },
            [&](const Binary& binary) -> TypeMask {
                const bool known = ((inside(binary.left) | inside(binary.right)) & undefined) == 0;
                const TypeMask type = typeOfOperator(binary.op);
                return known && binary.op != Operator::Range ? static_cast<TypeMask>(type & ~undefined) : type;
            },
            [](const ArrayConstructor&) { return mask(TypeBit::Array); },
            [](const ObjectConstructor&) { return mask(TypeBit::Object); },
            [&](const Block& block) {
                return block.expressions.empty() ? undefined : inside(block.expressions.back());
            },
            [&](const Conditional& conditional) -> TypeMask {
                return inside(conditional.then) | inside(conditional.otherwise);
            },
            [&](const Bind& bind) { return inside(bind.value); },
            [](const Lambda&) { return mask(TypeBit::Function); },
            [&](const Call& call) { return typeOfCall(expression, *call.procedure); },
            [](const PartialCall&) { return mask(TypeBit::Function); },
            [&](const Apply& apply) {
                const auto* call = std::get_if<Call>(&apply.right->shape);
                return call == nullptr ? anyType : typeOfCall(expression, *call->procedure);
            },
            [](const Transform&) { return mask(TypeBit::Function); },
            [](const Sort&) { return anyType; },
            [](const Path&) { return anyType; },
        },
        node.shape);
}

TypeMask resultTypes(const Expression& expression) {
    return typesOf(expression, expression.root());
}

}  // namespace stepcheck::query::jsonata
