#include "stepcheck/support/timestamp.h"

#include <chrono>

namespace stepcheck::support {

namespace {

// Takes a text apart from its front. Once something does not fit, `problem` says what, and stays.
struct Reader {
    std::string_view rest;
    std::string_view problem{};

    void fail(std::string_view what) {
        if (problem.empty())
            problem = what;
    }

    bool take(char wanted) {
        if (!rest.starts_with(wanted))
            return false;
        rest.remove_prefix(1);
        return true;
    }

    int digits(std::size_t count, std::string_view what) {
        int value = 0;
        for (std::size_t i = 0; i < count; ++i) {
            if (i >= rest.size() || rest[i] < '0' || rest[i] > '9') {
                fail(what);
                return 0;
            }
            value = value * 10 + (rest[i] - '0');
        }
        rest.remove_prefix(count);
        return value;
    }

    int digits(std::size_t count, int least, int most, std::string_view what, std::string_view outside) {
        const int value = digits(count, what);
        if (value < least || value > most)
            fail(outside);
        return value;
    }

    void expect(char wanted, std::string_view what) {
        if (!take(wanted))
            fail(what);
    }
};

}  // namespace

static std::chrono::sys_days readDate(Reader& in) {
    constexpr std::string_view shape = "it does not begin with a date such as 2026-03-14";
    const int year = in.digits(4, shape);
    in.expect('-', shape);
    const int month = in.digits(2, 1, 12, shape, "there is no such month");
    in.expect('-', shape);
    const int day = in.digits(2, shape);
    const auto date = std::chrono::year(year) / month / day;
    if (in.problem.empty() && !date.ok())
        in.fail("there is no such day");
    return in.problem.empty() ? std::chrono::sys_days(date) : std::chrono::sys_days();
}

static std::chrono::seconds readTime(Reader& in) {
    constexpr std::string_view shape = "the time is not written as 01:59:00";
    const int hour = in.digits(2, 0, 23, shape, "there is no such hour");
    in.expect(':', shape);
    const int minute = in.digits(2, 0, 59, shape, "there is no such minute");
    in.expect(':', "the seconds are missing");
    const int second = in.digits(2, 0, 60, shape, "there is no such second");
    return std::chrono::hours(hour) + std::chrono::minutes(minute) + std::chrono::seconds(second);
}

static std::int32_t readFraction(Reader& in) {
    if (!in.take('.'))
        return 0;
    std::int32_t nanoseconds = 0;
    std::int32_t unit = 100'000'000;
    const std::size_t before = in.rest.size();
    while (!in.rest.empty() && in.rest.front() >= '0' && in.rest.front() <= '9') {
        nanoseconds += (in.rest.front() - '0') * unit;
        unit /= 10;
        in.rest.remove_prefix(1);
    }
    if (in.rest.size() == before)
        in.fail("the fraction has no digits");
    return nanoseconds;
}

static std::chrono::seconds readOffset(Reader& in) {
    if (in.take('Z'))
        return {};
    if (in.rest.starts_with('z')) {
        in.fail("\"Z\" must be upper-case");
        return {};
    }
    const bool isWest = in.rest.starts_with('-');
    if (!isWest && !in.rest.starts_with('+')) {
        in.fail("\"Z\" or an offset such as +01:00 is missing");
        return {};
    }
    in.rest.remove_prefix(1);
    constexpr std::string_view shape = "the offset is not written as +01:00";
    const int hour = in.digits(2, 0, 23, shape, "there is no such offset");
    in.expect(':', shape);
    const int minute = in.digits(2, 0, 59, shape, "there is no such offset");
    const std::chrono::seconds offset = std::chrono::hours(hour) + std::chrono::minutes(minute);
    return isWest ? -offset : offset;
}

ParsedTimestamp parseTimestamp(std::string_view text) {
    Reader in{.rest = text};
    const std::chrono::sys_days date = readDate(in);
    if (in.problem.empty() && !in.take('T'))
        in.fail(in.rest.starts_with('t') ? "\"T\" must be upper-case" : "\"T\" is missing between date and time");
    const std::chrono::seconds time = readTime(in);
    const std::int32_t nanoseconds = readFraction(in);
    const std::chrono::seconds offset = readOffset(in);
    if (in.problem.empty() && !in.rest.empty())
        in.fail("there is text after it");
    if (!in.problem.empty())
        return {.value = std::nullopt, .problem = in.problem};
    const std::chrono::sys_seconds instant = date + time - offset;
    return {
        .value = Timestamp{.seconds = instant.time_since_epoch().count(), .nanoseconds = nanoseconds}, .problem = {}};
}

}  // namespace stepcheck::support
