#pragma once

#include "stepcheck/support/span.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace stepcheck::support {

/// One code point read from UTF-8.
struct CodePoint {
    char32_t value = 0;
    std::uint32_t size = 0;  // bytes; 0 when the bytes there are not UTF-8
};

/// The code point that begins at `text[offset]`; `size` is 0 for an invalid, overlong, surrogate or cut-off sequence.
[[nodiscard]] CodePoint decodeUtf8(std::string_view text, std::size_t offset);

/// Offset of the first byte at or after `from` that is not valid UTF-8, or `text.size()`. Fast on ASCII.
[[nodiscard]] std::size_t findInvalidUtf8(std::string_view text, std::size_t from = 0);

/// Offset of the first byte at or after `from` that is not a printable character of ASCII (U+0020 to U+007E), or
/// `text.size()`. What lies before it is one column a byte and needs no escape. Reads eight bytes at once.
[[nodiscard]] std::size_t findUnplain(std::string_view text, std::size_t from = 0);

/// Appends `codePoint` as UTF-8; a surrogate or a value above U+10FFFF becomes U+FFFD.
void appendUtf8(std::string& out, char32_t codePoint);

/// The range of the first code point at or after `from` for which `wanted(char32_t)` holds; the empty range at the end
/// of the text when there is none. Bytes that are not UTF-8 are skipped.
template <class Wanted>
[[nodiscard]] Span findCodePoint(std::string_view text, std::size_t from, Wanted wanted) {
    for (std::size_t at = from; at < text.size();) {
        const auto first = static_cast<unsigned char>(text[at]);
        const CodePoint point = first < 0x80 ? CodePoint{.value = first, .size = 1} : decodeUtf8(text, at);
        if (point.size != 0 && wanted(point.value))
            return {.begin = static_cast<std::uint32_t>(at), .end = static_cast<std::uint32_t>(at + point.size)};
        at += point.size != 0 ? point.size : 1;
    }
    return {.begin = static_cast<std::uint32_t>(text.size()), .end = static_cast<std::uint32_t>(text.size())};
}

/// Number of code points of valid UTF-8.
[[nodiscard]] std::size_t countCodePoints(std::string_view text);

/// Number of UTF-16 code units of valid UTF-8.
[[nodiscard]] std::size_t countUtf16Units(std::string_view text);

}  // namespace stepcheck::support
