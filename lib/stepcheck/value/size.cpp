#include "stepcheck/value/size.h"

#include <limits>

namespace stepcheck::value {

static constexpr int maxDepth = 64;
static constexpr std::size_t mostOfNumber = 28;  // "-1.7976931348623157E308", and some
static constexpr std::size_t mostOfCharacter = 6;
static constexpr std::size_t unknownSize = std::numeric_limits<std::size_t>::max() / 2;

// The most bytes that the text of a scalar may need.
static std::size_t mostOf(const Value& scalar) {
    switch (scalar.kind()) {
        case Kind::Null:
        case Kind::Boolean: return sizeof("false");
        case Kind::Integer:
        case Kind::Decimal: return mostOfNumber;
        case Kind::String: return scalar.string().size() * mostOfCharacter + 3;
        case Kind::Array:
        case Kind::Object:
        case Kind::Term: break;
    }
    return unknownSize;
}

// Takes the most that the text of an array or object may need from what is left. False: that is not enough, or the
// value is too deep.
static bool take(const Value& value, std::size_t& left, int depth) {
    const auto takeBytes = [&left](std::size_t bytes) {
        const bool fits = bytes <= left;
        left -= fits ? bytes : left;
        return fits;
    };
    const auto takeOne = [&](const Value& inner) {
        const bool isTree = inner.is(Kind::Array) || inner.is(Kind::Object);
        return isTree ? take(inner, left, depth + 1) : takeBytes(mostOf(inner));
    };
    if (depth == maxDepth || !takeBytes(2))
        return false;
    for (const Value& element : value.elements())
        if (!takeBytes(1) || !takeOne(element))
            return false;
    for (const MemberView member : value.members())
        if (!takeBytes(2 + mostOf(member.name)) || !takeOne(member.value))
            return false;
    return true;
}

bool surelyFits(const Value& value, std::size_t bytes) {
    return value.is(Kind::Array) || value.is(Kind::Object) ? take(value, bytes, 0) : mostOf(value) <= bytes;
}

}  // namespace stepcheck::value
