#include "stepcheck/syntax/hole_text.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>

namespace stepcheck::syntax {

using support::SpanMap;

static std::uint32_t offsetOf(std::string_view part, std::string_view whole) {
    return static_cast<std::uint32_t>(part.data() - whole.data());
}

static std::uint32_t sizeOf(std::string_view text) {
    return static_cast<std::uint32_t>(text.size());
}

namespace {

/// A text that is copied from another one, with its map.
struct Copy {
    std::string text;
    SpanMap map;
};

}  // namespace

// Copies what was taken over byte for byte at once and the rest by the character, so that each keeps its own place.
static void copyRange(Copy& to, std::string_view text, const SpanMap& map, Span range) {
    for (std::uint32_t begin = range.begin; begin < range.end;) {
        std::uint32_t end = std::min(std::max(map.verbatimEnd(begin), begin + 1), range.end);
        while (end < range.end && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
            ++end;
        to.text.append(text.substr(begin, end - begin));
        to.map.append(sizeOf(to.text), map.toOrigin({.begin = begin, .end = end}));
        begin = end;
    }
}

// `$${Name}` and `${!Name}` become `${Name}`.
static Copy withoutEscapes(std::string_view text, const SpanMap& map, std::span<const HolePlace> marks) {
    constexpr std::uint32_t escapeSize = 3;  // `$${` and `${!`
    Copy to;
    std::uint32_t done = 0;
    for (const HolePlace& mark : marks) {
        if (mark.match.syntax != HoleSyntax::Escape)
            continue;
        const auto begin = static_cast<std::uint32_t>(mark.offset);
        copyRange(to, text, map, {.begin = done, .end = begin});
        done = begin + escapeSize;
        to.text.append("${");
        to.map.append(sizeOf(to.text), map.toOrigin({.begin = begin, .end = done}));
    }
    copyRange(to, text, map, {.begin = done, .end = sizeOf(text)});
    return to;
}

// The holes, moved by what the escapes before them lost; names are views into `text`.
static std::vector<HolePart> holeParts(
    std::string_view marked, std::span<const HolePlace> marks, std::string_view text) {
    std::vector<HolePart> parts;
    std::uint32_t lost = 0;
    for (const HolePlace& mark : marks) {
        if (mark.match.syntax == HoleSyntax::Escape) {
            ++lost;
            continue;
        }
        const std::uint32_t begin = static_cast<std::uint32_t>(mark.offset) - lost;
        const std::uint32_t nameBegin = offsetOf(mark.match.name, marked) - lost;
        parts.push_back({.at = {.begin = begin, .end = begin + static_cast<std::uint32_t>(mark.match.size)},
            .name = text.substr(nameBegin, mark.match.name.size())});
    }
    return parts;
}

HoleText separateHoles(std::string_view text, SpanMap map, std::span<const HolePlace> marks, TreeBuilder& builder) {
    HoleText result;
    const bool isHole =
        marks.size() == 1 && marks[0].match.syntax == HoleSyntax::Hole && marks[0].match.size == text.size();
    if (isHole) {
        const std::string_view name = marks[0].match.name;
        const std::uint32_t begin = offsetOf(name, text);
        Copy copy;
        copyRange(copy, text, map, {.begin = begin, .end = begin + sizeOf(name)});
        result.detail.map = std::move(copy.map);
        result.text = builder.keep(name);
        result.isHole = true;
    } else if (std::ranges::find(marks, HoleSyntax::Escape, [](const HolePlace& mark) { return mark.match.syntax; }) ==
               marks.end()) {
        result.text = builder.keep(text);
        result.detail.holes = holeParts(text, marks, result.text);
        result.detail.map = std::move(map);
    } else {
        Copy copy = withoutEscapes(text, map, marks);
        result.text = builder.keep(copy.text);
        result.detail.holes = holeParts(text, marks, result.text);
        result.detail.map = std::move(copy.map);
    }
    return result;
}

}  // namespace stepcheck::syntax
