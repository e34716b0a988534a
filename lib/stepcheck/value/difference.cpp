#include "stepcheck/value/difference.h"

#include "stepcheck/value/write.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

namespace stepcheck::value {

std::string inShort(const Value& value) {
    static constexpr std::size_t longest = 120;
    std::string text = write(value);
    if (text.size() <= longest)
        return text;
    std::size_t end = longest;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
        --end;  // not within a character
    text.resize(end);
    return text + "…";
}

static std::string token(std::string_view name) {
    std::string text = "/";
    for (const char each : name)
        text += each == '~' ? "~0" : each == '/' ? "~1" : std::string(1, each);
    return text;
}

namespace {

// The next step down, or the message of a difference that is no deeper.
struct Descent {
    std::string token;
    const Value* expected = nullptr;
    const Value* found = nullptr;
};

}  // namespace

static Descent intoObject(const Value& expected, const Value& found) {
    for (const MemberView member : expected.members()) {
        const Value* other = found.find(member.key());
        if (other == nullptr || !(*other == member.value))
            return {.token = token(member.key()), .expected = &member.value, .found = other};
    }
    for (const MemberView member : found.members())
        if (expected.find(member.key()) == nullptr)
            return {.token = token(member.key()), .expected = nullptr, .found = &member.value};
    return {};
}

static Descent intoArray(const Value& expected, const Value& found) {
    const auto wanted = expected.elements();
    const auto given = found.elements();
    for (std::size_t i = 0; i < std::max(wanted.size(), given.size()); ++i) {
        const Value* one = i < wanted.size() ? &wanted[i] : nullptr;
        const Value* other = i < given.size() ? &given[i] : nullptr;
        if (one == nullptr || other == nullptr || !(*one == *other))
            return {.token = token(std::to_string(i)), .expected = one, .found = other};
    }
    return {};
}

std::optional<Difference> firstDifference(const Value& expected, const Value& found) {
    if (expected == found)
        return std::nullopt;
    Difference difference;
    const Value* one = &expected;
    const Value* other = &found;
    while (one != nullptr && other != nullptr) {
        Descent descent;
        if (one->is(Kind::Object) && other->is(Kind::Object))
            descent = intoObject(*one, *other);
        else if (one->is(Kind::Array) && other->is(Kind::Array))
            descent = intoArray(*one, *other);
        if (descent.token.empty())
            break;
        difference.pointer += descent.token;
        one = descent.expected;
        other = descent.found;
    }
    if (one == nullptr)
        difference.message = fmt::format("{} was not expected", inShort(*other));
    else if (other == nullptr)
        difference.message = fmt::format("expected {}, found nothing", inShort(*one));
    else
        difference.message = fmt::format("expected {}, found {}", inShort(*one), inShort(*other));
    return difference;
}

}  // namespace stepcheck::value
