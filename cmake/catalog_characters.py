"""The part of generate_catalog.py that writes which characters names may have: characters.h."""
import json
import re

SET_KEYS = {"name", "what", "signs", "ranges", "source", "note"}
HIGHEST = 0x10FFFF


def bounds(text, place, tools):
    """`0020` or `2000-200A` as (first, last)."""
    tools.expect(re.fullmatch(r"[0-9A-F]{4,6}(-[0-9A-F]{4,6})?", text), place, f'"{text}" is no range of code points')
    first, _, last = text.partition("-")
    pair = int(first, 16), int(last or first, 16)
    tools.expect(pair[0] <= pair[1] <= HIGHEST, place, f'"{text}" is no range of code points')
    return pair


def merged(ranges, place, tools):
    """The ranges in order, those that touch as one."""
    result = []
    for first, last in sorted(ranges):
        tools.expect(not result or first > result[-1][1], place, f"U+{first:04X} is given twice")
        if result and first == result[-1][1] + 1:
            result[-1] = (result[-1][0], last)
        else:
            result.append((first, last))
    return result


def read(path, tools):
    """The sets, each with its ranges merged; the sources."""
    data = json.loads(path.read_text(encoding="utf-8"))
    tools.check_keys(data, {"comment", "sources", "sets"}, path.name)
    tools.check_sources(data, data["sets"], path.name)
    for entry in data["sets"]:
        place = f"{path.name}: {entry['name']}"
        tools.check_keys(entry, SET_KEYS, place)
        ranges = [(ord(sign), ord(sign)) for sign in entry.get("signs", "")]
        ranges += [bounds(text, place, tools) for text in entry.get("ranges", [])]
        tools.expect(ranges, place, "has no characters")
        entry["merged"] = merged(ranges, place, tools)
        entry["evidence"] = ", ".join(f"{name} {data['sources'][name]['date']}" for name in entry["source"])
        if "note" in entry:
            entry["evidence"] += f": {entry['note']}"
    return data["sets"], list(data["sources"].values())


def header(sets, tools):
    text = (tools.HEAD + "#pragma once\n\n#include <algorithm>\n#include <array>\n#include <span>\n\n"
            "namespace stepcheck::catalog {\n\n/// Code points from the first to the last one.\nstruct CharacterRange {\n"
            "    char32_t first;\n    char32_t last;\n};\n\n"
            "/// Whether a code point is in one of the ranges.\n"
            "[[nodiscard]] constexpr bool isIn(std::span<const CharacterRange> set, char32_t c) {\n"
            "    return std::ranges::any_of(set, [c](CharacterRange range) { return range.first <= c && c <= range.last; });\n"
            "}\n\n")
    for entry in sets:
        ranges = ", ".join(f"{{0x{first:X}, 0x{last:X}}}" for first, last in entry["merged"])
        text += (f"/// {entry['what']}\n/// Source: {entry['evidence']}.\n"
                 f"inline constexpr std::array<CharacterRange, {len(entry['merged'])}> {entry['name']}{{{{{ranges}}}}};\n\n")
    return text + "}  // namespace stepcheck::catalog\n"
