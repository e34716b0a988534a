#include "stepcheck/query/jsonata/json_text.h"

#include "stepcheck/query/jsonata/text.h"
#include "stepcheck/support/assert.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>

namespace stepcheck::query::jsonata {

static constexpr double largestExact = 9007199254740992.0;

// From the shortest digits d.ddde±xx to the plain form.
static std::string layOut(std::string_view scientific, bool negative) {
    const std::size_t mark = scientific.find('e');
    const int exponent = std::atoi(std::string(scientific.substr(mark + 1)).c_str());
    std::string digits(1, scientific[0]);
    if (mark > 2)
        digits.append(scientific.substr(2, mark - 2));
    const auto count = static_cast<int>(digits.size());
    const std::string sign = negative ? "-" : "";
    if (exponent >= 21 || exponent < -6) {
        const std::string fraction = count > 1 ? "." + digits.substr(1) : "";
        return fmt::format("{}{}{}e{}{}", sign, digits[0], fraction, exponent < 0 ? '-' : '+', std::abs(exponent));
    }
    if (exponent < 0)
        return fmt::format("{}0.{}{}", sign, std::string(static_cast<std::size_t>(-exponent - 1), '0'), digits);
    if (count <= exponent + 1)
        return fmt::format("{}{}{}", sign, digits, std::string(static_cast<std::size_t>(exponent + 1 - count), '0'));
    const auto whole = static_cast<std::size_t>(exponent + 1);
    return fmt::format("{}{}.{}", sign, digits.substr(0, whole), digits.substr(whole));
}

std::string numberText(double number) {
    if (!std::isfinite(number))
        return "null";
    std::array<char, 40> buffer{};
    if (std::trunc(number) == number && std::abs(number) < largestExact) {
        const auto whole = static_cast<std::int64_t>(number);
        const auto [end, failure] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), whole);
        return {buffer.data(), end};
    }
    const auto [end, failure] =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), std::abs(number), std::chars_format::scientific);
    STEPCHECK_ASSERT(failure == std::errc());
    return layOut({buffer.data(), static_cast<std::size_t>(end - buffer.data())}, number < 0);
}

double roundToPrecision(double number) {
    if (!std::isfinite(number) || (std::trunc(number) == number && std::abs(number) < 1e15))
        return number;
    std::array<char, 64> buffer{};
    const auto [end, failure] =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), number, std::chars_format::scientific, 14);
    STEPCHECK_ASSERT(failure == std::errc());
    double rounded = number;
    std::from_chars(buffer.data(), end, rounded);
    return rounded;
}

static void appendEscaped(std::string& out, char c) {
    switch (c) {
        case '"': out += "\\\""; return;
        case '\\': out += "\\\\"; return;
        case '\b': out += "\\b"; return;
        case '\f': out += "\\f"; return;
        case '\n': out += "\\n"; return;
        case '\r': out += "\\r"; return;
        case '\t': out += "\\t"; return;
        default: out += fmt::format("\\u{:04x}", static_cast<unsigned char>(c));
    }
}

void appendQuoted(std::string& out, std::string_view text) {
    out.push_back('"');
    std::size_t plain = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte >= 0x20 && byte != '"' && byte != '\\' && byte != 0xED)
            continue;
        const TextUnit unit = byte == 0xED ? unitAt(text, i) : TextUnit{.value = byte, .size = 1};
        if (byte == 0xED && (unit.value < 0xD800 || unit.value > 0xDFFF))
            continue;
        out.append(text.substr(plain, i - plain));
        if (byte == 0xED)
            out += fmt::format("\\u{:04x}", static_cast<std::uint32_t>(unit.value));
        else
            appendEscaped(out, text[i]);
        i += unit.size - 1;
        plain = i + 1;
    }
    out.append(text.substr(std::min(plain, text.size())));
    out.push_back('"');
}

std::string quoteJson(std::string_view text) {
    std::string out;
    appendQuoted(out, text);
    return out;
}

std::string scalarJson(const value::Value& scalar) {
    switch (scalar.kind()) {
        case value::Kind::Null: return "null";
        case value::Kind::Boolean: return scalar.boolean() ? "true" : "false";
        case value::Kind::Integer: return fmt::format("{}", scalar.integer());
        case value::Kind::Decimal: return numberText(scalar.number());
        case value::Kind::String: return quoteJson(scalar.string());
        case value::Kind::Array: case value::Kind::Object: case value::Kind::Term: break;
    }
    STEPCHECK_ASSERT(false && "a scalar");
}

value::Value wholeOrDecimal(double number) {
    if (std::trunc(number) == number && std::abs(number) <= largestExact)
        return value::Value(static_cast<std::int64_t>(number));
    return value::Value(number);
}

}  // namespace stepcheck::query::jsonata
