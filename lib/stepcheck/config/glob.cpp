#include "stepcheck/config/glob.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <ranges>
#include <span>
#include <utility>

namespace stepcheck::config {

static constexpr std::string_view anySegments = "**";

static bool isUpper(char c) {
    return c >= 'A' && c <= 'Z';
}
static bool isLower(char c) {
    return c >= 'a' && c <= 'z';
}
static bool isDigit(char c) {
    return c >= '0' && c <= '9';
}
static bool isAlnum(char c) {
    return isUpper(c) || isLower(c) || isDigit(c);
}

// `[[:name:]]`; an unknown name matches nothing.
static bool inNamedClass(std::string_view name, char c) {
    const bool printable = c > ' ' && c < '\x7f';
    if (name == "alpha")
        return isUpper(c) || isLower(c);
    if (name == "digit")
        return isDigit(c);
    if (name == "alnum")
        return isAlnum(c);
    if (name == "upper")
        return isUpper(c);
    if (name == "lower")
        return isLower(c);
    if (name == "xdigit")
        return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    if (name == "space")
        return c == ' ' || (c >= '\t' && c <= '\r');
    if (name == "blank")
        return c == ' ' || c == '\t';
    if (name == "punct")
        return printable && !isAlnum(c);
    if (name == "graph")
        return printable;
    if (name == "print")
        return printable || c == ' ';
    if (name == "cntrl")
        return (c >= '\0' && c < ' ') || c == '\x7f';
    return false;
}

// The set that begins with `[` at `pattern[begin]` against one character: bytes of the set if it matches, else 0.
// A set without its `]` matches nothing.
static std::size_t matchSet(std::string_view pattern, std::size_t begin, char c) {
    std::size_t at = begin + 1;
    const bool inverted = at < pattern.size() && (pattern[at] == '!' || pattern[at] == '^');
    if (inverted)
        ++at;
    const auto byte = static_cast<unsigned char>(c);
    const auto character = [&] {
        if (pattern[at] == '\\' && at + 1 < pattern.size())
            ++at;
        return static_cast<unsigned char>(pattern[at++]);
    };
    bool found = false;
    for (bool first = true; at < pattern.size() && (first || pattern[at] != ']'); first = false) {
        if (const std::size_t close = pattern.substr(at).starts_with("[:") ? pattern.find(":]", at + 2) : pattern.npos;
            close != pattern.npos) {
            found = found || inNamedClass(pattern.substr(at + 2, close - at - 2), c);
            at = close + 2;
            continue;
        }
        const unsigned char low = character();
        unsigned char high = low;
        if (at + 1 < pattern.size() && pattern[at] == '-' && pattern[at + 1] != ']') {
            ++at;
            high = character();
        }
        found = found || (low <= byte && byte <= high);
    }
    return at < pattern.size() && found != inverted ? at + 1 - begin : 0;
}

// Bytes of the pattern at `at` that match the character, or 0.
static std::size_t matchOne(std::string_view pattern, std::size_t at, char c) {
    if (at == pattern.size())
        return 0;
    switch (pattern[at]) {
        case '?': return 1;
        case '[': return matchSet(pattern, at, c);
        case '\\': return at + 1 < pattern.size() && pattern[at + 1] == c ? 2 : 0;
        default: return pattern[at] == c ? 1 : 0;
    }
}

// A star that came later can take over all that an earlier one matched, so only the last one is tried again.
static bool matchSegment(std::string_view pattern, std::string_view text) {
    std::size_t at = 0;
    std::size_t afterStar = pattern.npos;
    std::size_t starEnd = 0;
    for (std::size_t i = 0; i < text.size();) {
        if (at < pattern.size() && pattern[at] == '*') {
            afterStar = ++at;
            starEnd = i;
        } else if (const std::size_t matched = matchOne(pattern, at, text[i]); matched != 0) {
            at += matched;
            ++i;
        } else if (afterStar != pattern.npos) {
            at = afterStar;
            i = ++starEnd;
        } else {
            return false;
        }
    }
    return pattern.find_first_not_of('*', at) == pattern.npos;
}

// The same one level higher: `**` among segments is what `*` is among characters. At the end it takes one segment at
// least: `a/**` is what lies in `a`, not `a`.
static bool matchSegments(std::span<const std::string> pattern, std::span<const std::string_view> path) {
    std::size_t at = 0;
    std::size_t afterStar = pattern.size() + 1;
    std::size_t starEnd = 0;
    for (std::size_t i = 0; i < path.size();) {
        if (at < pattern.size() && pattern[at] == anySegments) {
            afterStar = ++at;
            starEnd = i;
        } else if (at < pattern.size() && matchSegment(pattern[at], path[i])) {
            ++at;
            ++i;
        } else if (afterStar <= pattern.size()) {
            at = afterStar;
            i = ++starEnd;
        } else {
            return false;
        }
    }
    return at == pattern.size();
}

static std::vector<std::string_view> split(std::string_view path) {
    std::vector<std::string_view> segments;
    for (const auto segment : std::views::split(path, '/'))
        if (!segment.empty())
            segments.emplace_back(segment.begin(), segment.end());
    return segments;
}

static std::string_view withoutTrailingSpaces(std::string_view line) {
    if (line.ends_with('\r'))
        line.remove_suffix(1);
    while (line.ends_with(' ') && !line.ends_with("\\ "))
        line.remove_suffix(1);
    return line;
}

std::optional<Glob> Glob::parse(std::string_view line) {
    line = withoutTrailingSpaces(line);
    if (line.empty() || line.front() == '#')
        return std::nullopt;
    Glob glob;
    if (line.front() == '!') {
        glob.negated_ = true;
        line.remove_prefix(1);
    }
    if (line.ends_with('/')) {
        glob.folderOnly_ = true;
        line.remove_suffix(1);
    }
    glob.anchored_ = line.find('/') != line.npos;
    for (const std::string_view segment : split(line))
        if (segment != anySegments || glob.segments_.empty() || glob.segments_.back() != anySegments)
            glob.segments_.emplace_back(segment);
    return glob.segments_.empty() ? std::nullopt : std::optional(std::move(glob));
}

bool Glob::matches(std::string_view path, bool isFolder) const {
    if (folderOnly_ && !isFolder)
        return false;
    if (anchored_)
        return matchSegments(segments_, split(path));
    return matchSegment(segments_.front(), path.substr(path.rfind('/') + 1));
}

GlobList::GlobList(std::string_view lines) {
    for (const auto line : std::views::split(lines, '\n'))
        add({line.begin(), line.end()});
}

void GlobList::add(std::string_view line) {
    if (std::optional<Glob> glob = Glob::parse(line))
        globs_.push_back(*std::move(glob));
}

GlobVerdict GlobList::verdict(std::string_view path, bool isFolder) const {
    for (const Glob& glob : std::views::reverse(globs_))
        if (glob.matches(path, isFolder))
            return glob.isNegated() ? GlobVerdict::TakenBack : GlobVerdict::Matched;
    return GlobVerdict::None;
}

bool GlobList::covers(std::string_view file) const {
    if (globs_.empty())
        return false;
    for (std::size_t slash = file.find('/'); slash != file.npos; slash = file.find('/', slash + 1))
        if (verdict(file.substr(0, slash), true) == GlobVerdict::Matched)
            return true;
    return verdict(file, false) == GlobVerdict::Matched;
}

}  // namespace stepcheck::config
