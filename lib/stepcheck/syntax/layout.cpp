#include "stepcheck/syntax/layout.h"

#include <algorithm>

namespace stepcheck::syntax {

std::uint32_t Layout::skipBlanks(std::uint32_t at) const {
    while (at < text_.size() && isBlankCharacter(text_[at]))
        ++at;
    return at;
}

// Comments and white space, line breaks included.
std::uint32_t Layout::skipTrivia(std::uint32_t at) const {
    const std::vector<Comment>& comments = document_.comments();
    auto comment =
        std::ranges::lower_bound(comments, at, {}, [](const Comment& candidate) { return candidate.span.begin; });
    while (at < text_.size()) {
        if (isBlankCharacter(text_[at]) || isBreak(text_[at])) {
            ++at;
        } else if (comment != comments.end() && comment->span.begin == at) {
            at = comment->span.end;
            ++comment;
        } else {
            break;
        }
    }
    return at;
}

// Blanks and comments up to the end of the line; `at` itself when something else follows on it.
std::uint32_t Layout::skipTriviaOfLine(std::uint32_t at) const {
    const std::uint32_t end = lineEnd(at);
    return skipTrivia(at) >= end ? end : at;
}

std::uint32_t Layout::lineBegin(std::uint32_t at) const {
    while (at > 0 && !isBreak(text_[at - 1]))
        --at;
    return at;
}

std::uint32_t Layout::lineEnd(std::uint32_t at) const {
    return static_cast<std::uint32_t>(std::min(text_.find_first_of("\r\n", at), text_.size()));
}

std::uint32_t Layout::behindBreak(std::uint32_t lineEnd) const {
    const std::string_view rest = text_.substr(lineEnd);
    return lineEnd + (rest.starts_with("\r\n") ? 2U : rest.empty() ? 0U : 1U);
}

std::uint32_t Layout::beforeBreak(std::uint32_t lineBegin) const {
    const std::string_view before = text_.substr(0, lineBegin);
    return lineBegin - (before.ends_with("\r\n") ? 2U : before.empty() ? 0U : 1U);
}

std::string Layout::lineBreak() const {
    const std::uint32_t end = lineEnd(0);
    const std::uint32_t behind = behindBreak(end);
    return behind == end ? "\n" : std::string(slice({.begin = end, .end = behind}));
}

bool Layout::isBlank(Span span) const {
    return std::ranges::all_of(slice(span), [](char c) { return isBlankCharacter(c) || isBreak(c); });
}

bool Layout::beginsLine(std::uint32_t at) const {
    return isBlank({.begin = lineBegin(at), .end = at});
}

// A comment that goes on on the next line belongs to what follows.
bool Layout::endsLine(std::uint32_t at) const {
    const std::uint32_t end = lineEnd(at);
    return end < text_.size() && skipTriviaOfLine(at) == end &&
           std::ranges::none_of(
               document_.comments(),
               [end](const Comment& comment) { return comment.span.begin < end && end < comment.span.end; });
}

}  // namespace stepcheck::syntax
