#include "stepcheck/asl/presence.h"

#include "stepcheck/asl/expressions.h"

#include <cmath>

namespace stepcheck::asl {

using catalog::ValueType;
using syntax::Kind;

bool isExpression(const syntax::Node& value) {
    return value.is(Kind::String) && jsonataInside(value.text()).has_value();
}

// An integer that is too large for us is still one: its range is wrong, not its type.
static bool isInteger(const syntax::Node& value) {
    if (!value.is(Kind::Number))
        return false;
    return value.integer().has_value() || std::trunc(value.number()) == value.number();
}

static bool fits(const syntax::Node& value, ValueType type) {
    switch (type) {
        case ValueType::Any: return true;
        case ValueType::String: return value.is(Kind::String);
        case ValueType::Boolean: return value.is(Kind::Boolean);
        case ValueType::Integer: return isInteger(value);
        case ValueType::Number: return value.is(Kind::Number);
        case ValueType::Object: return value.is(Kind::Object);
        case ValueType::ObjectArray:
        case ValueType::StringArray: return value.is(Kind::Array);
        case ValueType::ArrayOrObject: return value.is(Kind::Array) || value.is(Kind::Object);
    }
    return false;
}

Presence presenceOf(const syntax::Node& value, const catalog::FieldSpec& spec, bool expressions) {
    if (value.isUnknown())
        return Presence::Hole;
    if (spec.expression && expressions && isExpression(value))
        return Presence::Expression;
    if (fits(value, spec.type) || (spec.nullable && value.is(Kind::Null)))
        return Presence::Located;
    return value.is(Kind::String) && !value.isFinalString() ? Presence::Hole : Presence::Mistyped;
}

}  // namespace stepcheck::asl
