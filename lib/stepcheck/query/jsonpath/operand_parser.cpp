// The operands of a filter: paths and literals.

#include "stepcheck/query/jsonpath/condition_parser.h"
#include "stepcheck/query/jsonpath/lenient_json.h"
#include "stepcheck/query/jsonpath/path_parser.h"
#include "stepcheck/query/jsonpath/text.h"
#include "stepcheck/value/read.h"

#include <charconv>
#include <utility>

namespace stepcheck::query::jsonpath {

bool ConditionParser::readOperand(Operand& operand) {
    cursor_.skipBlanks();
    if (cursor_.peek() == '!') {
        cursor_.advance();
        cursor_.skipBlanks();
        if (cursor_.peek() != '@' && cursor_.peek() != '$')
            return fail("expected a path after \"!\"", cursor_.spot(cursor_.at()));
    }
    const std::uint32_t begin = cursor_.at();
    const bool good = [&] {
        switch (cursor_.peek()) {
            case '@':
            case '$': return readPath(operand);
            case '\'':
            case '"': return readString(operand);
            case 't': return readWord(operand, "true", true);
            case 'f': return readWord(operand, "false", false);
            case 'n': return readWord(operand, "null", nullptr);
            case '{':
            case '[': return readJson(operand);
            case '/': return readPattern(operand);
            default: return readNumber(operand);
        }
    }();
    operand.at = cursor_.since(begin);
    return good;
}

// A path ends at a blank, at a sign of an operator or at a parenthesis that is not the end of a call without arguments.
std::uint32_t ConditionParser::pathEnd() const {
    std::uint32_t at = cursor_.at() + 1;
    bool dotBefore = false;
    for (; at < cursor_.end(); ++at) {
        char c = cursor_.charAt(at);
        while (c == '[') {
            const auto close = cursor_.findClosing(at, ']', false);
            if (!close)
                return at;
            at = *close + 1;
            c = cursor_.charAt(at);
        }
        if (at >= cursor_.end() || c == ' ' || c == '<' || c == '>' || c == '=' || c == '~' || c == '!')
            break;
        if (c == ')' && !(dotBefore && cursor_.charAt(at - 1) == '('))
            break;
        dotBefore = dotBefore || c == '.';
    }
    return at;
}

bool ConditionParser::readPath(Operand& operand) {
    const Span range{.begin = cursor_.at(), .end = pathEnd()};
    Path path;
    PathParser parser(cursor_.text(), range, depth_ + 1);
    if (!parser.readPath(path))
        return fail(parser.error().message, parser.error().at);
    operand.kind = std::move(path);
    cursor_.moveTo(range.end);
    return true;
}

bool ConditionParser::readWord(Operand& operand, std::string_view word, value::Value value) {
    const std::uint32_t begin = cursor_.at();
    for (const char c : word) {
        if (cursor_.peek() != c)
            return fail("expected a path, a string in quotes, a number, true, false or null", cursor_.spot(begin));
        cursor_.advance();
    }
    operand.kind = Scalar{.value = std::move(value)};
    return true;
}

bool ConditionParser::readString(Operand& operand) {
    const std::uint32_t begin = cursor_.at();
    const auto close = cursor_.findUnescaped(begin, cursor_.peek());
    if (!close)
        return fail("the quote is not closed", {.begin = begin, .end = cursor_.end()});
    const Span inside{.begin = begin + 1, .end = *close};
    const auto text = unescape(cursor_.slice(inside));
    if (!text)
        return fail("\\u takes four hexadecimal digits", inside);
    operand.kind = Scalar{.value = value::Value(*text)};
    cursor_.moveTo(*close + 1);
    return true;
}

bool ConditionParser::readNumber(Operand& operand) {
    const std::uint32_t begin = cursor_.at();
    while (isDigit(cursor_.peek()) || cursor_.peek() == '-' || cursor_.peek() == '.' || cursor_.peek() == 'e' ||
           cursor_.peek() == 'E')
        cursor_.advance();
    const std::string_view digits = cursor_.slice(cursor_.since(begin));
    auto text = bigDecimal(digits);
    if (!text)
        return fail("expected a path, a string in quotes, a number, true, false or null",
            digits.empty() ? cursor_.spot(begin) : cursor_.since(begin));
    const auto number = value::read(*text);
    operand.kind = Scalar{.value = number ? *number : value::Value(0), .digits = std::move(*text)};
    return true;
}

bool ConditionParser::readJson(Operand& operand) {
    const std::uint32_t begin = cursor_.at();
    const auto close = cursor_.findClosing(begin, cursor_.peek() == '[' ? ']' : '}', false);
    if (!close)
        return fail("the bracket is not closed", {.begin = begin, .end = cursor_.end()});
    cursor_.moveTo(*close + 1);
    auto json = readLenientJson(cursor_.slice(cursor_.since(begin)));
    // Jayway reads the text when it evaluates the filter, and then nothing is equal to it.
    operand.kind = JsonLiteral{json ? std::move(*json) : value::Value()};
    return true;
}

static bool isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool ConditionParser::readPattern(Operand& operand) {
    const std::uint32_t begin = cursor_.at();
    const auto close = cursor_.findUnescaped(begin, '/');
    if (!close)
        return fail("the pattern is not closed", {.begin = begin, .end = cursor_.end()});
    std::uint32_t end = *close + 1;
    while (isLetter(cursor_.charAt(end)))
        ++end;
    PatternLiteral pattern{.text = std::string(cursor_.slice({.begin = begin + 1, .end = *close}))};
    std::string why;
    pattern.regex = Regex::compile(pattern.text, cursor_.slice({.begin = *close + 1, .end = end}), why);
    if (pattern.regex == nullptr)
        return fail("no regular expression: " + why, {.begin = begin, .end = *close + 1});
    pattern.written = cursor_.slice({.begin = begin, .end = end});
    operand.kind = std::move(pattern);
    cursor_.moveTo(end);
    return true;
}

}  // namespace stepcheck::query::jsonpath
