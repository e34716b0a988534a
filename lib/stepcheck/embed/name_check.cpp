#include "stepcheck/embed/name_check.h"

#include "stepcheck/catalog/characters.h"
#include "stepcheck/catalog/limits.h"
#include "stepcheck/support/unicode.h"
#include "stepcheck/syntax/holes.h"

#include <fmt/format.h>

#include <span>

namespace stepcheck::embed {

using support::Span;

std::string withoutHoles(std::string_view text) {
    std::string result;
    std::size_t done = 0;
    for (const syntax::HolePlace& place : syntax::findHoles(text)) {
        result.append(text.substr(done, place.offset - done));
        done = place.offset + place.match.size;
    }
    result.append(text.substr(done));
    return result;
}

static bool isRefused(char32_t c) {
    return catalog::isIn(catalog::refusedSigns, c) || catalog::isIn(catalog::controlCharacters, c) ||
           catalog::isIn(catalog::whiteSpace, c) || catalog::isIn(catalog::refusedCodePoints, c);
}

static std::optional<std::string> lengthProblem(std::string_view name, bool isKnown) {
    const std::size_t characters = support::countCodePoints(name);
    if (isKnown && characters == 0)
        return "is empty";
    if (characters > catalog::maxResourceNameCharacters)
        return fmt::format("has {}{} characters, and the service takes at most {}", isKnown ? "" : "at least ",
            characters, catalog::maxResourceNameCharacters);
    return std::nullopt;
}

static std::optional<std::string> nameProblem(std::string_view known, bool isWhole) {
    if (std::optional<std::string> problem = lengthProblem(known, isWhole))
        return problem;
    if (const Span bad = support::findCodePoint(known, 0, isRefused); !bad.empty())
        return fmt::format("has the character \"{}\", which no name may have", known.substr(bad.begin, bad.size()));
    return std::nullopt;
}

std::optional<std::string> nameProblem(std::string_view name) {
    const std::string known = withoutHoles(name);
    return nameProblem(known, known.size() == name.size());
}

std::optional<std::string> wholeNameProblem(std::string_view name) {
    return nameProblem(name, true);
}

// The first character that is not in a set, or the end.
static Span findOther(std::string_view text, std::span<const catalog::CharacterRange> set) {
    return support::findCodePoint(text, 0, [set](char32_t c) { return !catalog::isIn(set, c); });
}

std::optional<std::string> aliasNameProblem(std::string_view name) {
    const std::string known = withoutHoles(name);
    const bool isKnown = known.size() == name.size();
    if (std::optional<std::string> problem = lengthProblem(known, isKnown))
        return problem;
    if (const Span bad = findOther(known, catalog::aliasNameCharacters); !bad.empty())
        return fmt::format("has the character \"{}\": an alias has letters, digits, \"-\", \"_\" and \".\"",
            known.substr(bad.begin, bad.size()));
    if (isKnown && known.find_first_not_of("0123456789") == std::string::npos)
        return "has nothing but digits, which is what a version is called";
    return std::nullopt;
}

std::string firstNotLogged(std::string_view name) {
    const std::string known = withoutHoles(name);
    const Span bad = findOther(known, catalog::loggedNameCharacters);
    return known.substr(bad.begin, bad.size());
}

}  // namespace stepcheck::embed
