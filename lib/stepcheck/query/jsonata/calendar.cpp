#include "stepcheck/query/jsonata/calendar.h"

#include <algorithm>
#include <cmath>

namespace stepcheck::query::jsonata {

static constexpr double dayMilliseconds = 86'400'000;
static constexpr double furthest = 8.64e15;

// Days since 1970 of a day of the Gregorian calendar, by counting in eras of 400 years that begin in March.
static double daysFromCivil(std::int64_t year, int month, double day) {
    year -= month <= 2 ? 1 : 0;
    const std::int64_t era = (year >= 0 ? year : year - 399) / 400;
    const std::int64_t yearOfEra = year - era * 400;
    const std::int64_t dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5;
    const std::int64_t dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return static_cast<double>(era * 146'097 + dayOfEra - 719'468) + day - 1;
}

Moment momentAt(double milliseconds) {
    Moment moment;
    moment.milliseconds = std::isnan(milliseconds) ? 0 : std::clamp(std::trunc(milliseconds), -furthest, furthest);
    const double days = std::floor(moment.milliseconds / dayMilliseconds);
    const auto rest = static_cast<int>(moment.milliseconds - days * dayMilliseconds);
    const auto shifted = static_cast<std::int64_t>(days) + 719'468;
    const std::int64_t era = (shifted >= 0 ? shifted : shifted - 146'096) / 146'097;
    const std::int64_t dayOfEra = shifted - era * 146'097;
    const std::int64_t yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36'524 - dayOfEra / 146'096) / 365;
    const std::int64_t dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    const std::int64_t shiftedMonth = (5 * dayOfYear + 2) / 153;
    moment.day = static_cast<int>(dayOfYear - (153 * shiftedMonth + 2) / 5 + 1);
    moment.month = static_cast<int>(shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9);
    moment.year = yearOfEra + era * 400 + (moment.month <= 2 ? 1 : 0);
    moment.hour = rest / 3'600'000;
    moment.minute = rest / 60'000 % 60;
    moment.second = rest / 1000 % 60;
    moment.millisecond = rest % 1000;
    return moment;
}

double millisecondsAt(double year, double month, double day, double hour, double minute, double second, double millisecond) {
    static constexpr double mostYears = 300'000;
    const double months = std::clamp(year, -mostYears, mostYears) * 12 + std::clamp(month - 1, -mostYears, mostYears);
    const auto wholeYear = static_cast<std::int64_t>(std::floor(months / 12));
    const int wholeMonth = static_cast<int>(months - static_cast<double>(wholeYear) * 12) + 1;
    return daysFromCivil(wholeYear, wholeMonth, day) * dayMilliseconds + hour * 3'600'000 + minute * 60'000 +
           second * 1000 + millisecond;
}

int dayOfYear(const Moment& moment) {
    const double days = daysFromCivil(moment.year, moment.month, moment.day) - daysFromCivil(moment.year, 1, 1);
    return static_cast<int>(days) + 1;
}

int dayOfWeek(const Moment& moment) {
    const double days = daysFromCivil(moment.year, moment.month, moment.day) + 3;
    return static_cast<int>(days - std::floor(days / 7) * 7) + 1;
}

// The Thursday of the moment's week.
static Moment thursday(const Moment& moment) {
    const double days = daysFromCivil(moment.year, moment.month, moment.day) + 4 - dayOfWeek(moment);
    return momentAt(days * dayMilliseconds);
}

int weekOfYear(const Moment& moment) {
    return (dayOfYear(thursday(moment)) - 1) / 7 + 1;
}

int weekOfMonth(const Moment& moment) {
    return (thursday(moment).day - 1) / 7 + 1;
}

std::int64_t yearOfWeek(const Moment& moment) {
    return thursday(moment).year;
}

int monthOfWeek(const Moment& moment) {
    return thursday(moment).month;
}

}  // namespace stepcheck::query::jsonata
