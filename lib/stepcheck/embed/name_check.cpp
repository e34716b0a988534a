#include "stepcheck/embed/name_check.h"

#include "stepcheck/catalog/limits.h"
#include "stepcheck/support/unicode.h"
#include "stepcheck/syntax/holes.h"

#include <fmt/format.h>

#include <algorithm>

namespace stepcheck::embed {

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

static bool isForbidden(char32_t c) {
    constexpr std::string_view forbidden = "<>{}[]?*\"#%\\^|~`$&,;:/";
    const bool isControl = c < 0x20 || (c >= 0x7F && c < 0xA0);
    const bool isBlank = c == ' ' || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 ||
                         c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
    const bool isNoCharacter = c == 0xFFFE || c == 0xFFFF || c == 0x10FFFF;
    return isControl || isBlank || isNoCharacter ||
           (c < 0x80 && forbidden.find(static_cast<char>(c)) != std::string_view::npos);
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
    for (std::size_t i = 0; i < known.size();) {
        const support::CodePoint next = support::decodeUtf8(known, i);
        if (next.size > 0 && isForbidden(next.value))
            return fmt::format("has the character \"{}\", which no name may have", known.substr(i, next.size));
        i += std::max<std::size_t>(next.size, 1);
    }
    return std::nullopt;
}

std::optional<std::string> nameProblem(std::string_view name) {
    const std::string known = withoutHoles(name);
    return nameProblem(known, known.size() == name.size());
}

std::optional<std::string> wholeNameProblem(std::string_view name) {
    return nameProblem(name, true);
}

static bool isLetterOrDigit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

std::optional<std::string> aliasNameProblem(std::string_view name) {
    const std::string known = withoutHoles(name);
    const bool isKnown = known.size() == name.size();
    if (std::optional<std::string> problem = lengthProblem(known, isKnown))
        return problem;
    const auto isAllowed = [](char c) { return isLetterOrDigit(c) || c == '-' || c == '_' || c == '.'; };
    if (const auto bad = std::ranges::find_if_not(known, isAllowed); bad != known.end()) {
        const auto at = static_cast<std::size_t>(bad - known.begin());
        const std::size_t size = std::max<std::size_t>(support::decodeUtf8(known, at).size, 1);
        return fmt::format(
            "has the character \"{}\": an alias has letters, digits, \"-\", \"_\" and \".\"", known.substr(at, size));
    }
    if (isKnown && known.find_first_not_of("0123456789") == std::string::npos)
        return "has nothing but digits, which is what a version is called";
    return std::nullopt;
}

std::string_view firstNotLogged(std::string_view name) {
    std::size_t done = 0;
    const auto look = [name](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i)
            if (!isLetterOrDigit(name[i]) && name[i] != '-' && name[i] != '_')
                return name.substr(i, std::max<std::size_t>(support::decodeUtf8(name, i).size, 1));
        return std::string_view();
    };
    for (const syntax::HolePlace& place : syntax::findHoles(name)) {
        if (const std::string_view found = look(done, place.offset); !found.empty())
            return found;
        done = place.offset + place.match.size;
    }
    return look(done, name.size());
}

}  // namespace stepcheck::embed
