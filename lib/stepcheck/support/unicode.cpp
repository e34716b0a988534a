#include "stepcheck/support/unicode.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace stepcheck::support {

static constexpr std::uint64_t highBits = 0x8080808080808080U;

static bool isContinuation(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

CodePoint decodeUtf8(std::string_view text, std::size_t offset) {
    const auto first = static_cast<unsigned char>(text[offset]);
    if (first < 0x80)
        return {.value = first, .size = 1};
    const std::uint32_t size = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || offset + size > text.size())
        return {};
    char32_t value = first & (0x7FU >> size);
    for (std::size_t i = 1; i < size; ++i) {
        if (!isContinuation(text[offset + i]))
            return {};
        value = value << 6U | (static_cast<unsigned char>(text[offset + i]) & 0x3FU);
    }
    static constexpr std::array<char32_t, 5> smallest{0, 0, 0x80, 0x800, 0x10000};
    const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
    if (value < smallest.at(size) || value > 0x10FFFF || surrogate)
        return {};
    return {.value = value, .size = size};
}

std::size_t findInvalidUtf8(std::string_view text, std::size_t from) {
    std::size_t i = from;
    while (i < text.size()) {
        std::uint64_t word = 0;
        while (i + sizeof word <= text.size()) {
            std::memcpy(&word, text.data() + i, sizeof word);
            if ((word & highBits) != 0)
                break;
            i += sizeof word;
        }
        if (i == text.size())
            break;
        const CodePoint next = decodeUtf8(text, i);
        if (next.size == 0)
            return i;
        i += next.size;
    }
    return text.size();
}

void appendUtf8(std::string& out, char32_t codePoint) {
    if (codePoint > 0x10FFFF || (codePoint >= 0xD800 && codePoint <= 0xDFFF))
        codePoint = 0xFFFD;
    const auto put = [&out](std::uint32_t byte) { out.push_back(static_cast<char>(byte)); };
    const std::uint32_t c = codePoint;
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xC0U | c >> 6U);
        put(0x80U | (c & 0x3FU));
    } else if (c < 0x10000) {
        put(0xE0U | c >> 12U);
        put(0x80U | (c >> 6U & 0x3FU));
        put(0x80U | (c & 0x3FU));
    } else {
        put(0xF0U | c >> 18U);
        put(0x80U | (c >> 12U & 0x3FU));
        put(0x80U | (c >> 6U & 0x3FU));
        put(0x80U | (c & 0x3FU));
    }
}

std::size_t countCodePoints(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count_if(text, [](char byte) { return !isContinuation(byte); }));
}

std::size_t countUtf16Units(std::string_view text) {
    const auto fourByteLeads = std::ranges::count_if(text, [](char byte) { return static_cast<unsigned char>(byte) >= 0xF0; });
    return countCodePoints(text) + static_cast<std::size_t>(fourByteLeads);
}

}  // namespace stepcheck::support
