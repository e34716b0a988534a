#include "stepcheck/query/jsonata/text.h"

#include <algorithm>
#include <cstring>

namespace stepcheck::query::jsonata {

static std::uint32_t byteAt(std::string_view text, std::size_t offset) {
    return offset < text.size() ? static_cast<unsigned char>(text[offset]) : 0U;
}

static bool isContinuation(std::uint32_t byte) {
    return (byte & 0xC0U) == 0x80U;
}

static bool isHigh(char32_t unit) {
    return unit >= 0xD800 && unit <= 0xDBFF;
}

static bool isLow(char32_t unit) {
    return unit >= 0xDC00 && unit <= 0xDFFF;
}

TextUnit unitAt(std::string_view text, std::size_t offset) {
    const std::uint32_t first = byteAt(text, offset);
    if (first < 0xC2 || first > 0xF4)
        return {.value = first, .size = 1};
    const std::uint32_t size = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    char32_t value = first & (0x7FU >> size);
    for (std::uint32_t i = 1; i < size; ++i) {
        const std::uint32_t next = byteAt(text, offset + i);
        if (!isContinuation(next))
            return {.value = first, .size = 1};
        value = value << 6U | (next & 0x3FU);
    }
    return {.value = value, .size = size};
}

static void put(std::string& out, std::uint32_t byte) {
    out.push_back(static_cast<char>(byte));
}

static void encode(std::string& out, std::uint32_t unit) {
    if (unit < 0x80) {
        put(out, unit);
    } else if (unit < 0x800) {
        put(out, 0xC0U | unit >> 6U);
        put(out, 0x80U | (unit & 0x3FU));
    } else if (unit < 0x10000) {
        put(out, 0xE0U | unit >> 12U);
        put(out, 0x80U | (unit >> 6U & 0x3FU));
        put(out, 0x80U | (unit & 0x3FU));
    } else {
        put(out, 0xF0U | unit >> 18U);
        put(out, 0x80U | (unit >> 12U & 0x3FU));
        put(out, 0x80U | (unit >> 6U & 0x3FU));
        put(out, 0x80U | (unit & 0x3FU));
    }
}

// The lone surrogate that the text ends with, or 0.
static char32_t lastSurrogate(std::string_view text) {
    if (text.size() < 3 || byteAt(text, text.size() - 3) != 0xED)
        return 0;
    const TextUnit unit = unitAt(text, text.size() - 3);
    return unit.size == 3 ? unit.value : 0;
}

void appendUnit(std::string& out, char32_t unit) {
    if (const char32_t high = isLow(unit) ? lastSurrogate(out) : 0; isHigh(high)) {
        out.resize(out.size() - 3);
        unit = 0x10000 + ((high - 0xD800) << 10U) + (unit - 0xDC00);
    }
    encode(out, unit);
}

void appendText(std::string& out, std::string_view text) {
    if (!text.empty() && byteAt(text, 0) == 0xED) {
        const TextUnit first = unitAt(text, 0);
        appendUnit(out, first.value);
        text.remove_prefix(first.size);
    }
    out.append(text);
}

bool isAscii(std::string_view text) {
    std::size_t i = 0;
    for (; i + 8 <= text.size(); i += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, text.data() + i, sizeof word);
        if ((word & 0x8080808080808080U) != 0)
            return false;
    }
    return std::all_of(text.begin() + static_cast<std::ptrdiff_t>(i), text.end(), [](char c) { return c >= 0; });
}

std::size_t countUnits(std::string_view text) {
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return !isContinuation(static_cast<unsigned char>(c)); }));
}

std::size_t countUtf16(std::string_view text) {
    const auto pairs = std::ranges::count_if(text, [](char c) { return static_cast<unsigned char>(c) >= 0xF0; });
    return countUnits(text) + static_cast<std::size_t>(pairs);
}

std::size_t offsetOfUnit(std::string_view text, std::size_t index) {
    std::size_t offset = 0;
    for (; index > 0 && offset < text.size(); --index)
        offset += unitAt(text, offset).size;
    return std::min(offset, text.size());
}

std::size_t offsetOfUtf16(std::string_view text, std::size_t index) {
    std::size_t offset = 0;
    while (index > 0 && offset < text.size()) {
        const std::uint32_t size = unitAt(text, offset).size;
        const std::size_t units = size == 4 ? 2 : 1;
        if (units > index)
            break;
        index -= units;
        offset += size;
    }
    return std::min(offset, text.size());
}

int compareTexts(std::string_view a, std::string_view b) {
    const auto [inA, inB] = std::ranges::mismatch(a, b);
    if (inA == a.end() || inB == b.end())
        return static_cast<int>(inA != a.end()) - static_cast<int>(inB != b.end());
    const auto first = static_cast<unsigned char>(*inA);
    const auto second = static_cast<unsigned char>(*inB);
    // The order of bytes is that of code points; in UTF-16, those beyond U+FFFF come before U+E000 … U+FFFF.
    const bool pairA = first >= 0xF0;
    const bool pairB = second >= 0xF0;
    if (pairA != pairB && std::min(first, second) >= 0xEE)
        return pairA ? -1 : 1;
    return first < second ? -1 : 1;
}

}  // namespace stepcheck::query::jsonata
