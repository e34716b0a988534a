#include "stepcheck/query/jsonpath/text.h"

#include "stepcheck/support/unicode.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdint>

namespace stepcheck::query::jsonpath {

static std::optional<std::uint32_t> hex4(std::string_view text, std::size_t at) {
    std::uint32_t unit = 0;
    if (at + 4 > text.size())
        return std::nullopt;
    const char* first = text.data() + at;
    const auto [end, failure] = std::from_chars(first, first + 4, unit, 16);
    if (failure != std::errc() || end != first + 4)
        return std::nullopt;
    return unit;
}

static bool isHighSurrogate(std::uint32_t unit) {
    return unit >= 0xD800 && unit < 0xDC00;
}

static bool isLowSurrogate(std::uint32_t unit) {
    return unit >= 0xDC00 && unit < 0xE000;
}

// `at` is behind `\u`; leaves it behind the last digit.
static bool appendUnicode(std::string& out, std::string_view text, std::size_t& at) {
    const auto unit = hex4(text, at);
    if (!unit)
        return false;
    at += 4;
    if (isHighSurrogate(*unit) && text.substr(at, 2) == "\\u") {
        if (const auto low = hex4(text, at + 2); low && isLowSurrogate(*low)) {
            support::appendUtf8(out, 0x10000 + ((*unit - 0xD800) << 10U) + (*low - 0xDC00));
            at += 6;
            return true;
        }
    }
    support::appendUtf8(out, *unit);
    return true;
}

static char plain(char escaped) {
    switch (escaped) {
        case 'n': return '\n';
        case 'r': return '\r';
        case 't': return '\t';
        case 'f': return '\f';
        case 'b': return '\b';
        default: return escaped;
    }
}

std::optional<std::string> unescape(std::string_view text, char kept) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const char c = text[at++];
        if (c != '\\' || at == text.size() || text[at] == kept) {
            out += c;
        } else if (text[at] == 'u') {
            if (!appendUnicode(out, text, ++at))
                return std::nullopt;
        } else {
            out += plain(text[at++]);
        }
    }
    return out;
}

int compareAsUtf16(std::string_view a, std::string_view b) {
    const auto [inA, inB] = std::ranges::mismatch(a, b);
    if (inA == a.end() || inB == b.end())
        return static_cast<int>(inA != a.end()) - static_cast<int>(inB != b.end());
    const auto x = static_cast<unsigned char>(*inA);
    const auto y = static_cast<unsigned char>(*inB);
    // UTF-8 sorts like code points. Of UTF-16, only surrogates (four bytes here) sort before U+E000 … U+FFFF.
    const bool swapped = (x >= 0xF0 && (y == 0xEE || y == 0xEF)) || (y >= 0xF0 && (x == 0xEE || x == 0xEF));
    const int order = x < y ? -1 : 1;
    return swapped ? -order : order;
}

namespace {
// Digits, and where their decimal point stands: the value is digits × 10^-scale.
struct Decimal {
    bool negative = false;
    std::string digits;
    std::int64_t scale = 0;
};
}  // namespace

static std::optional<Decimal> readDecimal(std::string_view text) {
    Decimal number;
    std::size_t at = 0;
    if (at < text.size() && (text[at] == '-' || text[at] == '+'))
        number.negative = text[at++] == '-';
    bool point = false;
    for (; at < text.size() && (text[at] == '.' || (text[at] >= '0' && text[at] <= '9')); ++at) {
        if (text[at] == '.') {
            if (point)
                return std::nullopt;
            point = true;
            continue;
        }
        number.digits += text[at];
        number.scale += point ? 1 : 0;
    }
    if (number.digits.empty())
        return std::nullopt;
    if (at == text.size())
        return number;
    if (text[at] != 'e' && text[at] != 'E')
        return std::nullopt;
    ++at;
    if (at + 1 < text.size() && text[at] == '+' && text[at + 1] != '-')
        ++at;
    std::int32_t exponent = 0;
    const auto [end, failure] = std::from_chars(text.data() + at, text.data() + text.size(), exponent);
    if (failure != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    number.scale -= exponent;
    return number;
}

std::optional<std::string> bigDecimal(std::string_view text) {
    auto number = readDecimal(text);
    if (!number)
        return std::nullopt;
    std::string& digits = number->digits;
    digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size() - 1));
    const char* sign = number->negative && digits != "0" ? "-" : "";
    const std::int64_t scale = number->scale;
    const auto size = static_cast<std::int64_t>(digits.size());
    const std::int64_t exponent = size - 1 - scale;
    if (scale >= 0 && exponent >= -6) {
        if (scale == 0)
            return sign + digits;
        if (size <= scale)
            digits.insert(0, static_cast<std::size_t>(scale - size + 1), '0');
        digits.insert(digits.size() - static_cast<std::size_t>(scale), 1, '.');
        return sign + digits;
    }
    if (size > 1)
        digits.insert(1, 1, '.');
    return fmt::format("{}{}E{:+}", sign, digits, exponent);
}

}  // namespace stepcheck::query::jsonpath
