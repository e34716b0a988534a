#include "stepcheck/query/jsonata/time_picture.h"

#include "stepcheck/query/jsonata/evaluator.h"
#include "stepcheck/query/jsonata/json_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

namespace stepcheck::query::jsonata {

static constexpr double mostDigits = 1000;

std::string_view monthName(int month) {
    static constexpr std::array<std::string_view, 12> names{"January", "February", "March", "April", "May", "June", "July",
        "August", "September", "October", "November", "December"};
    return names.at(static_cast<std::size_t>(month - 1));
}

std::string_view dayName(int day) {
    static constexpr std::array<std::string_view, 7> names{
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
    return names.at(static_cast<std::size_t>(day - 1));
}

static std::string_view defaultPresentation(char component) {
    switch (component) {
        case 'Y': case 'M': case 'D': case 'd': case 'W': case 'w': case 'X': case 'x': case 'H': case 'h': case 'f': return "1";
        case 'F': case 'P': case 'C': case 'E': return "n";
        case 'm': case 's': return "01";
        case 'Z': case 'z': return "01:01";
        default: return {};
    }
}

static std::optional<double> widthOf(std::string_view text) {
    const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
    if (digits == 0)
        return std::nullopt;
    return std::min(mostDigits, std::strtod(std::string(text.substr(0, digits)).c_str(), nullptr));
}

static void readWidth(std::string_view text, TimePart& part) {
    const std::size_t dash = text.find('-');
    part.minWidth = widthOf(text.substr(0, dash));
    if (dash != std::string_view::npos)
        part.maxWidth = widthOf(text.substr(dash + 1));
}

static void readInteger(std::string_view presentation, bool ordinal, TimePart& part) {
    IntegerPicture integer = readIntegerPicture(presentation);
    integer.ordinal = ordinal;
    if (part.minWidth)
        integer.mandatoryDigits = std::max(integer.mandatoryDigits, static_cast<std::size_t>(*part.minWidth));
    if (part.component == 'Y') {
        if (part.maxWidth) {
            part.yearDigits = static_cast<int>(*part.maxWidth);
            integer.mandatoryDigits = static_cast<std::size_t>(*part.maxWidth);
        } else if (const std::size_t width = integer.mandatoryDigits + integer.optionalDigits; width >= 2) {
            part.yearDigits = static_cast<int>(std::min<std::size_t>(width, 1000));
        }
    }
    part.integer = std::move(integer);
}

static TimePart readMarker(std::string_view text) {
    std::string marker;
    std::ranges::copy_if(text, std::back_inserter(marker), [](char c) { return std::string_view(" \t\r\n\v\f").find(c) == std::string_view::npos; });
    TimePart part{.component = marker.empty() ? '?' : marker[0]};
    const std::size_t comma = marker.rfind(',');
    if (comma != std::string::npos)
        readWidth(std::string_view(marker).substr(comma + 1), part);
    const std::string_view given = marker.empty() ? std::string_view() : std::string_view(marker).substr(1, comma == std::string::npos ? comma : comma - 1);
    std::string_view presentation = given;
    char modifier = '\0';
    if (given.size() > 1 && std::string_view("atco").find(given.back()) != std::string_view::npos) {
        modifier = given.back();
        presentation.remove_suffix(1);
    } else if (given.empty()) {
        presentation = defaultPresentation(part.component);
    }
    if (defaultPresentation(part.component).empty())
        fail("D3132", {.value = quoteJson(marker.substr(0, 1))});
    part.zulu = modifier == 't';
    if (presentation[0] == 'n')
        part.names = TimePart::Names::Lower;
    else if (presentation[0] == 'N')
        part.names = presentation.substr(1, 1) == "n" ? TimePart::Names::Title : TimePart::Names::Upper;
    else if (std::string_view("YMDdFWwXxHhmsf").find(part.component) != std::string_view::npos)
        readInteger(presentation, modifier == 'o', part);
    if (part.component == 'Z' || part.component == 'z')
        part.integer = readIntegerPicture(presentation);
    return part;
}

static void addLiteral(TimePicture& parts, std::string_view text) {
    if (text.empty())
        return;
    std::string literal;
    for (std::size_t i = 0; i < text.size(); ++i) {
        literal.push_back(text[i]);
        if (text.substr(i, 2) == "]]")
            ++i;
    }
    parts.push_back({.literal = std::move(literal)});
}

TimePicture readTimePicture(std::string_view picture) {
    TimePicture parts;
    std::size_t start = 0;
    for (std::size_t at = picture.find('['); at != std::string_view::npos; at = picture.find('[', start)) {
        addLiteral(parts, picture.substr(start, at - start));
        if (picture.substr(at, 2) == "[[") {
            parts.push_back({.literal = "["});
            start = at + 2;
            continue;
        }
        const std::size_t end = picture.find(']', at);
        if (end == std::string_view::npos)
            fail("D3135");
        TimePart part = readMarker(picture.substr(at + 1, end - at - 1));
        // A number that another one follows has to say how wide it is.
        if (part.integer && !parts.empty() && parts.back().integer && part.component != 'Z' && part.component != 'z')
            parts.back().integer->parseWidth = parts.back().integer->mandatoryDigits;
        parts.push_back(std::move(part));
        start = end + 1;
    }
    addLiteral(parts, picture.substr(start));
    return parts;
}

double componentOf(const Moment& moment, char component) {
    switch (component) {
        case 'Y': return static_cast<double>(moment.year);
        case 'M': return moment.month;
        case 'D': return moment.day;
        case 'd': return dayOfYear(moment);
        case 'F': return dayOfWeek(moment);
        case 'W': return weekOfYear(moment);
        case 'w': return weekOfMonth(moment);
        case 'X': return static_cast<double>(yearOfWeek(moment));
        case 'x': return monthOfWeek(moment);
        case 'H': return moment.hour;
        case 'h': return moment.hour % 12 == 0 ? 12 : moment.hour % 12;
        case 'P': return moment.hour >= 12 ? 1 : 0;
        case 'm': return moment.minute;
        case 's': return moment.second;
        case 'f': return moment.millisecond;
        default: return 0;
    }
}

static std::string inCase(std::string_view name, TimePart::Names names) {
    std::string text(name);
    for (char& c : text) {
        if (names == TimePart::Names::Upper && c >= 'a' && c <= 'z')
            c = static_cast<char>(c - 0x20);
        if (names == TimePart::Names::Lower && c >= 'A' && c <= 'Z')
            c = static_cast<char>(c + 0x20);
    }
    return text;
}

static std::string formatName(const Moment& moment, const TimePart& part) {
    std::string name;
    if (part.component == 'M' || part.component == 'x')
        name = inCase(monthName(static_cast<int>(componentOf(moment, part.component))), part.names);
    else if (part.component == 'F')
        name = inCase(dayName(dayOfWeek(moment)), part.names);
    else
        fail("D3133", {.value = quoteJson(std::string(1, part.component))});
    if (part.maxWidth && static_cast<double>(name.size()) > *part.maxWidth)
        name.resize(static_cast<std::size_t>(*part.maxWidth));
    return name;
}

static std::string formatOffset(const TimePart& part, int hours, int minutes) {
    const int offset = hours * 100 + minutes;
    if (offset == 0 && part.zulu)
        return "Z";
    std::string text;
    const std::size_t digits = part.integer->mandatoryDigits;
    if (part.integer->every != 0 || digits == 3 || digits == 4) {
        text = formatIntegerBy(offset, *part.integer);
    } else if (digits == 1 || digits == 2) {
        text = formatIntegerBy(hours, *part.integer);
        if (minutes != 0)
            text += fmt::format(":{}", formatIntegerBy(minutes, readIntegerPicture("00")));
    } else {
        fail("D3134", {.value = std::to_string(digits)});
    }
    return std::string(part.component == 'z' ? "GMT" : "") + (offset >= 0 ? "+" : "") + text;
}

static std::string formatPart(const Moment& moment, const TimePart& part, int hours, int minutes) {
    switch (part.component) {
        case '\0': return part.literal;
        case 'Z': case 'z': return formatOffset(part, hours, minutes);
        case 'P': return inCase(moment.hour >= 12 ? "pm" : "am", part.names);
        case 'C': case 'E': return "ISO";
        default: break;
    }
    if (part.names != TimePart::Names::None)
        return formatName(moment, part);
    double value = componentOf(moment, part.component);
    if (part.component == 'Y' && part.yearDigits >= 0)
        value = std::fmod(value, std::pow(10, part.yearDigits));
    return formatIntegerBy(value, *part.integer);
}

std::string formatTime(double milliseconds, const TimePicture& picture, int offsetHours, int offsetMinutes) {
    const Moment moment = momentAt(milliseconds + (60.0 * offsetHours + offsetMinutes) * 60'000);
    std::string text;
    for (const TimePart& part : picture)
        text += formatPart(moment, part, offsetHours, offsetMinutes);
    return text;
}

}  // namespace stepcheck::query::jsonata
