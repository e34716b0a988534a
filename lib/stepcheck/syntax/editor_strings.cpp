#include "stepcheck/syntax/editor.h"
#include "stepcheck/syntax/quoting.h"

#include <algorithm>
#include <cstddef>
#include <utility>

// How an editor writes other texts into keys and strings.
namespace stepcheck::syntax {

using support::Edit;

static Edits one(Span at, std::string text) {
    return std::vector<Edit>{{.at = at, .text = std::move(text)}};
}

// Everything between the quotes where it stands as it is; else only what differs, so that escapes beside it stay.
Edits Editor::replace(const Node& string, std::string_view text) const {
    if (document_.hasErrors() || !string.is(Kind::String) || string.text() == text || !isWrittenHere(string) ||
        string.span().empty())
        return std::nullopt;
    const bool hasQuotes = string.style() == Style::SingleQuoted || string.style() == Style::DoubleQuoted;
    const std::uint32_t quote = hasQuotes ? 1 : 0;
    const Span content{.begin = string.span().begin + quote, .end = string.span().end - quote};
    if (string.style() == Style::Literal || string.style() == Style::Folded || layout_.slice(content) != string.text())
        return replaceInside(string, text);
    const std::string whole = written(text, string.style(),
        {.language = document_.language(),
            .isInFlow = document_.language() != Language::Yaml || isInFlow(string.span())});
    const std::string_view made = whole;
    if (hasQuotes && made.front() == text_[string.span().begin])
        return one(content, std::string(made.substr(1, made.size() - 2)));
    return one(string.span(), whole);
}

static bool isInsideCodePoint(std::string_view text, std::size_t at) {
    return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
}

// White space at the ends of lines is folded, so there has to be something else before and after it.
bool Editor::keepsLines(Span at, std::string_view replacement) const {
    const auto isGap = [](char c) { return isBlankCharacter(c) || isBreak(c); };
    const bool isInsertion = at.empty() || replacement.empty();
    const bool gapBefore = at.begin == 0 || isGap(text_[at.begin - 1]);
    const bool gapBehind = at.end >= text_.size() || isGap(text_[at.end]);
    if (layout_.slice(at).find_first_of("\r\n") != std::string_view::npos || (isInsertion && (gapBefore || gapBehind)))
        return false;
    return replacement.empty() ||
           !((gapBefore && isGap(replacement.front())) || (gapBehind && isGap(replacement.back())));
}

Edits Editor::replaceInside(const Node& string, std::string_view text) const {
    const std::string_view old = string.text();
    const std::size_t shorter = std::min(old.size(), text.size());
    std::size_t before = 0;
    while (before < shorter && old[before] == text[before])
        ++before;
    while (isInsideCodePoint(old, before) || isInsideCodePoint(text, before))
        --before;
    std::size_t behind = 0;
    while (behind < shorter - before && old[old.size() - 1 - behind] == text[text.size() - 1 - behind])
        ++behind;
    while (isInsideCodePoint(old, old.size() - behind) || isInsideCodePoint(text, text.size() - behind))
        --behind;
    const Span at = string.spanOf(
        {.begin = static_cast<std::uint32_t>(before), .end = static_cast<std::uint32_t>(old.size() - behind)});
    const std::string_view middle = text.substr(before, text.size() - before - behind);
    const std::string_view source = layout_.slice(string.span());
    const std::string_view gone = old.substr(before, old.size() - before - behind);
    if (source.find_first_of("\r\n") != std::string_view::npos &&
        (layout_.slice(at) != gone || !keepsLines(at, middle)))
        return std::nullopt;
    if (string.style() == Style::DoubleQuoted)
        return one(at, escaped(middle));
    const std::string made = written(middle, Style::SingleQuoted, {.language = Language::Yaml, .isInFlow = true});
    const bool hasControls = made.front() != '\'';
    if (hasControls || (string.style() == Style::Plain && !canBePlain(text, isInFlow(string.span()))))
        return std::nullopt;
    return one(at, string.style() == Style::SingleQuoted ? made.substr(1, made.size() - 2) : std::string(middle));
}

Edits Editor::replace(const Node& scalar, const NewValue& value) const {
    if (value.kind == Kind::String && scalar.is(Kind::String))
        return replace(scalar, value.text);
    const bool isBlock = scalar.style() == Style::Literal || scalar.style() == Style::Folded;
    if (document_.hasErrors() || scalar.is(Kind::Array) || scalar.is(Kind::Object) || isBlock ||
        !isWrittenHere(scalar) || scalar.span().empty() || !scalar.tag().empty())
        return std::nullopt;
    const StringPlace place{.language = document_.language(), .isInFlow = isInFlow(scalar.span())};
    return one(scalar.span(), value.kind == Kind::String ? written(value.text, Style::Plain, place) : value.text);
}

}  // namespace stepcheck::syntax
