#include "stepcheck/value/write.h"

#include "stepcheck/support/assert.h"
#include "stepcheck/value/term.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <iterator>

namespace stepcheck::value {

std::string writeDecimal(double decimal) {
    if (std::isnan(decimal))
        return "NaN";
    if (std::isinf(decimal))
        return decimal < 0 ? "-Infinity" : "Infinity";

    // The shortest digits that read back as the same double: d.ddde±xx.
    std::array<char, 40> buffer{};
    const auto [end, failure] =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), std::abs(decimal), std::chars_format::scientific);
    STEPCHECK_ASSERT(failure == std::errc());
    const std::string_view text(buffer.data(), static_cast<std::size_t>(end - buffer.data()));
    const std::size_t mark = text.find('e');
    const int exponent = std::atoi(text.data() + mark + 1);
    std::string digits(1, text[0]);
    if (mark > 2)
        digits.append(text.substr(2, mark - 2));

    const std::string sign = std::signbit(decimal) ? "-" : "";
    if (decimal == 0)
        return sign + "0.0";
    if (exponent < -3 || exponent >= 7)
        return fmt::format("{}{}.{}E{}", sign, digits[0], digits.size() > 1 ? digits.substr(1) : "0", exponent);
    if (exponent < 0)
        return fmt::format("{}0.{}{}", sign, std::string(static_cast<std::size_t>(-exponent - 1), '0'), digits);
    const auto whole = static_cast<std::size_t>(exponent) + 1;
    if (digits.size() <= whole)
        return fmt::format("{}{}{}.0", sign, digits, std::string(whole - digits.size(), '0'));
    return fmt::format("{}{}.{}", sign, digits.substr(0, whole), digits.substr(whole));
}

static void writeString(std::string& out, std::string_view text) {
    out.push_back('"');
    for (const char c : text) {
        switch (c) {
            case '"': out.append("\\\""); break;
            case '\\': out.append("\\\\"); break;
            case '\b': out.append("\\b"); break;
            case '\f': out.append("\\f"); break;
            case '\n': out.append("\\n"); break;
            case '\r': out.append("\\r"); break;
            case '\t': out.append("\\t"); break;
            default:
                if (static_cast<unsigned char>(c) < 0x20)
                    fmt::format_to(std::back_inserter(out), "\\u{:04X}", static_cast<unsigned>(c));
                else
                    out.push_back(c);
        }
    }
    out.push_back('"');
}

namespace {

/// An array or object that is being written.
struct Open {
    const Value* value;
    std::size_t next = 0;
};

}  // namespace

// Writes a value whole, or its opening bracket when it holds others.
static void begin(std::string& out, const Value& value, std::vector<Open>& open) {
    switch (value.kind()) {
        case Kind::Null: out.append("null"); return;
        case Kind::Boolean: out.append(value.boolean() ? "true" : "false"); return;
        case Kind::Integer: fmt::format_to(std::back_inserter(out), "{}", value.integer()); return;
        case Kind::Decimal:
            if (std::isfinite(value.number()))
                out.append(writeDecimal(value.number()));
            else
                writeString(out, writeDecimal(value.number()));
            return;
        case Kind::String: writeString(out, value.string()); return;
        case Kind::Array:
        case Kind::Object:
            out.push_back(value.is(Kind::Array) ? '[' : '{');
            open.push_back({.value = &value});
            return;
        case Kind::Term: fmt::format_to(std::back_inserter(out), "<{}>", describe(value.term())); return;
    }
    STEPCHECK_ASSERT(false);
}

std::string write(const Value& value) {
    std::string out;
    std::vector<Open> open;
    begin(out, value, open);
    while (!open.empty()) {
        Open& top = open.back();
        const bool array = top.value->is(Kind::Array);
        if (top.next == top.value->size()) {
            out.push_back(array ? ']' : '}');
            open.pop_back();
            continue;
        }
        if (top.next > 0)
            out.push_back(',');
        const std::size_t index = top.next++;
        if (array) {
            begin(out, top.value->elements()[index], open);
        } else {
            const MemberView member = top.value->members()[index];
            writeString(out, member.key());
            out.push_back(':');
            begin(out, member.value, open);
        }
    }
    return out;
}

}  // namespace stepcheck::value
