// What stands in brackets: names, indexes, slices, wildcards, filters.

#include "stepcheck/query/jsonpath/condition_parser.h"
#include "stepcheck/query/jsonpath/path_parser.h"
#include "stepcheck/query/jsonpath/text.h"

#include <fmt/format.h>

#include <charconv>
#include <memory>
#include <utility>

namespace stepcheck::query::jsonpath {

bool PathParser::readBrackets() {
    const std::uint32_t inside = cursor_.skipBlanks(cursor_.at() + 1);
    const char c = cursor_.charAt(inside);
    if (c == '\'' || c == '"')
        return readQuotedNames();
    if (isDigit(c) || c == '-' || c == ':')
        return readIndexes();
    if (c == '?')
        return readFilter();
    if (c == '*') {
        const std::uint32_t close = cursor_.skipBlanks(inside + 1);
        if (cursor_.charAt(close) != ']')
            return fail("expected \"]\" after \"*\"", cursor_.spot(close));
        const std::uint32_t begin = cursor_.at();
        cursor_.moveTo(close + 1);
        add(Wildcard{}, begin);
        return true;
    }
    return fail("expected a quoted name, an index, \"*\" or \"?(\"", cursor_.spot(inside));
}

bool PathParser::readQuotedNames() {
    const std::uint32_t begin = cursor_.at();
    std::uint32_t at = cursor_.skipBlanks(begin + 1);
    Names names{.quote = cursor_.charAt(at)};
    while (true) {
        if (cursor_.charAt(at) != names.quote)
            return fail(fmt::format("expected a name in {}", names.quote), cursor_.spot(at));
        const auto close = cursor_.findUnescaped(at, names.quote);
        if (!close)
            return fail("the quote is not closed", {.begin = at, .end = cursor_.end()});
        const Span inside{.begin = at + 1, .end = *close};
        // Recorded: in a name in single quotes the service keeps the backslash before a double quote, unlike Jayway.
        auto name = unescape(cursor_.slice(inside), names.quote == '\'' ? '"' : '\0');
        if (!name)
            return fail("\\u takes four hexadecimal digits", inside);
        names.names.push_back(std::move(*name));
        at = cursor_.skipBlanks(*close + 1);
        if (cursor_.charAt(at) == ']')
            break;
        if (cursor_.charAt(at) != ',')
            return fail("expected \",\" or \"]\" after the name", cursor_.spot(at));
        at = cursor_.skipBlanks(at + 1);
    }
    cursor_.moveTo(at + 1);
    add(std::move(names), begin);
    return true;
}

// Leaves the cursor behind the bracket.
bool PathParser::readIndexes() {
    const std::uint32_t begin = cursor_.at();
    Span inside{.begin = begin + 1, .end = begin + 1};
    bool isSlice = false;
    for (; cursor_.charAt(inside.end) != ']'; ++inside.end) {
        const char c = cursor_.charAt(inside.end);
        isSlice = isSlice || c == ':';
        if (!isDigit(c) && c != ',' && c != '-' && c != ':' && c != ' ')
            return fail("an index is an integer", cursor_.spot(inside.end));
    }
    cursor_.moveTo(inside.end + 1);
    while (inside.begin < inside.end && cursor_.charAt(inside.begin) == ' ')
        ++inside.begin;
    while (inside.begin < inside.end && cursor_.charAt(inside.end - 1) == ' ')
        --inside.end;
    return isSlice ? readSlice(inside) : readIndexList(inside);
}

static std::optional<std::int32_t> integer(std::string_view digits) {
    std::int32_t number = 0;
    const auto [end, failure] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (failure != std::errc() || end != digits.data() + digits.size())
        return std::nullopt;
    return number;
}

static Span withoutBlanks(const Cursor& cursor, Span part) {
    while (!part.empty() && cursor.charAt(part.begin) == ' ')
        ++part.begin;
    while (!part.empty() && cursor.charAt(part.end - 1) == ' ')
        --part.end;
    return part;
}

// The parts of `inside` between `separator`s.
static std::vector<Span> split(const Cursor& cursor, Span inside, char separator) {
    std::vector<Span> parts{{.begin = inside.begin, .end = inside.begin}};
    for (std::uint32_t at = inside.begin; at < inside.end; ++at) {
        if (cursor.charAt(at) == separator)
            parts.push_back({.begin = at + 1, .end = at + 1});
        else
            parts.back().end = at + 1;
    }
    return parts;
}

bool PathParser::readIndexList(Span inside) {
    Indexes indexes;
    for (const Span raw : split(cursor_, inside, ',')) {
        const Span part = withoutBlanks(cursor_, raw);
        const auto index = integer(cursor_.slice(part));
        if (!index)
            return fail(part.empty() ? "an index is missing" : "an index is an integer of 32 bits", part);
        indexes.indexes.push_back(*index);
    }
    add(std::move(indexes), inside.begin - 1);
    steps_.back().at.begin = inside.begin - 1;
    return true;
}

// `[from:to]`; whatever follows a second colon is ignored.
bool PathParser::readSlice(Span inside) {
    const std::vector<Span> parts = split(cursor_, inside, ':');
    Slice slice;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        for (std::uint32_t at = parts[i].begin; at < parts[i].end; ++at)
            if (!isDigit(cursor_.charAt(at)) && cursor_.charAt(at) != '-')
                return fail("a slice is written without blanks and commas", cursor_.spot(at));
        if (i > 1 || parts[i].empty())
            continue;
        const auto number = integer(cursor_.slice(parts[i]));
        if (!number)
            return fail("a bound is an integer of 32 bits", parts[i]);
        (i == 0 ? slice.from : slice.to) = number;
    }
    if (!slice.from && !slice.to)
        return fail("a slice has a first or a last index", inside);
    add(slice, inside.begin - 1);
    return true;
}

bool PathParser::readFilter() {
    const std::uint32_t begin = cursor_.at();
    const std::uint32_t open = cursor_.skipBlanks(cursor_.skipBlanks(begin + 1) + 1);
    if (cursor_.charAt(open) != '(')
        return fail("a filter is written [?(…)]", cursor_.spot(open));
    const auto close = cursor_.findClosing(open, ')', true);
    if (!close)
        return fail("the filter is not closed", {.begin = open, .end = cursor_.end()});
    const std::uint32_t bracket = cursor_.skipBlanks(*close + 1);
    if (cursor_.charAt(bracket) != ']')
        return fail("expected \"]\" after the filter", cursor_.spot(bracket));

    auto condition = std::make_shared<Condition>();
    ConditionParser parser(cursor_.text(), {.begin = open, .end = *close + 1}, depth_ + 1);
    if (!parser.read(*condition))
        return fail(parser.error());
    condition->text = cursor_.slice({.begin = open, .end = *close + 1});
    cursor_.moveTo(bracket + 1);
    add(Filter{std::move(condition)}, begin);
    return true;
}

}  // namespace stepcheck::query::jsonpath
