#include "stepcheck/semantics/timestamp.h"

#include <fmt/format.h>

#include <chrono>

namespace stepcheck::semantics {

namespace {

// Reads a text from the front; once something does not fit, everything fails.
class Reader {
public:
    explicit Reader(std::string_view text) : rest_(text) {}

    int number(std::size_t digits) {
        int value = 0;
        for (std::size_t i = 0; i < digits; ++i) {
            if (rest_.empty() || rest_.front() < '0' || rest_.front() > '9') {
                ok_ = false;
                return 0;
            }
            value = value * 10 + (rest_.front() - '0');
            rest_.remove_prefix(1);
        }
        return value;
    }

    bool take(char wanted) {
        if (rest_.empty() || rest_.front() != wanted)
            return false;
        rest_.remove_prefix(1);
        return true;
    }

    void expect(char wanted) { ok_ = take(wanted) && ok_; }

    // `.123456789`: its milliseconds.
    int fraction() {
        int milliseconds = 0;
        std::size_t digits = 0;
        for (; !rest_.empty() && rest_.front() >= '0' && rest_.front() <= '9'; ++digits, rest_.remove_prefix(1))
            if (digits < 3)
                milliseconds = milliseconds * 10 + (rest_.front() - '0');
        ok_ = ok_ && digits > 0 && digits <= 9;
        for (; digits < 3; ++digits)
            milliseconds *= 10;
        return milliseconds;
    }

    [[nodiscard]] bool isDone() const { return ok_ && rest_.empty(); }

private:
    std::string_view rest_;
    bool ok_ = true;
};

}  // namespace

static std::chrono::minutes readOffset(Reader& reader) {
    if (reader.take('Z'))
        return std::chrono::minutes(0);
    const int sign = reader.take('-') ? -1 : 1;
    if (sign > 0)
        reader.expect('+');
    const int hours = reader.number(2);
    reader.expect(':');
    const int minutes = reader.number(2);
    return std::chrono::minutes(sign * (hours * 60 + minutes));
}

std::optional<std::int64_t> parseTimestamp(std::string_view text) {
    Reader reader(text);
    const int year = reader.number(4);
    reader.expect('-');
    const int month = reader.number(2);
    reader.expect('-');
    const int day = reader.number(2);
    reader.expect('T');
    const int hour = reader.number(2);
    reader.expect(':');
    const int minute = reader.number(2);
    reader.expect(':');
    const int second = reader.number(2);
    const int milliseconds = reader.take('.') ? reader.fraction() : 0;
    const std::chrono::minutes offset = readOffset(reader);
    const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
        std::chrono::day(static_cast<unsigned>(day))};
    if (!reader.isDone() || !date.ok() || hour > 23 || minute > 59 || second > 59)
        return std::nullopt;
    const auto moment = std::chrono::sys_days(date) + std::chrono::hours(hour) + std::chrono::minutes(minute) +
                        std::chrono::seconds(second) + std::chrono::milliseconds(milliseconds) - offset;
    return std::chrono::duration_cast<std::chrono::milliseconds>(moment.time_since_epoch()).count();
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
