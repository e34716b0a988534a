#include "stepcheck/embed/value_check.h"

#include "stepcheck/catalog/characters.h"
#include "stepcheck/support/unicode.h"

#include <fmt/format.h>

#include <algorithm>

namespace stepcheck::embed {

std::optional<ValueProblem> tagTextProblem(std::string_view text) {
    const support::Span bad =
        support::findCodePoint(text, 0, [](char32_t c) { return !catalog::isIn(catalog::tagCharacters, c); });
    if (bad.empty())
        return std::nullopt;
    return ValueProblem{.message = fmt::format("has the character \"{}\"", text.substr(bad.begin, bad.size())),
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
