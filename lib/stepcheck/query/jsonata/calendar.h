#pragma once

#include <cstdint>

namespace stepcheck::query::jsonata {

/// A moment as its parts, in UTC and the proleptic Gregorian calendar.
struct Moment {
    double milliseconds = 0;  // since 1970
    std::int64_t year = 1970;
    int month = 1;
    int day = 1;
    int hour = 0;
    int minute = 0;
    int second = 0;
    int millisecond = 0;
};

/// Moments more than about 270,000 years away are brought back to the edge.
[[nodiscard]] Moment momentAt(double milliseconds);

/// Milliseconds since 1970; months and days may lie outside of their usual range and count on.
[[nodiscard]] double millisecondsAt(double year, double month, double day, double hour = 0, double minute = 0,
    double second = 0, double millisecond = 0);

[[nodiscard]] int dayOfYear(const Moment& moment);
[[nodiscard]] int dayOfWeek(const Moment& moment);  // 1: Monday

// Weeks begin on Monday and belong to the year, or month, in which their Thursday lies.
[[nodiscard]] int weekOfYear(const Moment& moment);
[[nodiscard]] int weekOfMonth(const Moment& moment);
[[nodiscard]] std::int64_t yearOfWeek(const Moment& moment);
[[nodiscard]] int monthOfWeek(const Moment& moment);

}  // namespace stepcheck::query::jsonata
