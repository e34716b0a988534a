#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace stepcheck::query::jsonata {

// Texts are WTF-8: UTF-8 in which a surrogate that stands alone (it can come from a `\u` escape) is a sequence of three
// bytes, so that it survives.

/// One code point of a text, or a lone surrogate.
struct TextUnit {
    char32_t value = 0;
    std::uint32_t size = 1;  // bytes
};

/// The unit that begins at `text[offset]`. A byte that belongs to no sequence stands for itself.
[[nodiscard]] TextUnit unitAt(std::string_view text, std::size_t offset);

/// Appends a code point or a surrogate; a low one that follows a high one makes a pair.
void appendUnit(std::string& out, char32_t unit);

/// Appends a text; surrogates that meet at the seam make a pair.
void appendText(std::string& out, std::string_view text);

/// Number of code points; a lone surrogate counts as one.
[[nodiscard]] std::size_t countUnits(std::string_view text);

/// Number of UTF-16 code units.
[[nodiscard]] std::size_t countUtf16(std::string_view text);

/// Offset of the code point number `index`, or the size of the text when it has fewer.
[[nodiscard]] std::size_t offsetOfUnit(std::string_view text, std::size_t index);

/// Offset of the code point that holds the UTF-16 code unit number `index`, or the size of the text.
[[nodiscard]] std::size_t offsetOfUtf16(std::string_view text, std::size_t index);

/// Whether every byte is ASCII.
[[nodiscard]] bool isAscii(std::string_view text);

/// Less than zero, zero or more: order by UTF-16 code units, as the language compares strings.
[[nodiscard]] int compareTexts(std::string_view a, std::string_view b);

}  // namespace stepcheck::query::jsonata
