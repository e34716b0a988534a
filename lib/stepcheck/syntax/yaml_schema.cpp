#include "stepcheck/syntax/yaml_schema.h"

#include <algorithm>

namespace stepcheck::syntax {

static constexpr std::string_view decimal = "0123456789";

static bool consistsOf(std::string_view text, std::string_view characters) {
    return !text.empty() && text.find_first_not_of(characters) == std::string_view::npos;
}

static bool isNull(std::string_view text) {
    return text.empty() || text == "~" || text == "null" || text == "Null" || text == "NULL";
}

bool isTrue(std::string_view text) {
    return text == "true" || text == "True" || text == "TRUE";
}

static bool isBoolean(std::string_view text) {
    return isTrue(text) || text == "false" || text == "False" || text == "FALSE";
}

// Numbers without digits to compute with, and the two that begin with a letter behind the zero.
static bool isSpecialNumber(std::string_view text) {
    if (text == ".nan" || text == ".NaN" || text == ".NAN")
        return true;
    if (text.starts_with("0o"))
        return consistsOf(text.substr(2), "01234567");
    if (text.starts_with("0x"))
        return consistsOf(text.substr(2), "0123456789abcdefABCDEF");
    if (text.starts_with('-') || text.starts_with('+'))
        text.remove_prefix(1);
    return text == ".inf" || text == ".Inf" || text == ".INF";
}

static Kind kindOfNumber(std::string_view text) {
    const auto takeDigits = [&text] {
        const std::size_t count = std::min(text.find_first_not_of(decimal), text.size());
        text.remove_prefix(count);
        return count;
    };
    const bool plus = text.starts_with('+');
    if (plus || text.starts_with('-'))
        text.remove_prefix(1);
    const bool zero = text.starts_with('0');
    const std::size_t whole = takeDigits();
    const bool point = text.starts_with('.');
    if (point)
        text.remove_prefix(1);
    const std::size_t fraction = point ? takeDigits() : 0;
    if (whole + fraction == 0)
        return Kind::String;
    if (text.starts_with('e') || text.starts_with('E')) {
        text.remove_prefix(1);
        if (text.starts_with('+') || text.starts_with('-'))
            text.remove_prefix(1);
        if (takeDigits() == 0)
            return Kind::String;
    }
    if (!text.empty())
        return Kind::String;
    const bool json = !plus && whole > 0 && !(zero && whole > 1) && !(point && fraction == 0);
    return json ? Kind::Number : Kind::Invalid;
}

Kind kindOfPlain(std::string_view text) {
    if (isNull(text))
        return Kind::Null;
    if (isBoolean(text))
        return Kind::Boolean;
    if (isSpecialNumber(text))
        return Kind::Invalid;
    return kindOfNumber(text);
}

Kind kindOfTagged(std::string_view name, std::string_view text, Kind plain) {
    if (name == "str")
        return Kind::String;
    if (name == "int" || name == "float")
        return kindOfNumber(text) == Kind::Number ? Kind::Number : Kind::Invalid;
    if (name == "bool")
        return isBoolean(text) ? Kind::Boolean : Kind::Invalid;
    if (name == "null")
        return isNull(text) ? Kind::Null : Kind::Invalid;
    return plain;
}

}  // namespace stepcheck::syntax
