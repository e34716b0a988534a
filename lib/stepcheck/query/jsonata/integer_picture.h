#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace stepcheck::query::jsonata {

/// How an integer is written: `#,##0`, `w;o`, `I`, …
struct IntegerPicture {
    enum class Style : std::uint8_t { Decimal, Letters, Roman, Words, Sequence };
    enum class Case : std::uint8_t { Lower, Upper, Title };
    struct Separator {
        std::size_t position = 0;  // digits to the right of it
        std::string text{};
    };

    Style style = Style::Decimal;
    Case letterCase = Case::Lower;
    bool ordinal = false;
    char32_t zero = U'0';
    std::size_t mandatoryDigits = 0;
    std::size_t optionalDigits = 0;
    std::size_t every = 0;               // separators at equal distances: how far apart; 0: where they are listed
    std::vector<Separator> separators{};  // from the right
    std::size_t parseWidth = 0;          // of a date part that another number follows; 0: any
    std::string token{};                  // of a sequence that is not supported
};

/// Reads a picture. Throws D3131.
[[nodiscard]] IntegerPicture readIntegerPicture(std::string_view picture);

/// Throws D3130.
[[nodiscard]] std::string formatIntegerBy(double number, const IntegerPicture& picture);

/// The number that a text stands for; NaN when it is none. Throws D3130.
[[nodiscard]] double parseIntegerBy(std::string_view text, const IntegerPicture& picture);

/// The greatest number of which every position is a multiple when all multiples up to the last are there; else 0.
[[nodiscard]] std::size_t regularDistance(const std::vector<std::size_t>& positions);

}  // namespace stepcheck::query::jsonata
