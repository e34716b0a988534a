#include "stepcheck/embed/value_check.h"

#include <fmt/format.h>

#include <algorithm>

namespace stepcheck::embed {

// Letters and digits of other scripts are taken as well; which ones, nobody has written down.
static bool isTagCharacter(char c) {
    constexpr std::string_view signs = " _.:/=+-@\t";
    const bool isLetter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return isLetter || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80 ||
           signs.find(c) != std::string_view::npos;
}

std::optional<ValueProblem> tagTextProblem(std::string_view text) {
    const auto bad = std::ranges::find_if_not(text, isTagCharacter);
    if (bad == text.end())
        return std::nullopt;
    return ValueProblem{.message = fmt::format("has the character \"{}\"", *bad),
        .help = "use letters, digits, spaces and _ . : / = + - @"};
}

bool isReservedTagKey(std::string_view key) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    constexpr std::string_view prefix = "aws:";
    return key.size() >= prefix.size() && std::ranges::equal(key.substr(0, prefix.size()), prefix, {}, lower);
}

std::optional<ValueProblem> logGroupProblem(std::string_view arn) {
    if (!arn.starts_with("arn:") && !arn.starts_with("${"))
        return ValueProblem{
            .message = "the log destination is no ARN", .help = "write the ARN of a log group with \":*\" behind it"};
    if (!arn.ends_with('}') && !arn.ends_with(":*"))
        return ValueProblem{.message = "the ARN of the log group does not end with \":*\"", .help = "append \":*\""};
    return std::nullopt;
}

}  // namespace stepcheck::embed
