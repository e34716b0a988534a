#pragma once

#include "stepcheck/support/span.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace stepcheck::syntax {

/// What is wrong with the quotes of a string.
enum class QuoteMistake : std::uint8_t {
    None,
    NotOpened,    // the double quote at its begin is missing
    NotClosed,    // the double quote at its end is missing
    NotEscaped,   // there are double quotes inside
    OtherQuotes,  // it stands between single or typographic quotes
};

/// A string in a JSON text as it was most likely meant.
struct StringExtent {
    support::Span content;  // without the quotes
    std::size_t end = 0;    // of the string, behind its closing quote; 0: there is no string
    QuoteMistake mistake = QuoteMistake::None;
    support::Span mistakeAt{};
};

/// Offset of the double quote that closes the string whose content begins at `from`; of the line break where a string
/// that is not closed ends; or the end of the text. Linear in the string.
[[nodiscard]] std::size_t findStringEnd(std::string_view text, std::size_t from);

/// The string whose opening double quote is `text[quote]`. `isValue` tells that it stands behind a colon. Linear in the
/// string and the rest of its line.
[[nodiscard]] StringExtent measureString(std::string_view text, std::size_t quote, bool isValue);

/// The string without an opening quote that begins with the bare word `text[begin]`, or none. O(1).
[[nodiscard]] StringExtent measureUnopenedString(std::string_view text, std::size_t begin);

/// The string in single or typographic quotes that begins at `text[quote]` and ends on the same line, or none.
[[nodiscard]] StringExtent measureOtherQuotes(std::string_view text, std::size_t quote);

}  // namespace stepcheck::syntax
