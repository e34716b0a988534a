#include "stepcheck/semantics/timestamp.h"

#include "stepcheck/support/timestamp.h"

#include <fmt/format.h>

#include <chrono>

namespace stepcheck::semantics {

std::optional<std::int64_t> parseTimestamp(std::string_view text) {
    const std::optional<support::Timestamp> moment = support::parseTimestamp(text).value;
    if (!moment)
        return std::nullopt;
    return moment->seconds * 1000 + moment->nanoseconds / 1'000'000;
}

std::string writeTimestamp(std::int64_t milliseconds) {
    const std::chrono::sys_time<std::chrono::milliseconds> moment{std::chrono::milliseconds(milliseconds)};
    const auto day = std::chrono::floor<std::chrono::days>(moment);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss time(moment - day);
    std::string text = fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}", static_cast<int>(date.year()),
        static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()), time.hours().count(),
        time.minutes().count(), time.seconds().count());
    if (time.subseconds().count() != 0)
        text += fmt::format(".{:03}", time.subseconds().count());
    return text + "Z";
}

}  // namespace stepcheck::semantics
