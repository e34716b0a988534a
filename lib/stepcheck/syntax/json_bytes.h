#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace stepcheck::syntax {

/// A set of bytes.
using ByteSet = std::array<bool, 256>;

[[nodiscard]] constexpr bool contains(const ByteSet& set, char c) {
    return set[static_cast<unsigned char>(c)];
}

/// The characters of a bare word: letters, digits, `_ - + . $` and everything that is not ASCII.
inline constexpr ByteSet wordCharacters = [] {
    ByteSet set{};
    for (std::size_t c = 0; c < set.size(); ++c)
        set[c] = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 0x80;
    for (const char c : {'_', '-', '+', '.', '$'})
        set[static_cast<unsigned char>(c)] = true;
    return set;
}();

[[nodiscard]] constexpr bool isWordCharacter(char c) {
    return contains(wordCharacters, c);
}

/// Offset of the first byte at or after `from` that is no white space of JSON, or `text.size()`.
[[nodiscard]] std::size_t skipWhiteSpace(std::string_view text, std::size_t from);

/// Offset of the first byte at or after `from` that the content of a string does not take as it is, or `text.size()`: a
/// double quote, a backslash, a control character; or an opening brace, which may belong to a hole.
[[nodiscard]] std::size_t findStringStop(std::string_view text, std::size_t from);

/// Whether `word` is a number as JSON writes it.
[[nodiscard]] bool isJsonNumber(std::string_view word);

}  // namespace stepcheck::syntax
