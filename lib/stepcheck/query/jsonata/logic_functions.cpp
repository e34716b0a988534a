#include "stepcheck/query/jsonata/function_groups.h"
#include "stepcheck/query/jsonata/terms.h"
#include "stepcheck/support/assert.h"

#include <array>
#include <string>

namespace stepcheck::query::jsonata {

Item booleanOf(Evaluator& evaluator, const Arguments& arguments) {
    return isUndefined(arguments[0]) ? Item{} : ofBoolean(evaluator.truth(arguments[0]));
}

Item notOf(Evaluator& evaluator, const Arguments& arguments) {
    return isUndefined(arguments[0]) ? Item{} : ofBoolean(!evaluator.truth(arguments[0]));
}

Item exists(Evaluator& /*evaluator*/, const Arguments& arguments) {
    return ofBoolean(!isUndefined(arguments[0]));
}

static std::string_view nameOfType(TypeMask type) {
    switch (static_cast<TypeBit>(type)) {
        case TypeBit::Null: return "null";
        case TypeBit::Boolean: return "boolean";
        case TypeBit::Number: return "number";
        case TypeBit::String: return "string";
        case TypeBit::Array: return "array";
        case TypeBit::Object: return "object";
        case TypeBit::Function: return "function";
        case TypeBit::Undefined: break;
    }
    STEPCHECK_ASSERT(false && "one type");
}

Item typeName(Evaluator& evaluator, const Arguments& arguments) {
    const Item item = arguments[0];
    if (isUndefined(item))
        return {};
    if (!isTerm(item))
        return ofText(nameOfType(typeOf(item)));
    for (const TypeBit type : {TypeBit::String, TypeBit::Number, TypeBit::Boolean, TypeBit::Object, TypeBit::Array})
        if (termFits(evaluator, item, mask(type)))
            return ofText(nameOfType(mask(type)));
    return ofText("null");
}

static std::string messageOr(Item message, std::string_view otherwise) {
    return std::string(isUndefined(message) || textOf(message).empty() ? otherwise : textOf(message));
}

Item raiseError(Evaluator& /*evaluator*/, const Arguments& arguments) {
    fail("D3137", {.bare = messageOr(arguments[0], "$error() function evaluated")});
}

Item assertThat(Evaluator& evaluator, const Arguments& arguments) {
    if (!evaluator.truth(arguments[0]))
        fail("D3141", {.bare = messageOr(arguments[1], "$assert() statement failed")});
    return {};
}

}  // namespace stepcheck::query::jsonata
