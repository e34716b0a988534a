#include "stepcheck/value/size.h"

namespace stepcheck::value {

static constexpr int maxDepth = 64;
static constexpr std::size_t mostOfNumber = 28;  // "-1.7976931348623157E308", and some
static constexpr std::size_t mostOfCharacter = 6;

// Takes the most that the text may need from what is left. False: that is not enough, or the value is too deep.
static bool take(const Value& value, std::size_t& left, int depth) {
    const auto takeBytes = [&left](std::size_t bytes) {
        const bool fits = bytes <= left;
        left -= fits ? bytes : left;
        return fits;
    };
    switch (value.kind()) {
        case Kind::Null:
        case Kind::Boolean: return takeBytes(sizeof("false"));
        case Kind::Integer:
        case Kind::Decimal: return takeBytes(mostOfNumber);
        case Kind::String: return takeBytes(value.string().size() * mostOfCharacter + 3);
        case Kind::Array:
        case Kind::Object: break;
        case Kind::Term: return false;
    }
    if (depth == maxDepth || !takeBytes(2))
        return false;
    for (const Value& element : value.elements())
        if (!takeBytes(1) || !take(element, left, depth + 1))
            return false;
    for (const MemberView member : value.members())
        if (!takeBytes(2) || !take(member.name, left, depth + 1) || !take(member.value, left, depth + 1))
            return false;
    return true;
}

bool surelyFits(const Value& value, std::size_t bytes) {
    return take(value, bytes, 0);
}

}  // namespace stepcheck::value
