#include "stepcheck/syntax/holes.h"

#include <algorithm>
#include <array>

namespace stepcheck::syntax {

static constexpr std::string_view whiteSpace = " \t\r\n";

static std::string_view trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(whiteSpace);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(whiteSpace) - first + 1);
}

static bool isNameStart(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

// `offset` is behind the opening brace; the result is behind the closing one, or npos. A mark inside another one or the
// end of the line ends the search, so that a text full of marks that nobody closes still takes linear time.
static std::size_t behindClosingBrace(std::string_view text, std::size_t offset) {
    std::size_t open = 1;
    for (std::size_t i = offset; i < text.size(); ++i) {
        if (text[i] == '\n' || (text[i] == '$' && text.substr(i, 2) == "${"))
            return std::string_view::npos;
        if (text[i] == '{')
            ++open;
        else if (text[i] == '}' && --open == 0)
            return i + 1;
    }
    return std::string_view::npos;
}

static HoleMatch matchDollar(std::string_view text, std::size_t offset) {
    const bool doubled = text.substr(offset).starts_with("$${");
    const std::size_t inside = offset + (doubled ? 3 : 2);
    if (!doubled && !text.substr(offset).starts_with("${"))
        return {};
    const std::size_t end = behindClosingBrace(text, inside);
    if (end == std::string_view::npos)
        return {};
    const bool literal = !doubled && text[inside] == '!';
    const std::size_t nameBegin = inside + (literal ? 1 : 0);
    const std::string_view name = trimmed(text.substr(nameBegin, end - 1 - nameBegin));
    if (name.empty())
        return {};
    return {.syntax = doubled || literal ? HoleSyntax::Escape : HoleSyntax::Hole, .size = end - offset, .name = name};
}

static HoleMatch matchDoubleBrace(std::string_view text, std::size_t offset) {
    const std::size_t inside = offset + 2;
    const std::size_t end = text.find_first_of("{}\"\n", inside);
    if (end == std::string_view::npos || !text.substr(end).starts_with("}}"))
        return {};
    const std::string_view name = trimmed(text.substr(inside, end - inside));
    const bool reference = name.starts_with("resolve:");
    if (name.empty() || !isNameStart(name.front()) || (!reference && name.find(':') != std::string_view::npos))
        return {};
    return {.syntax = HoleSyntax::Hole, .size = end + 2 - offset, .name = name};
}

HoleMatch matchHole(std::string_view text, std::size_t offset) {
    if (text[offset] == '$')
        return matchDollar(text, offset);
    if (text.substr(offset).starts_with("{{"))
        return matchDoubleBrace(text, offset);
    return {};
}

// The offset, from `from` on, of the mark to which the opening brace at `brace` may belong, or npos.
static std::size_t beginOfMark(std::string_view text, std::size_t brace, std::size_t from) {
    const std::string_view before = text.substr(from, brace - from);
    if (before.ends_with("$$"))
        return brace - 2;
    if (before.ends_with('$'))
        return brace - 1;
    return text.substr(brace).starts_with("{{") ? brace : std::string_view::npos;
}

std::vector<HolePlace> findHoles(std::string_view text) {
    std::vector<HolePlace> found;
    std::size_t done = 0;
    for (std::size_t brace = text.find('{'); brace != std::string_view::npos; brace = text.find('{', done)) {
        const std::size_t at = beginOfMark(text, brace, done);
        const HoleMatch match = at == std::string_view::npos ? HoleMatch{} : matchHole(text, at);
        done = std::max(brace + 1, match.syntax == HoleSyntax::None ? 0 : at + match.size);
        if (match.syntax != HoleSyntax::None)
            found.push_back({.offset = at, .match = match});
    }
    return found;
}

static bool isDirective(std::string_view behindBrace) {
    static constexpr std::array<std::string_view, 5> keywords{"if", "for", "else", "endif", "endfor"};
    if (behindBrace.starts_with('~'))
        behindBrace.remove_prefix(1);
    behindBrace.remove_prefix(std::min(behindBrace.find_first_not_of(" \t"), behindBrace.size()));
    return std::ranges::any_of(keywords, [behindBrace](std::string_view keyword) {
        if (!behindBrace.starts_with(keyword))
            return false;
        const std::string_view rest = behindBrace.substr(keyword.size());
        return rest.starts_with(' ') || rest.starts_with('~') || rest.starts_with('}');
    });
}

std::size_t findTemplateDirective(std::string_view text) {
    for (std::size_t at = text.find("%{"); at != std::string_view::npos; at = text.find("%{", at + 2)) {
        const bool escaped = at > 0 && text[at - 1] == '%';
        if (!escaped && isDirective(text.substr(at + 2)))
            return at;
    }
    return std::string_view::npos;
}

}  // namespace stepcheck::syntax
