#include "stepcheck/support/unicode.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace stepcheck::support {

static constexpr std::uint64_t highBits = 0x8080808080808080U;
static constexpr std::uint64_t lowBits = 0x0101010101010101U;

static constexpr std::size_t wordSize = sizeof(std::uint64_t);

static std::uint64_t wordAt(std::string_view text, std::size_t offset) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data() + offset, sizeof word);
    return word;
}

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
        while (i + wordSize <= text.size() && (wordAt(text, i) & highBits) == 0)
            i += wordSize;
        if (i == text.size())
            break;
        const CodePoint next = decodeUtf8(text, i);
        if (next.size == 0)
            return i;
        i += next.size;
    }
    return text.size();
}

static bool isPlain(char byte) {
    return byte >= 0x20 && byte < 0x7F;
}

// No byte below U+0020, no U+007F, no high bit. A borrow reaches a byte only from one that is not plain itself.
static bool isPlain(std::uint64_t word) {
    const std::uint64_t deleted = word ^ (lowBits * 0x7F);
    return ((word | (word - lowBits * 0x20) | (deleted - lowBits)) & highBits) == 0;
}

std::size_t findUnplain(std::string_view text, std::size_t from) {
    std::size_t i = from;
    while (i + wordSize <= text.size() && isPlain(wordAt(text, i)))
        i += wordSize;
    while (i < text.size() && isPlain(text[i]))
        ++i;
    return i;
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
    std::size_t continuations = 0;
    std::size_t i = 0;
    for (; i + wordSize <= text.size(); i += wordSize) {
        const std::uint64_t word = wordAt(text, i);
        const std::uint64_t marked = (word & ~(word << 1U) & highBits) >> 7U;
        continuations += marked * lowBits >> 56U;  // the last byte of the product is the sum of all
    }
    continuations += static_cast<std::size_t>(std::ranges::count_if(text.substr(i), isContinuation));
    return text.size() - continuations;
}

std::size_t countUtf16Units(std::string_view text) {
    const auto fourByteLeads =
        std::ranges::count_if(text, [](char byte) { return static_cast<unsigned char>(byte) >= 0xF0; });
    return countCodePoints(text) + static_cast<std::size_t>(fourByteLeads);
}

}  // namespace stepcheck::support
