#include "stepcheck/lint/suppression.h"

#include "stepcheck/lint/rule.h"
#include "stepcheck/lint/rule_diagnostic.h"
#include "stepcheck/support/assert.h"
#include "stepcheck/support/line_table.h"
#include "stepcheck/support/suggest.h"
#include "stepcheck/syntax/editor.h"
#include "stepcheck/syntax/layout.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

namespace stepcheck::lint {

using support::Diagnostic;
using support::Span;
using Problem = Suppression::Problem;

static constexpr std::string_view mark = "stepcheck:";
static constexpr std::string_view verb = "ignore";
static constexpr std::string_view blanks = " \t\r\n";
static constexpr std::string_view usage = "write stepcheck: ignore[rule] reason";

static bool isWordCharacter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

static std::size_t skipBlanks(std::string_view text, std::size_t from) {
    return std::min(text.find_first_not_of(blanks, from), text.size());
}

static std::size_t skipWord(std::string_view text, std::size_t from) {
    const auto* const end =
        std::find_if_not(text.begin() + static_cast<std::ptrdiff_t>(from), text.end(), isWordCharacter);
    return static_cast<std::size_t>(end - text.begin());
}

static Span spanOf(std::size_t begin, std::size_t end) {
    return {.begin = static_cast<std::uint32_t>(begin), .end = static_cast<std::uint32_t>(end)};
}

namespace {

/// Finds the suppressions in the text of one comment; their places are ranges of that text.
class Parser {
public:
    explicit Parser(std::string_view text) : text_(text) {}

    [[nodiscard]] std::optional<Suppression> next();

private:
    [[nodiscard]] std::optional<Suppression> parse(std::size_t begin);
    void parseNames(std::size_t from, std::size_t to, Suppression& result) const;

    std::string_view text_;
    std::size_t at_ = 0;
};

std::optional<Suppression> Parser::next() {
    while (true) {
        const std::size_t begin = text_.find(mark, at_);
        if (begin == std::string_view::npos)
            return std::nullopt;
        at_ = begin + mark.size();
        // Not in the middle of a word or an address.
        if (begin > 0 && (isWordCharacter(text_[begin - 1]) || text_[begin - 1] == '/'))
            continue;
        if (std::optional<Suppression> found = parse(begin))
            return found;
    }
}

// `at_` is behind the mark. Nothing when people only talk about stepcheck.
std::optional<Suppression> Parser::parse(std::size_t begin) {
    const std::size_t wordBegin = skipBlanks(text_, at_);
    const std::size_t wordEnd = skipWord(text_, wordBegin);
    const std::string_view word = text_.substr(wordBegin, wordEnd - wordBegin);
    const std::size_t open = skipBlanks(text_, wordEnd);
    const bool hasBracket = open < text_.size() && text_[open] == '[';
    if (word != verb) {
        const bool meantIt = hasBracket || !support::nearest(word, std::array{verb}).empty();
        if (word.empty() || !meantIt)
            return std::nullopt;
        return Suppression{.at = spanOf(wordBegin, wordEnd), .problem = Problem::UnknownWord};
    }
    if (!hasBracket)
        return Suppression{.at = spanOf(begin, wordEnd), .problem = Problem::NoNames};
    const std::size_t close = text_.find_first_of("]\n", open);
    if (close == std::string_view::npos || text_[close] != ']')
        return Suppression{.at = spanOf(open, open + 1), .problem = Problem::NotClosed};

    at_ = close + 1;
    Suppression result{.at = spanOf(begin, close + 1)};
    parseNames(open + 1, close, result);
    if (result.names.empty())
        result.problem = Problem::NoNames;
    return result;
}

// Names with commas between them; empty ones do not count.
void Parser::parseNames(std::size_t from, std::size_t to, Suppression& result) const {
    while (from < to) {
        const std::size_t comma = std::min(text_.find(',', from), to);
        const std::size_t begin = std::min(skipBlanks(text_, from), comma);
        const std::string_view padded = text_.substr(begin, comma - begin);
        const std::string_view name = padded.substr(0, padded.find_last_not_of(blanks) + 1);
        if (!name.empty())
            result.names.push_back({.text = name, .at = spanOf(begin, begin + name.size())});
        from = comma + 1;
    }
}

/// The scopes of comments in one text.
class Lines {
public:
    explicit Lines(const syntax::Document& document) : document_(document), table_(document.source().text()) {}

    [[nodiscard]] Span scopeOf(const syntax::Comment& comment) const;

private:
    [[nodiscard]] Span lineAt(std::uint32_t offset) const {
        return table_.lineSpan(table_.position(offset, support::ColumnUnit::Utf8).line);
    }
    [[nodiscard]] std::uint32_t skipComments(std::uint32_t offset) const;

    const syntax::Document& document_;
    support::LineTable table_;
};

// The first offset of a line that holds text.
static std::uint32_t textBegin(std::string_view text, Span line) {
    constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";
    const bool isBehindMark = line.begin == 0 && text.starts_with(byteOrderMark);
    return isBehindMark ? static_cast<std::uint32_t>(byteOrderMark.size()) : line.begin;
}

// The first offset from `offset` on with neither white space nor a comment.
std::uint32_t Lines::skipComments(std::uint32_t offset) const {
    const std::vector<syntax::Comment>& comments = document_.comments();
    const auto beginOf = [](const syntax::Comment& c) { return c.span.begin; };
    auto comment = std::ranges::lower_bound(comments, offset, {}, beginOf);
    while (true) {
        offset = static_cast<std::uint32_t>(skipBlanks(document_.source().text(), offset));
        if (comment == comments.end() || comment->span.begin != offset)
            return offset;
        offset = comment->span.end;
        ++comment;
    }
}

Span Lines::scopeOf(const syntax::Comment& comment) const {
    const Span first = lineAt(comment.span.begin);
    const Span last = lineAt(comment.span.end);
    const std::uint32_t begin = textBegin(document_.source().text(), first);
    const bool besideSomething = skipComments(begin) < comment.span.begin || skipComments(comment.span.end) <= last.end;
    const std::uint32_t below = skipComments(comment.span.end);
    const bool atEnd = below == document_.source().text().size();
    const Span scope = besideSomething || atEnd ? last : lineAt(below);
    return begin == first.begin ? scope : Span{.begin = first.begin, .end = scope.end};
}

}  // namespace

// From ranges of the comment to ranges of the source.
template <class Place>
static void moveTo(const Place& place, Suppression& suppression) {
    suppression.at = place(suppression.at);
    for (Suppression::Name& name : suppression.names)
        name.at = place(name.at);
}

std::vector<Suppression> suppressionsInComments(const syntax::Document& document) {
    std::vector<Suppression> result;
    std::optional<Lines> lines;
    for (const syntax::Comment& comment : document.comments()) {
        const auto offset = static_cast<std::uint32_t>(comment.text.data() - document.source().text().data());
        const auto inSource = [offset](Span span) { return spanOf(span.begin + offset, span.end + offset); };
        Parser parser(comment.text);
        while (std::optional<Suppression> found = parser.next()) {
            if (!lines)
                lines.emplace(document);
            found->scope = lines->scopeOf(comment);
            found->comment = &comment;
            moveTo(inSource, *found);
            result.push_back(std::move(*found));
        }
    }
    return result;
}

Span scopeOf(const asl::Machine& machine, const asl::Object& object, Span definition) {
    if (object.node == machine.topLevel().node)
        return definition;
    if (object.state && &machine.state(*object.state).node() == object.node)
        return machine.state(*object.state).member->span();
    return object.node->span();
}

std::vector<Suppression> suppressionsInFields(const asl::Machine& machine, Span definition) {
    std::vector<Suppression> result;
    for (const asl::Object& object : machine.objects()) {
        const syntax::Member* const comment = object.node->find("Comment");
        if (comment == nullptr || !comment->value.is(syntax::Kind::String))
            continue;
        const syntax::Node& text = comment->value;
        Parser parser(text.text());
        while (std::optional<Suppression> found = parser.next()) {
            found->scope = scopeOf(machine, object, definition);
            found->object = object.node;
            moveTo([&text](Span span) { return text.spanOf(span); }, *found);
            result.push_back(std::move(*found));
        }
    }
    return result;
}

static bool covers(std::string_view name, const RegisteredRule& rule) {
    return name == rule.rule->id || name == rule.group;
}

// All the names that cover it count as used.
static bool isSuppressedBy(Suppression& suppression, const Diagnostic& diagnostic, const RegisteredRule& rule) {
    const std::uint32_t begin = diagnostic.at.begin;
    if (begin < suppression.scope.begin || begin > suppression.scope.end)
        return false;
    bool suppressed = false;
    for (Suppression::Name& name : suppression.names) {
        if (!covers(name.text, rule))
            continue;
        name.used = true;
        suppressed = true;
    }
    return suppressed;
}

std::size_t applySuppressions(std::vector<Suppression>& suppressions, std::vector<Diagnostic>& found) {
    if (suppressions.empty())
        return 0;
    return std::erase_if(found, [&suppressions](const Diagnostic& diagnostic) {
        const RegisteredRule* const rule = findRule(diagnostic.rule);
        STEPCHECK_ASSERT(rule != nullptr);
        bool suppressed = false;
        for (Suppression& suppression : suppressions)
            suppressed = isSuppressedBy(suppression, diagnostic, *rule) || suppressed;
        return suppressed;
    });
}

static Diagnostic unused(Span at, std::string message, std::string help) {
    return diagnosticOf("unused-suppression", at, std::move(message), std::move(help));
}

static Diagnostic problemOf(const Suppression& suppression) {
    switch (suppression.problem) {
        case Problem::UnknownWord:
            return unused(suppression.at, "expected \"ignore\" after \"stepcheck:\"", std::string(usage));
        case Problem::NoNames: return unused(suppression.at, "the suppression names no rule", std::string(usage));
        case Problem::NotClosed:
            return unused(suppression.at, "the bracket is not closed on this line", std::string(usage));
        case Problem::None: break;
    }
    STEPCHECK_ASSERT(false);
}

static bool isKnown(std::string_view name) {
    return std::ranges::any_of(allRules(), [name](const RegisteredRule& rule) { return covers(name, rule); });
}

static Diagnostic unknownName(const Suppression::Name& name) {
    std::vector<std::string_view> names;
    for (const RegisteredRule& rule : allRules()) {
        names.push_back(rule.rule->id);
        names.push_back(rule.group);
    }
    const std::string_view near = support::nearest(name.text, names);
    return unused(name.at, fmt::format("there is no rule or group \"{}\"", name.text),
        near.empty() ? std::string("stepcheck rule lists them") : fmt::format("did you mean \"{}\"?", near));
}

// Every rule with that name, or in that group, was asked.
static bool didAllRun(std::string_view name, const Settings& settings) {
    return std::ranges::all_of(allRules(), [&](const RegisteredRule& rule) {
        return !covers(name, rule) || std::ranges::any_of(settings.rules, [&rule](const RegisteredRule* selected) {
            return selected->rule == rule.rule;
        });
    });
}

// Names that did something; a comment that an alias repeats stands at one place and holds at several.
static std::set<Span> usedNames(const std::vector<Suppression>& suppressions) {
    std::set<Span> result;
    for (const Suppression& suppression : suppressions)
        for (const Suppression::Name& name : suppression.names)
            if (name.used)
                result.insert(name.at);
    return result;
}

// The text before the suppression, which ends with its reason; nothing when there is another one.
static std::optional<std::string_view> textBefore(std::string_view text) {
    const std::size_t at = text.find(mark);
    if (at == std::string_view::npos || text.find(mark, at + 1) != std::string_view::npos)
        return std::nullopt;
    const std::string_view before = text.substr(0, at);
    return before.substr(0, before.find_last_not_of(blanks) + 1);
}

static syntax::Edits withoutComment(const syntax::Document& document, const syntax::Comment& comment) {
    const std::optional<std::string_view> before = textBefore(comment.text);
    if (!before)
        return std::nullopt;
    const syntax::Layout layout(document);
    Span gone = comment.span;
    if (!before->empty()) {
        const auto begin = static_cast<std::size_t>(comment.text.data() - document.source().text().data());
        gone = spanOf(begin + before->size(), begin + comment.text.size());
    } else if (layout.beginsLine(gone.begin) && layout.endsLine(gone.end)) {
        gone = {.begin = layout.lineBegin(gone.begin), .end = layout.behindBreak(layout.lineEnd(gone.end))};
    } else {
        while (gone.begin > 0 && syntax::isBlankCharacter(document.source().text()[gone.begin - 1]))
            --gone.begin;
    }
    return std::vector<support::Edit>{{.at = gone, .text = {}}};
}

static syntax::Edits withoutField(const syntax::Document& document, const syntax::Node& object) {
    const syntax::Member* const comment = object.find("Comment");
    STEPCHECK_ASSERT(comment != nullptr);
    const std::optional<std::string_view> before = textBefore(comment->value.text());
    if (!before)
        return std::nullopt;
    const syntax::Editor editor(document);
    return before->empty() ? editor.remove(object, *comment) : editor.replace(comment->value, *before);
}

static syntax::Edits withoutName(
    const syntax::Document& document, const Suppression& suppression, const Suppression::Name& name) {
    const std::vector<Suppression::Name>& names = suppression.names;
    if (names.size() == 1 && suppression.comment != nullptr)
        return withoutComment(document, *suppression.comment);
    if (names.size() == 1)
        return suppression.object != nullptr ? withoutField(document, *suppression.object) : std::nullopt;
    const auto index = static_cast<std::size_t>(&name - names.data());
    const Span gone = index + 1 < names.size() ? Span{.begin = name.at.begin, .end = names[index + 1].at.begin}
                                               : Span{.begin = names[index - 1].at.end, .end = name.at.end};
    return std::vector<support::Edit>{{.at = gone, .text = {}}};
}

static Diagnostic nothingBreaks(
    const syntax::Document& document, const Suppression& suppression, const Suppression::Name& name) {
    const std::string title = suppression.names.size() == 1 ? "remove the suppression" : "remove the name";
    Diagnostic result = unused(name.at, fmt::format("nothing here breaks \"{}\"", name.text), title);
    if (syntax::Edits edits = withoutName(document, suppression, name))
        result.fixes.push_back({.title = title, .safety = support::Safety::Safe, .edits = *std::move(edits)});
    return result;
}

std::vector<Diagnostic> reportUnused(const syntax::Document& document, const std::vector<Suppression>& suppressions,
    const Settings& settings, bool complete) {
    std::vector<Diagnostic> result;
    const std::set<Span> used = usedNames(suppressions);
    for (const Suppression& suppression : suppressions) {
        if (suppression.problem != Problem::None)
            result.push_back(problemOf(suppression));
        for (const Suppression::Name& name : suppression.names) {
            if (!isKnown(name.text))
                result.push_back(unknownName(name));
            else if (complete && !used.contains(name.at) && didAllRun(name.text, settings))
                result.push_back(nothingBreaks(document, suppression, name));
        }
    }
    return result;
}

}  // namespace stepcheck::lint
