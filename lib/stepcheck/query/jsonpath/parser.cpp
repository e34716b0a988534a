#include "stepcheck/query/jsonpath/parser.h"

#include "stepcheck/query/jsonpath/path_parser.h"
#include "stepcheck/support/unicode.h"

#include <fmt/format.h>

namespace stepcheck::query::jsonpath {

static bool isNamePart(char32_t c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c >= 0x80;
}

static std::uint32_t variableEnd(std::string_view text, std::uint32_t at) {
    return support::findCodePoint(text, at, [](char32_t c) { return !isNamePart(c); }).begin;
}

std::uint32_t rootLength(std::string_view text) {
    if (text.empty() || text[0] != '$')
        return 0;
    if (text.size() > 1 && text[1] == '$')
        return 2;
    return variableEnd(text, 1);
}

static Span trimmed(std::string_view text, Span range) {
    while (range.begin < range.end && text[range.begin] == ' ')
        ++range.begin;
    while (range.end > range.begin && text[range.end - 1] == ' ')
        --range.end;
    return range;
}

Parsed<Path> parse(std::string_view text, const ParseOptions& options) {
    if (text.size() > maxPathBytes)
        return SyntaxError{
            fmt::format("the path is longer than {} bytes", maxPathBytes), {.begin = 0, .end = maxPathBytes}};
    return parse(text, {.begin = 0, .end = static_cast<std::uint32_t>(text.size())}, options);
}

Parsed<Path> parse(std::string_view text, Span whole, const ParseOptions& options) {
    if (whole.size() > maxPathBytes)
        return SyntaxError{fmt::format("the path is longer than {} bytes", maxPathBytes), whole};
    const Span range = trimmed(text, whole);
    const std::uint32_t length = rootLength(text.substr(range.begin, range.size()));
    if (length == 0)
        return SyntaxError{
            "a path begins with \"$\"", {.begin = range.begin, .end = std::min(range.begin + 1, range.end)}};

    Path path;
    path.rootAt = {.begin = range.begin, .end = range.begin + length};
    const std::string_view root = text.substr(range.begin, length);
    if (root != "$") {
        if (!options.otherRoots)
            return SyntaxError{
                "expected \".\" or \"[\" after \"$\"", {.begin = range.begin + 1, .end = range.begin + 2}};
        path.root = root == "$$" ? Root::Context : Root::Variable;
        path.variable = path.root == Root::Variable ? root.substr(1) : "";
    }
    PathParser parser(text, {.begin = path.rootAt.end, .end = range.end}, 0);
    if (!parser.readSteps(path))
        return parser.error();
    return path;
}

}  // namespace stepcheck::query::jsonpath
