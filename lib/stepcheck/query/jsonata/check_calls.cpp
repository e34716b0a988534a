#include "stepcheck/query/jsonata/check_calls.h"

#include "stepcheck/query/hash.h"
#include "stepcheck/query/jsonata/failure.h"
#include "stepcheck/query/jsonata/function_table.h"
#include "stepcheck/query/jsonata/number_picture.h"
#include "stepcheck/query/jsonata/static_types.h"
#include "stepcheck/support/suggest.h"

#include <algorithm>
#include <string>
#include <string_view>

namespace stepcheck::query::jsonata {

// The name in `order.id.toUpperCase()`, or null. Data holds no functions, and an expression that makes none has none to
// call by a name.
static const Name* calledMember(const Expression& expression, const Node& procedure) {
    const Node* node = &procedure;
    if (const auto* path = std::get_if<Path>(&node->shape); path != nullptr && path->steps.size() == 1)
        node = path->steps.front().node.get();
    const bool mayMakeFunctions = expression.text().find("function") != std::string::npos ||
                                  expression.text().find("\u03BB") != std::string::npos ||
                                  expression.text().find('{') != std::string::npos || expression.evaluatesText();
    return procedure.predicates.empty() && !mayMakeFunctions ? std::get_if<Name>(&node->shape) : nullptr;
}

bool checkProcedure(const Expression& expression, const Node& procedure, std::vector<Problem>& problems) {
    if (const Name* member = calledMember(expression, procedure)) {
        std::vector<std::string_view> names;
        for (const FunctionInfo& function : functionTable())
            if (function.provider != Provider::PlainLanguage)
                names.push_back(function.name);
        const std::string name(member->name.string());
        // Only the `$` is missing: the name has nothing to refer to.
        if (std::ranges::find(names, name) != names.end())
            return false;
        problems.push_back({.kind = ProblemKind::UnknownFunction,
            .span = procedure.token,
            .subject = name,
            .suggestion = std::string(support::nearest(name, names))});
        return true;
    }
    const auto* variable = std::get_if<Variable>(&procedure.shape);
    if (variable == nullptr || !procedure.predicates.empty() || procedure.group != nullptr)
        return false;
    const Symbol& symbol = expression.symbol(variable->symbol);
    if (symbol.bound)
        return false;
    if (symbol.name == "eval") {
        problems.push_back({.kind = ProblemKind::EvalUnsupported, .span = procedure.token, .subject = "eval"});
        return true;
    }
    if (symbol.function >= 0)
        return false;
    std::vector<std::string_view> names;
    for (const FunctionInfo& function : functionTable())
        if (function.provider != Provider::PlainLanguage)
            names.push_back(function.name);
    for (const Symbol& other : expression.symbols())
        if (other.bound && !other.name.starts_with('!'))
            names.push_back(other.name);
    problems.push_back({.kind = ProblemKind::UnknownFunction,
        .span = procedure.token,
        .subject = symbol.name,
        .suggestion = std::string(support::nearest(symbol.name, names))});
    return true;
}

namespace {

// An argument as far as it is known.
struct Given {
    TypeMask types = anyType;
    const Node* node = nullptr;
};

std::string_view wordFor(TypeBit type) {
    switch (type) {
        case TypeBit::Null: return "null";
        case TypeBit::Boolean: return "a boolean";
        case TypeBit::Number: return "a number";
        case TypeBit::String: return "a string";
        case TypeBit::Array: return "an array";
        case TypeBit::Object: return "an object";
        case TypeBit::Function: return "a function";
        case TypeBit::Undefined: break;
    }
    return "";
}

std::string expectedText(TypeMask accepts) {
    std::string text;
    for (const TypeBit type : {TypeBit::String, TypeBit::Number, TypeBit::Boolean, TypeBit::Array, TypeBit::Object,
             TypeBit::Function, TypeBit::Null})
        if ((accepts & mask(type)) != 0)
            text.append(text.empty() ? "" : " or ").append(wordFor(type));
    return text;
}

std::string pluralText(char letter) {
    std::string word(wordFor(static_cast<TypeBit>(maskOf(letter))));
    return "an array of " + word.substr(word.find(' ') + 1) + "s";
}

// A place in the argument that cannot be a member of an array of that type.
const Node* wrongMember(const TypeSource& known, const Given& given, char letter) {
    const auto fits = static_cast<TypeMask>(maskOf(letter) | mask(TypeBit::Array) | mask(TypeBit::Undefined));
    if ((given.types & fits) == 0)
        return given.node;
    if (given.node != nullptr && (known.elements(*given.node) & maskOf(letter)) == 0)
        return given.node;
    const auto* array = given.node == nullptr ? nullptr : std::get_if<ArrayConstructor>(&given.node->shape);
    if (array == nullptr || !given.node->predicates.empty() || given.node->group != nullptr)
        return nullptr;
    for (const NodePtr& item : array->items) {
        const bool nested = std::holds_alternative<ArrayConstructor>(item->shape) && item->predicates.empty();
        if (nested || (known.types(*item) & fits) == 0)
            return item.get();
    }
    return nullptr;
}

void checkMembers(const TypeSource& known, const Signature& signature, const std::vector<Given>& arguments,
    const std::vector<std::uint32_t>& counts, std::string_view name, std::vector<Problem>& problems) {
    std::size_t next = 0;
    for (std::size_t i = 0; i < signature.parameters.size(); ++i) {
        const char letter = signature.parameters[i].element;
        for (std::uint32_t n = 0; n < counts[i]; ++n, ++next) {
            if (letter == '\0' || letter == 'x')
                continue;
            if (const Node* const wrong = wrongMember(known, arguments[next], letter))
                problems.push_back({.kind = ProblemKind::WrongArgumentType,
                    .span = wrong->span,
                    .subject = std::string(name),
                    .detail = pluralText(letter)});
        }
    }
}

const value::Value* literalAt(const std::vector<Given>& arguments, std::size_t index) {
    if (index >= arguments.size() || arguments[index].node == nullptr)
        return nullptr;
    const auto* literal = std::get_if<Literal>(&arguments[index].node->shape);
    return literal == nullptr ? nullptr : &literal->value;
}

// Whether it is a picture of `$formatNumber` that breaks a rule. Options may give its characters another meaning.
bool isBadPicture(const FunctionInfo& info, const std::vector<Given>& arguments) {
    const value::Value* picture = literalAt(arguments, 1);
    if (info.name != "formatNumber" || arguments.size() != 2 || picture == nullptr || !picture->is(value::Kind::String))
        return false;
    try {
        (void)readNumberPicture(picture->string(), {});
        return false;
    } catch (const Failure&) {
        return true;
    }
}

// Whether the function that `$reduce` calls has no place for both the value so far and the next one.
bool isShortReducer(const FunctionInfo& info, const std::vector<Given>& arguments) {
    const auto* lambda = info.name == "reduce" && arguments.size() > 1 && arguments[1].node != nullptr
                             ? std::get_if<Lambda>(&arguments[1].node->shape)
                             : nullptr;
    return lambda != nullptr && lambda->parameters.size() < 2;
}

// What functions refuse, or answer with nothing, whatever the types are.
void checkLiterals(
    const FunctionInfo& info, const std::vector<Given>& arguments, const Node& call, std::vector<Problem>& problems) {
    const value::Value* second = literalAt(arguments, 1);
    if (info.name == "range" && arguments.size() < 3)
        problems.push_back({.kind = ProblemKind::WrongArity,
            .span = call.span,
            .subject = std::string(info.name),
            .detail = "<nnn:a>"});
    const bool isSize = info.name == "partition" && second != nullptr && second->isNumber() && second->number() < 1;
    const bool isAlgorithm =
        info.name == "hash" && second != nullptr && second->is(value::Kind::String) && !hashAlgorithm(second->string());
    const std::string_view wanted = isSize                            ? "a number of elements, 1 or more"
                                    : isAlgorithm                     ? "MD5, SHA-1, SHA-256, SHA-384 or SHA-512"
                                    : isBadPicture(info, arguments)   ? "a picture such as '#,##0.00'"
                                    : isShortReducer(info, arguments) ? "a function of two parameters or more"
                                                                      : "";
    if (!wanted.empty())
        problems.push_back({.kind = ProblemKind::WrongArgumentType,
            .span = arguments[1].node->span,
            .subject = std::string(info.name),
            .detail = std::string(wanted)});
}

// Whether an argument is missing for which the context stands in.
bool takesContext(const Signature& signature, const std::vector<std::uint32_t>& counts) {
    for (std::size_t i = 0; i < signature.parameters.size(); ++i)
        if (signature.parameters[i].context && counts[i] == 0)
            return true;
    return false;
}

void checkArguments(const TypeSource& known, const Node& call, Over over, int function,
    const std::vector<Given>& arguments, std::vector<Problem>& problems) {
    const FunctionInfo& info = functionTable()[static_cast<std::size_t>(function)];
    const Signature& signature = functionSignature(function);
    std::vector<TypeMask> types;
    for (const Given& argument : arguments)
        types.push_back(argument.types);
    const std::vector<std::uint32_t> counts = matchArguments(signature, types);
    const bool lacksContext = over == Over::SameContext && !counts.empty() && takesContext(signature, counts);
    if (!counts.empty() && !lacksContext) {
        checkMembers(known, signature, arguments, counts, info.name, problems);
        checkLiterals(info, arguments, call, problems);
        return;
    }
    const std::size_t index = firstMisfit(signature, types);
    const bool missing = index >= arguments.size();
    if (lacksContext || missing ||
        matchArguments(signature, std::vector<TypeMask>(arguments.size(), anyType)).empty()) {
        problems.push_back({.kind = ProblemKind::WrongArity,
            .span = call.span,
            .subject = std::string(info.name),
            .detail = std::string(info.signature)});
        return;
    }
    problems.push_back({.kind = ProblemKind::WrongArgumentType,
        .span = arguments[index].node->span,
        .subject = std::string(info.name),
        .detail = index < signature.parameters.size() ? expectedText(signature.parameters[index].accepts) : ""});
}

std::vector<Given> givenBy(const TypeSource& known, const Call& call) {
    std::vector<Given> arguments;
    for (const NodePtr& argument : call.arguments)
        arguments.push_back({.types = known.types(*argument), .node = argument.get()});
    return arguments;
}

}  // namespace

void checkCall(const Expression& expression, const Node& node, Over over, const TypeSource& known,
    std::vector<Problem>& problems) {
    if (const auto* apply = std::get_if<Apply>(&node.shape)) {
        const auto* call = std::get_if<Call>(&apply->right->shape);
        const int function = call == nullptr ? -1 : namedFunction(expression, *call->procedure);
        if (function < 0)
            return;
        std::vector<Given> arguments = givenBy(known, *call);
        arguments.insert(arguments.begin(), {.types = known.types(*apply->left), .node = apply->left.get()});
        return checkArguments(known, *apply->right, over, function, arguments, problems);
    }
    const auto* call = std::get_if<Call>(&node.shape);
    if (call == nullptr)
        return;
    if (const int function = namedFunction(expression, *call->procedure); function >= 0)
        checkArguments(known, node, over, function, givenBy(known, *call), problems);
}

}  // namespace stepcheck::query::jsonata
