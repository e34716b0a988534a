#include "stepcheck/lint/rule.h"
#include "stepcheck/support/unicode.h"

#include <boost/unordered/unordered_flat_map.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace stepcheck::rules {

namespace {

/// What is odd about a name, and where in it.
struct Oddity {
    Span at;
    std::string what;
};

struct Range {
    char32_t first;
    char32_t last;
};

}  // namespace

template <std::size_t Size>
static bool isIn(const std::array<Range, Size>& ranges, char32_t character) {
    return std::ranges::any_of(
        ranges, [&](Range range) { return range.first <= character && character <= range.last; });
}

// Spaces that are no U+0020, and characters that take no room at all. U+200C and U+200D are letters' business in
// several scripts and in emoji, U+3000 is the space of Japanese text.
static bool isHiddenSpace(char32_t character) {
    static constexpr std::array ranges{Range{0xA0, 0xA0}, Range{0xAD, 0xAD}, Range{0x1680, 0x1680},
        Range{0x180E, 0x180E}, Range{0x2000, 0x200B}, Range{0x200E, 0x200F}, Range{0x2028, 0x202F},
        Range{0x205F, 0x2064}, Range{0x2066, 0x206F}, Range{0xFEFF, 0xFEFF}};
    return character > 0x7F && isIn(ranges, character);
}

// Letters of other scripts that look like Latin ones in common fonts.
// Source: Unicode Technical Standard 39, confusables, the letters that map to a single ASCII letter.
static bool looksLatin(char32_t character) {
    static constexpr std::u32string_view greek = U"ΑΒΕΖΗΙΚΜΝΟΡΤΥΧοϳ";
    static constexpr std::u32string_view cyrillic = U"АВЕКМНОРСТХЅІЈаеорсухѕіјԁԛԝһ";
    return greek.find(character) != greek.npos || cyrillic.find(character) != cyrillic.npos;
}

static bool isLatinLetter(char character) {
    return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
}

// A name that is Greek or Cyrillic throughout is nobody's mistake.
static std::optional<Oddity> findLookAlike(std::string_view name) {
    const Span at = support::findCodePoint(name, 0, looksLatin);
    if (at.empty() || std::ranges::none_of(name, isLatinLetter))
        return std::nullopt;
    const std::size_t begin = name.find_last_of(" -_/.", at.begin) + 1;
    const std::string_view word = name.substr(begin, name.find_first_of(" -_/.", at.end) - begin);
    if (std::ranges::none_of(word, isLatinLetter))
        return std::nullopt;
    const auto character = static_cast<std::uint32_t>(support::decodeUtf8(name, at.begin).value);
    return Oddity{.at = at, .what = fmt::format("has U+{:04X}, which only looks like a Latin letter", character)};
}

static std::optional<Oddity> findOddity(std::string_view name) {
    const auto size = static_cast<std::uint32_t>(name.size());
    if (const auto spaces = static_cast<std::uint32_t>(std::min(name.find_first_not_of(' '), name.size())); spaces > 0)
        return Oddity{.at = {.begin = 0, .end = spaces}, .what = "begins with a space"};
    if (name.ends_with(' '))
        return Oddity{.at = {.begin = static_cast<std::uint32_t>(name.find_last_not_of(' ') + 1), .end = size},
            .what = "ends with a space"};
    if (const std::size_t two = name.find("  "); two != std::string_view::npos)
        return Oddity{.at = {.begin = static_cast<std::uint32_t>(two),
                          .end = static_cast<std::uint32_t>(name.find_first_not_of(' ', two))},
            .what = "has two spaces in a row"};
    if (support::findUnplain(name) == name.size())
        return std::nullopt;
    if (const Span at = support::findCodePoint(name, 0, isHiddenSpace); !at.empty())
        return Oddity{.at = at,
            .what = fmt::format("has U+{:04X}, which is invisible or looks like a space",
                static_cast<std::uint32_t>(support::decodeUtf8(name, at.begin).value))};
    return findLookAlike(name);
}

// Without what one overlooks.
static std::string simplified(std::string_view name) {
    std::string result;
    for (const char c : name)
        if (c != ' ')
            result.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
    return result;
}

static void check(const RuleInput& in, Reporter& out) {
    boost::unordered_flat_map<std::string, asl::StateId> seen;
    seen.reserve(in.machine.states().size());
    for (const asl::State& state : in.machine.states()) {
        const std::string_view name = state.name.value;
        if (!state.hasFinalName() || name.empty())
            continue;
        const auto [first, isNew] = seen.emplace(simplified(name), state.id);
        if (const std::optional<Oddity> oddity = findOddity(name)) {
            out.report(state.member->key.spanOf(oddity->at), "state name \"{}\" {}", name, oddity->what)
                .help("write the name so that it can be read and typed, and what leads to it");
            continue;
        }
        const asl::State& other = in.machine.state(first->second);
        // Equal names are the business of duplicate-state-name.
        if (!isNew && other.name.value != name)
            out.report(state.name.at, "state name \"{}\" differs from \"{}\" only in case or spaces", name,
                   other.name.value)
                .help("give the two states names that tell them apart")
                .related(other.name.at, "the other name is here");
    }
}

STEPCHECK_RULE(state_name_whitespace){
    .id = "state-name-whitespace",
    .summary = "A state's name has spaces or look-alike characters that one overlooks.",
    .severity = Severity::Info,
    .profile = Profile::Strict,
    .since = "0.1",
    .check = check,
};

}  // namespace stepcheck::rules
