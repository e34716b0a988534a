#include "stepcheck/syntax/node.h"

#include "stepcheck/support/assert.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <string>

namespace stepcheck::syntax {

bool Node::boolean() const {
    STEPCHECK_ASSERT(kind_ == Kind::Boolean);
    return boolean_;
}

const Member* Node::find(std::string_view name) const {
    for (const Member& member : members())
        if (member.key.text() == name && member.key.isFinalString())
            return &member;
    return nullptr;
}

bool Node::hasLocalTag() const {
    return tag().starts_with('!') && !tag().starts_with("!!");
}

bool Node::isTemplateFunction() const {
    const std::string_view name = members().front().name();
    return name == "Ref" || name.starts_with("Fn::");
}

double Node::number() const {
    if (kind_ != Kind::Number)
        return 0;
    double value = 0;
    const std::string_view digits = text();
    const auto [end, failure] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (failure != std::errc::result_out_of_range)
        return value;
    // Too large or too small for a double: infinite or zero.
    return std::strtod(std::string(digits).c_str(), nullptr);
}

std::optional<std::int64_t> Node::integer() const {
    if (kind_ != Kind::Number)
        return std::nullopt;
    std::int64_t value = 0;
    const std::string_view digits = text();
    const char* const last = digits.data() + digits.size();
    const auto [end, failure] = std::from_chars(digits.data(), last, value);
    if (failure == std::errc() && end == last)
        return value;
    const double decimal = number();
    constexpr double exactUpTo = 9007199254740992.0;  // 2^53
    if (std::abs(decimal) > exactUpTo || decimal != std::floor(decimal))
        return std::nullopt;
    return static_cast<std::int64_t>(decimal);
}

Span Node::spanOf(Span inText) const {
    if (detail_ != nullptr && !detail_->map.empty())
        return detail_->map.toOrigin(inText);
    const std::uint32_t quote = style_ == Style::SingleQuoted || style_ == Style::DoubleQuoted ? 1 : 0;
    const std::uint32_t first = span_.begin + quote;
    const std::uint32_t last = std::max(first, span_.end - quote);
    return {.begin = std::min(first + inText.begin, last), .end = std::min(first + inText.end, last)};
}

std::string_view describe(Kind kind) {
    switch (kind) {
        case Kind::Null: return "null";
        case Kind::Boolean: return "a boolean";
        case Kind::Number: return "a number";
        case Kind::String: return "a string";
        case Kind::Array: return "an array";
        case Kind::Object: return "an object";
        case Kind::Hole: return "a placeholder";
        case Kind::Invalid: return "an unreadable value";
    }
    STEPCHECK_ASSERT(false);
}

}  // namespace stepcheck::syntax
