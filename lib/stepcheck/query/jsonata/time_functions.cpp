#include "stepcheck/query/jsonata/function_groups.h"
#include "stepcheck/query/jsonata/json_text.h"
#include "stepcheck/query/jsonata/regex.h"
#include "stepcheck/query/jsonata/time_picture.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <string>

namespace stepcheck::query::jsonata {

static constexpr std::string_view isoPicture = "[Y0001]-[M01]-[D01]T[H01]:[m01]:[s01].[f001][Z01:01t]";

// "±hhmm"; the hours of a negative offset are rounded down, as in the reference.
static Item format(Evaluator& evaluator, double milliseconds, Item picture, Item zone) {
    const TimePicture parts = readTimePicture(isUndefined(picture) ? isoPicture : textOf(picture));
    int hours = 0;
    int minutes = 0;
    if (!isUndefined(zone)) {
        const double offset = std::clamp(std::strtod(std::string(textOf(zone)).c_str(), nullptr), -1e6, 1e6);
        hours = static_cast<int>(std::floor(std::trunc(offset) / 100));
        minutes = static_cast<int>(std::trunc(offset)) % 100;
    }
    return evaluator.ownText(formatTime(milliseconds, parts, hours, minutes));
}

Item now(Evaluator& evaluator, const Arguments& arguments) {
    const auto clock = static_cast<double>(evaluator.options().environment.clockMilliseconds);
    return format(evaluator, clock, arguments[0], arguments[1]);
}

Item millis(Evaluator& evaluator, const Arguments& /*arguments*/) {
    return ofInteger(evaluator.options().environment.clockMilliseconds);
}

Item fromMillis(Evaluator& evaluator, const Arguments& arguments) {
    if (isUndefined(arguments[0]))
        return {};
    return format(evaluator, numberOf(arguments[0]), arguments[1], arguments[2]);
}

static const Regex& isoRegex() {
    static const std::shared_ptr<const Regex> regex = [] {
        Regex::Mistake mistake;
        return Regex::compile("^(\\d{4})(?:-([01]\\d))?(?:-([0-3]\\d))?(?:T([0-2]\\d):([0-5]\\d):([0-5]\\d))?(\\.\\d+)?"
                              "(?:([+-])([0-2]\\d):?([0-5]\\d)|Z)?$", "", mistake);
    }();
    return *regex;
}

static double parseIso(std::string_view text) {
    RegexMatcher matcher(isoRegex(), text);
    if (matcher.search(0) != RegexMatcher::Outcome::Match)
        fail("D3110", {.value = quoteJson(text)});
    const auto part = [&matcher](std::size_t group, double otherwise) {
        const auto digits = matcher.group(group);
        return digits ? std::strtod(std::string(*digits).c_str(), nullptr) : otherwise;
    };
    const double month = part(2, 1);
    const double day = part(3, 1);
    const double hour = part(4, 0);
    if (month < 1 || month > 12 || day < 1 || day > 31 || hour > 24)
        return std::numeric_limits<double>::quiet_NaN();
    const double milliseconds = std::trunc(part(7, 0) * 1000 + 1e-6);
    const double offset = (part(9, 0) * 60 + part(10, 0)) * (matcher.group(8) == "-" ? -1 : 1);
    return millisecondsAt(part(1, 0), month, day, hour, part(5, 0), part(6, 0), milliseconds) - offset * 60'000;
}

Item toMillis(Evaluator& evaluator, const Arguments& arguments) {
    if (isUndefined(arguments[0]))
        return {};
    if (isUndefined(arguments[1]))
        return evaluator.whole(parseIso(textOf(arguments[0])));
    const Moment clock = momentAt(static_cast<double>(evaluator.options().environment.clockMilliseconds));
    const std::optional<double> parsed = parseTime(textOf(arguments[0]), readTimePicture(textOf(arguments[1])), clock);
    return parsed ? evaluator.whole(*parsed) : Item{};
}

}  // namespace stepcheck::query::jsonata
