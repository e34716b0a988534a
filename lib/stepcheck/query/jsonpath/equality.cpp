#include "stepcheck/query/jsonpath/comparison.h"
#include "stepcheck/query/jsonpath/text.h"
#include "stepcheck/value/read.h"
#include "stepcheck/value/write.h"

#include <algorithm>

namespace stepcheck::query::jsonpath {

using value::Kind;
using value::Value;

int compareNumbers(const Value& a, const Value& b) {
    if (a.is(Kind::Integer) && b.is(Kind::Integer))
        return static_cast<int>(a.integer() > b.integer()) - static_cast<int>(a.integer() < b.integer());
    return static_cast<int>(a.number() > b.number()) - static_cast<int>(a.number() < b.number());
}

std::string textOf(const Side& side) {
    if (side.scalar != nullptr && !side.scalar->digits.empty())
        return side.scalar->digits;
    if (side.value.is(Kind::String))
        return std::string(side.value.string());
    const std::string written = value::write(side.value);
    return side.value.isNumber() ? bigDecimal(written).value_or(written) : written;
}

// Equality of Java collections: numbers of different classes differ.
static bool areIdentical(const Value& a, const Value& b) {
    if (a.kind() != b.kind() || a.size() != b.size())
        return false;
    if (a.is(Kind::Array))
        return std::ranges::equal(a.elements(), b.elements(), areIdentical);
    if (!a.is(Kind::Object))
        return a == b;
    return std::ranges::all_of(a.members(), [&](const value::MemberView member) {
        const Value* other = b.find(member.key());
        return other != nullptr && areIdentical(member.value, *other);
    });
}

static bool isJson(const Value& value) {
    return value.is(Kind::Array) || value.is(Kind::Object);
}

bool areEqual(const Side& left, const Side& right) {
    using Form = Side::Form;
    if (left.form == Form::Undefined || right.form == Form::Undefined || left.form == Form::Pattern ||
        right.form == Form::Pattern)
        return false;
    if (isJson(left.value) || isJson(right.value))
        return left.form == Form::Value && areIdentical(left.value, right.value);
    if (left.value.isNumber()) {
        if (right.value.isNumber())
            return compareNumbers(left.value, right.value) == 0;
        if (!right.value.is(Kind::String))
            return false;
        const auto digits = bigDecimal(right.value.string());
        const auto number = digits ? value::read(*digits) : value::read("");
        return number && compareNumbers(left.value, *number) == 0;
    }
    if (left.value.is(Kind::String))
        return (right.value.is(Kind::String) || right.value.isNumber()) && textOf(left) == textOf(right);
    return left.value == right.value;
}

}  // namespace stepcheck::query::jsonpath
