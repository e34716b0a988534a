#include "stepcheck/query/jsonata/evaluator.h"
#include "stepcheck/query/jsonata/operators.h"
#include "stepcheck/query/jsonata/terms.h"

#include <algorithm>
#include <string>
#include <vector>

namespace stepcheck::query::jsonata {

[[noreturn]] static void misfit(
    Evaluator& evaluator, std::string_view code, Item argument, std::size_t index, std::string type = {}) {
    fail(code, {.value = shortJson(evaluator, argument), .type = std::move(type), .index = std::to_string(index + 1)});
}

static std::string pluralOf(char letter) {
    switch (letter) {
        case 'a': return "\"arrays\"";
        case 'b': return "\"booleans\"";
        case 'f': return "\"functions\"";
        case 'n': return "\"numbers\"";
        case 'o': return "\"objects\"";
        case 's': return "\"strings\"";
        default: return "undefined";
    }
}

static bool elementsFit(Evaluator& evaluator, Item array, char letter) {
    const TypeMask wanted = maskOf(letter);
    for (std::size_t i = 0; i < sizeOf(array); ++i) {
        const Item element = elementOf(array, i);
        if (isTerm(element) ? termFits(evaluator, element, wanted) : (typeOf(element) & wanted) != 0)
            continue;
        // An array constructor takes in the elements of an array, but not those of one that nobody knew.
        if (isTerm(element) && termFits(evaluator, element, mask(TypeBit::Array)))
            throw TermMet{};
        return false;
    }
    return true;
}

// An argument for an array parameter: a single value is put into an array.
static Item arrayArgument(Evaluator& evaluator, const ParameterType& parameter, Item argument, std::size_t index) {
    if (isUndefined(argument) || isTerm(argument))
        return argument;
    const bool array = isArray(argument);
    if (parameter.element != '\0') {
        const bool fits = array ? parameter.element == 'x' || elementsFit(evaluator, argument, parameter.element)
                                : (typeOf(argument) & maskOf(parameter.element)) != 0;
        if (!fits)
            misfit(evaluator, "T0412", argument, index, pluralOf(parameter.element));
    }
    if (array)
        return argument;
    ArrayData* const single = evaluator.newArray(1);
    evaluator.push(*single, argument);
    return ofArray(single);
}

static bool isLetter(const ParameterType& parameter, Item argument) {
    return (typeOf(argument) & parameter.accepts) != 0;
}

// Whether all elements are certainly of the letter's type; none asks for nothing.
static bool elementsAre(Item array, char letter) {
    if (letter == '\0' || letter == 'x')
        return true;
    const TypeMask wanted = maskOf(letter);
    const std::size_t size = sizeOf(array);
    for (std::size_t i = 0; i < size; ++i)
        if (const Item element = elementOf(array, i); isTerm(element) || (typeOf(element) & wanted) == 0)
            return false;
    return true;
}

// An argument for each parameter but optional ones at the end, nothing to change: the usual case.
static bool fitsAsItIs(const Signature& signature, std::span<const Item> arguments) {
    if (arguments.size() > signature.parameters.size())
        return false;
    for (const ParameterType& missing : std::span(signature.parameters).subspan(arguments.size()))
        if (missing.occurs != Occurs::Optional || missing.context)
            return false;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const ParameterType& parameter = signature.parameters[i];
        if (isTerm(arguments[i]) || !isLetter(parameter, arguments[i]) || parameter.occurs == Occurs::OneOrMore)
            return false;
        if (parameter.array && (!isArray(arguments[i]) || !elementsAre(arguments[i], parameter.element)))
            return false;
    }
    return true;
}

static std::vector<TypeMask> typesOf(
    Evaluator& evaluator, const Signature& signature, std::span<const Item> arguments) {
    std::vector<TypeMask> types;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const bool term = isTerm(arguments[i]);
        const TypeMask wanted = i < signature.parameters.size() ? signature.parameters[i].accepts : anyType;
        types.push_back(term ? typeOfTerm(evaluator, arguments[i], wanted) : typeOf(arguments[i]));
    }
    return types;
}

static Item contextArgument(Evaluator& evaluator, const ParameterType& parameter, Item context, std::size_t index) {
    if (isTerm(context) ? !termFits(evaluator, context, parameter.accepts) : !isLetter(parameter, context))
        misfit(evaluator, "T0411", context, index);
    return context;
}

std::span<const Item> validate(
    Evaluator& evaluator, const Signature& signature, std::span<const Item> arguments, Item context) {
    if (fitsAsItIs(signature, arguments))
        return arguments;
    const std::vector<TypeMask> types = typesOf(evaluator, signature, arguments);
    const std::vector<std::uint32_t> counts = matchArguments(signature, types);
    if (counts.empty()) {
        const std::size_t index = firstMisfit(signature, types);
        misfit(evaluator, "T0410", index < arguments.size() ? arguments[index] : Item{}, index);
    }
    const std::size_t room = 2 * (signature.parameters.size() + arguments.size());
    auto* const valid = evaluator.arena().room<Item>(room);
    std::size_t size = 0;
    std::size_t next = 0;
    for (std::size_t i = 0; i < signature.parameters.size(); ++i) {
        const ParameterType& parameter = signature.parameters[i];
        if (counts[i] == 0) {
            // As in the reference, one that is left out in the middle takes what the next one gets.
            valid[size++] = parameter.context         ? contextArgument(evaluator, parameter, context, next)
                            : next < arguments.size() ? arguments[next++]
                                                      : Item{};
        }
        for (std::uint32_t n = 0; n < counts[i]; ++n, ++next)
            if (next < arguments.size())
                valid[size++] =
                    parameter.array ? arrayArgument(evaluator, parameter, arguments[next], next) : arguments[next];
    }
    return {valid, size};
}

}  // namespace stepcheck::query::jsonata
