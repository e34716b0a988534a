#pragma once

#include "stepcheck/query/jsonata/calendar.h"
#include "stepcheck/query/jsonata/integer_picture.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stepcheck::query::jsonata {

/// One part of a date and time picture: text as it is, or a component such as `[Y0001]`.
struct TimePart {
    enum class Names : std::uint8_t { None, Lower, Upper, Title };

    char component = '\0';  // none: the text `literal`
    std::string literal{};
    std::optional<IntegerPicture> integer{};
    Names names = Names::None;
    bool zulu = false;               // `t`: an offset of zero is `Z`
    std::optional<double> minWidth{};
    std::optional<double> maxWidth{};
    int yearDigits = -1;             // how many of the last digits of the year; -1: all
};

using TimePicture = std::vector<TimePart>;

/// Reads a picture. Throws D3131, D3132, D3133, D3135.
[[nodiscard]] TimePicture readTimePicture(std::string_view picture);

/// Throws D3133, D3134.
[[nodiscard]] std::string formatTime(double milliseconds, const TimePicture& picture, int offsetHours, int offsetMinutes);

/// The moment that a text describes; parts that are missing come from `now`. Nothing when the text does not match.
/// Throws D3133, D3136.
[[nodiscard]] std::optional<double> parseTime(std::string_view text, const TimePicture& picture, const Moment& now);

/// The value of a component: `Y`, `M`, …
[[nodiscard]] double componentOf(const Moment& moment, char component);

/// Names of the months from January and of the days from Monday.
[[nodiscard]] std::string_view monthName(int month);
[[nodiscard]] std::string_view dayName(int day);

}  // namespace stepcheck::query::jsonata
