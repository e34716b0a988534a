#include "stepcheck/lint/rule.h"
#include "stepcheck/syntax/walk.h"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <string>
#include <system_error>

namespace stepcheck::rules {

namespace {

/// The number 0.`digits` × 10^`exponent`, without its sign; no zeros at the ends of `digits`.
struct Decimal {
    std::string digits;
    std::int64_t exponent = 0;

    friend bool operator==(const Decimal&, const Decimal&) = default;
};

}  // namespace

static std::int64_t exponentOf(std::string_view written) {
    constexpr std::int64_t huge = 1'000'000'000;  // longer than any text; sums stay far from overflow
    const bool negative = written.starts_with('-');
    if (negative || written.starts_with('+'))
        written.remove_prefix(1);
    std::int64_t value = 0;
    const auto [end, failure] = std::from_chars(written.data(), written.data() + written.size(), value);
    if (failure != std::errc() || value > huge)
        value = huge;
    return negative ? -value : value;
}

// Of a number as JSON or `std::to_chars` writes it.
static Decimal decimalOf(std::string_view number) {
    Decimal result;
    const std::size_t exponent = number.find_first_of("eE");
    if (exponent != std::string_view::npos)
        result.exponent = exponentOf(number.substr(exponent + 1));
    bool behindPoint = false;
    for (const char c : number.substr(0, exponent)) {
        behindPoint = behindPoint || c == '.';
        if (c < '0' || c > '9')
            continue;
        const bool leadingZero = c == '0' && result.digits.empty();
        if (!leadingZero)
            result.digits.push_back(c);
        if (leadingZero && behindPoint)
            --result.exponent;
        else if (!leadingZero && !behindPoint)
            ++result.exponent;
    }
    result.digits.erase(result.digits.find_last_not_of('0') + 1);
    if (result.digits.empty())
        result.exponent = 0;
    return result;
}

// Whole numbers without an exponent, as far as people can read them.
static std::string written(double value) {
    constexpr double longest = 1e21;
    const bool whole = value == std::floor(value) && std::abs(value) < longest;
    std::array<char, 32> buffer{};
    const auto [end, failure] = whole ? std::to_chars(buffer.begin(), buffer.end(), value, std::chars_format::fixed)
                                      : std::to_chars(buffer.begin(), buffer.end(), value);
    return {buffer.begin(), end};
}

static void checkNumber(const syntax::Node& number, Reporter& out) {
    constexpr std::size_t exactDigits = 15;  // so many decimal digits always survive
    const std::string_view text = number.text();
    if (text.size() <= exactDigits && text.find_first_of("eE") == std::string_view::npos)
        return;

    const Decimal decimal = decimalOf(text);
    double value = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failure == std::errc::result_out_of_range && decimal.exponent > 0) {
        out.report(number.span(), "the number is larger than a double can hold")
            .help("write it as a string, or smaller");
        return;
    }
    if (failure == std::errc::result_out_of_range)
        value = 0;
    if (const std::string kept = written(value); decimalOf(kept) != decimal)
        out.report(number.span(), "a double keeps this number as {}", kept)
            .help("write an identifier as a string, and a number with up to {} digits", exactDigits);
}

static void check(const RuleInput& in, Reporter& out) {
    syntax::walk(in.root, [&out](const syntax::Step& step) {
        if (step.node.is(syntax::Kind::Number))
            checkNumber(step.node, out);
    });
}

STEPCHECK_RULE(number_precision){
    .id = "number-precision",
    .summary = "A number has more digits than readers of JSON keep.",
    .severity = Severity::Warning,
    .profile = Profile::Strict,
    .since = "0.1",
    .spec = "https://www.rfc-editor.org/rfc/rfc8259#section-6",
    .check = check,
};

}  // namespace stepcheck::rules
