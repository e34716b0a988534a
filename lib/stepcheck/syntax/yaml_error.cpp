#include "stepcheck/syntax/yaml_error.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

namespace stepcheck::syntax {

using support::Diagnostic;

Diagnostic yamlError(Span at, std::string message, std::string help) {
    return {.rule = "yaml-syntax",
        .severity = support::Severity::Error,
        .at = at,
        .message = std::move(message),
        .help = std::move(help)};
}

namespace {

struct Meaning;

/// What libfyaml refused, and where.
struct Refusal {
    Span at;
    const YamlErrorContext& context;
    const Meaning& meaning;

    [[nodiscard]] std::string_view text() const { return context.text; }
};

/// A part of libfyaml's message, and what it means.
struct Meaning {
    std::string_view part;
    Diagnostic (*explain)(const Refusal&);
    std::string_view message{};  // of `explainWord`; `{}` is what was found
    std::string_view help{};
};

}  // namespace

static bool isLineBreak(char c) {
    return c == '\n' || c == '\r';
}

static std::uint32_t sizeOf(std::string_view text) {
    return static_cast<std::uint32_t>(text.size());
}

// One character at most, none behind the text.
static Span characterAt(std::string_view text, std::uint32_t offset) {
    return {.begin = std::min(offset, sizeOf(text)), .end = std::min(offset + 1, sizeOf(text))};
}

// The word or indicator that begins at `offset`.
static Span wordAt(std::string_view text, std::uint32_t offset) {
    constexpr std::string_view indicators = "[]{},";
    if (offset >= text.size() || indicators.find(text[offset]) != std::string_view::npos)
        return characterAt(text, offset);
    const std::size_t end = std::min(text.find_first_of(" \t\r\n[]{},", offset), text.size());
    return {.begin = offset, .end = static_cast<std::uint32_t>(end)};
}

static std::uint32_t skipSpace(std::string_view text, std::uint32_t offset) {
    return static_cast<std::uint32_t>(std::min(text.find_first_not_of(" \t\r\n", offset), text.size()));
}

static std::uint32_t findFrom(std::string_view text, std::string_view characters, std::uint32_t offset) {
    return static_cast<std::uint32_t>(std::min(text.find_first_of(characters, offset), text.size()));
}

static std::uint32_t beginOfLine(std::string_view text, std::uint32_t offset) {
    while (offset > 0 && !isLineBreak(text[offset - 1]))
        --offset;
    return offset;
}

// What stands at `offset`, in words, short enough for a message.
static std::string found(std::string_view text, std::uint32_t offset) {
    constexpr std::size_t longest = 30;
    if (offset >= text.size())
        return "the end of the file";
    if (isLineBreak(text[offset]))
        return "the end of the line";
    const Span word = wordAt(text, offset);
    if (word.empty())
        return "white space";
    if (word.size() > longest)
        return "other text";
    return fmt::format("\"{}\"", text.substr(word.begin, word.size()));
}

static Diagnostic errorAtWord(
    const Refusal& refusal, std::uint32_t offset, std::string_view message, std::string_view help = {}) {
    return yamlError(wordAt(refusal.text(), offset), fmt::format(fmt::runtime(message), found(refusal.text(), offset)),
        std::string(help));
}

static Diagnostic explainWord(const Refusal& refusal) {
    return errorAtWord(
        refusal, skipSpace(refusal.text(), refusal.at.begin), refusal.meaning.message, refusal.meaning.help);
}

// At the place itself, even if only white space stands there.
static Diagnostic explainHere(const Refusal& refusal) {
    return errorAtWord(refusal, refusal.at.begin, refusal.meaning.message, refusal.meaning.help);
}

static Diagnostic explainTab(const Refusal& refusal) {
    const std::string_view text = refusal.text();
    const std::size_t tab = text.find_first_not_of(' ', beginOfLine(text, refusal.at.begin));
    const bool indents = tab != std::string_view::npos && text[tab] == '\t';
    const std::uint32_t begin = indents ? static_cast<std::uint32_t>(tab) : refusal.at.begin;
    return yamlError(characterAt(text, begin), "a tab cannot indent YAML", "indent with spaces");
}

// Marked is something in the string; it begins with the first quote behind what was read before.
static Diagnostic explainString(const Refusal& refusal) {
    const std::string_view text = refusal.text();
    const std::uint32_t quote = findFrom(text, "\"'", refusal.context.lastEnd);
    const bool single = quote < text.size() && text[quote] == '\'';
    return yamlError(characterAt(text, quote), std::string(refusal.meaning.message),
        single ? "add a single quote at its end" : "add a double quote at its end");
}

// Inside `[…]` or `{…}`.
static Diagnostic explainFlow(const Refusal& refusal) {
    const std::string_view text = refusal.text();
    const std::optional<std::uint32_t> open = refusal.context.flowOpen;
    const bool array = !open || text[*open] != '{';
    Diagnostic result = errorAtWord(refusal, skipSpace(text, refusal.at.begin),
        array ? "expected \",\" or \"]\", found {}" : "expected \",\" or \"}}\", found {}");
    if (open)
        result.related.push_back(
            {.at = characterAt(text, *open), .message = array ? "the array begins here" : "the object begins here"});
    return result;
}

static Diagnostic errorAtSecondColon(const Refusal& refusal, std::uint32_t offset) {
    const std::uint32_t colon = findFrom(refusal.text(), ":", offset);
    return yamlError(characterAt(refusal.text(), colon), "expected the end of the value, found a second \":\"",
        "put the value in quotes if the colon belongs to it");
}

static Diagnostic explainSecondColon(const Refusal& refusal) {
    return errorAtSecondColon(refusal, refusal.at.begin);
}

// A key behind a value and deeper than it: libfyaml marks everything from the value to the key.
static Diagnostic explainDeeperKey(const Refusal& refusal) {
    const std::string_view text = refusal.text();
    const std::uint32_t end = std::min(refusal.at.end, sizeOf(text));
    const std::uint32_t line = beginOfLine(text, end);
    if (line <= refusal.at.begin)
        return errorAtSecondColon(refusal, end);
    const Span at{.begin = skipSpace(text, line), .end = end};
    return yamlError(at,
        fmt::format(
            "the key \"{}\" is indented like a further line of the value before it", text.substr(at.begin, at.size())),
        "indent it like the keys around it");
}

static Diagnostic explainIndentation(const Refusal& refusal) {
    const std::string_view text = refusal.text();
    const std::uint32_t begin = skipSpace(text, refusal.at.begin);
    const std::uint32_t indent = begin - beginOfLine(text, begin);
    std::uint32_t below = 0;
    std::optional<std::uint32_t> above;
    for (const std::uint32_t column : refusal.context.indents) {
        if (column < indent)
            below = std::max(below, column);
        else if (column > indent)
            above = std::min(above.value_or(column), column);
    }
    const std::string wanted = above ? fmt::format("{} or {}", below, *above) : fmt::format("{}", below);
    return yamlError(
        wordAt(text, begin), fmt::format("expected an indentation of {} spaces, found {}", wanted, indent));
}

static Diagnostic explainStart(const Refusal& refusal) {
    const std::string_view text = refusal.text();
    const std::uint32_t begin = refusal.at.begin;
    if (begin > 0 && text.substr(begin - 1, 2) == "{%")
        return yamlError({.begin = begin - 1, .end = begin + 1}, "a text without quotes cannot begin with \"{%\"",
            "put the expression in quotes");
    const Span at = characterAt(text, begin);
    return yamlError(at,
        fmt::format("a text without quotes cannot begin with \"{}\"", text.substr(at.begin, at.size())),
        "put the text in quotes");
}

static Diagnostic explainEscape(const Refusal& refusal) {
    constexpr std::uint32_t longest = 10;  // \UXXXXXXXX
    const std::uint32_t end = std::min({refusal.at.end, refusal.at.begin + longest, sizeOf(refusal.text())});
    const Span at{.begin = std::min(refusal.at.begin, end), .end = end};
    return yamlError(at, fmt::format("\"{}\" is no escape that YAML knows", refusal.text().substr(at.begin, at.size())),
        "write two backslashes for a backslash, or put the text in single quotes");
}

static Diagnostic explainKey(const Refusal& refusal) {
    const std::uint32_t begin = skipSpace(refusal.text(), refusal.at.begin);
    const bool tag = begin < refusal.text().size() && refusal.text()[begin] == '!';
    return errorAtWord(
        refusal, begin, tag ? "expected one tag, found {} behind another" : "expected a key with a colon, found {}");
}

static Diagnostic explainMissing(const Refusal& refusal) {
    const std::string_view text = refusal.text();
    const std::uint32_t next = skipSpace(text, refusal.context.lastEnd);
    if (!refusal.context.flowOpen && next < text.size() && text[next] == '-')
        return yamlError(characterAt(text, next), "expected a value behind \"-\"", "write null for no value");
    return errorAtWord(refusal, skipSpace(text, refusal.at.begin), "expected a value, found {}");
}

// libfyaml marks what stands in the quotes of a key.
static Diagnostic explainColon(const Refusal& refusal) {
    const std::uint32_t begin = refusal.at.begin;
    const char before = begin > 0 ? refusal.text()[begin - 1] : ' ';
    return errorAtWord(
        refusal, before == '"' || before == '\'' ? begin - 1 : begin, "expected a colon behind the key");
}

// libfyaml does not say where.
static Diagnostic explainVersion(const Refusal& refusal) {
    const std::size_t line = refusal.text().find("%YAML", refusal.context.lastEnd);
    const auto begin = static_cast<std::uint32_t>(std::min(line, refusal.text().size()));
    return yamlError(wordAt(refusal.text(), begin), "expected YAML 1.1 or 1.2", "remove the line");
}

static Diagnostic explainIndicator(const Refusal& refusal) {
    const std::uint32_t begin = findFrom(refusal.text(), "|>", refusal.context.lastEnd);
    return yamlError(wordAt(refusal.text(), begin), "the indentation of a block text is a digit from 1 to 9");
}

// The first that matches counts.
static constexpr std::array meanings{
    Meaning{"tab ", explainTab},
    Meaning{"missing comma", explainFlow},
    Meaning{"mismatched flow", explainFlow},
    Meaning{"without a closing bracket", explainFlow},
    Meaning{"URI escape", explainWord, "expected two hexadecimal digits behind \"%\" in a tag, found {}"},
    Meaning{"escape", explainEscape},
    Meaning{"surrogate", explainEscape},
    Meaning{"without closing quote", explainString, "the string that begins here is not closed"},
    Meaning{"marker in ", explainString, "the string that begins here is not closed"},
    Meaning{"comment", explainWord, "expected white space in front of a comment, found {}"},
    Meaning{"trailing content", explainWord, "expected the end of the line behind the string, found {}"},
    Meaning{"used as key", explainWord, "a key has to stand on one line"},
    Meaning{"quoted scalar", explainString,
        "the string that begins here is neither closed on its line nor are its next lines indented deeper"},
    Meaning{"no linebreak found", explainWord, "expected the end of the line behind \"|\" or \">\", found {}"},
    Meaning{"indentation indicator", explainIndicator},
    Meaning{"block scalar", explainWord, "the lines of a block text have to be indented deeper than its key"},
    Meaning{"extra closing", explainWord, "{} closes nothing", "remove it"},
    Meaning{"extra comma", explainWord, "expected a value, found {}", "remove the comma"},
    Meaning{"nested block mapping", explainSecondColon},
    Meaning{"multiline plain key", explainDeeperKey},
    Meaning{"plain multiline", explainWord, "expected the end of the document, found {}"},
    Meaning{"missing document start", explainWord, "expected the end of the document, found {}"},
    Meaning{"after document end", explainWord, "expected the end of the line behind \"...\", found {}"},
    Meaning{"invalid indentation", explainIndentation},
    Meaning{"wrong indendation", explainIndentation},
    Meaning{"scalar cannot start", explainStart},
    Meaning{"could not find expected ':'", explainColon},
    Meaning{"did not find expected key", explainKey},
    Meaning{"value after mapping", explainKey},
    Meaning{"end of block sequence", explainWord, "expected \"-\", found {}"},
    Meaning{"did not find expected '-'", explainWord, "expected \"-\", found {}"},
    Meaning{"did not find expected node", explainMissing},
    Meaning{"on the same line as a mapping key", explainWord, "a list cannot begin on the line of its key",
        "begin it on the next line"},
    Meaning{"undefined tag prefix", explainWord, "no %TAG line declares the handle of the tag {}"},
    Meaning{"uri terminator", explainHere, "expected \">\" at the end of the tag, found {}"},
    Meaning{"two anchors", explainWord, "a value has one anchor at most"},
    Meaning{"invalid anchor", explainHere, "expected a name behind \"&\", found {}"},
    Meaning{"invalid alias", explainHere, "expected a name behind \"*\", found {}"},
    Meaning{"version", explainVersion},
    Meaning{"irective", explainWord, "expected \"...\" in front of directives and \"---\" behind them, found {}"},
    Meaning{"", explainWord, "expected a key or a value, found {}"},
};

Diagnostic explainYamlFailure(const YamlFailure& failure, const YamlErrorContext& context) {
    const auto* const meaning = std::ranges::find_if(
        meanings, [&failure](const Meaning& m) { return failure.message.find(m.part) != std::string::npos; });
    const std::uint32_t next = skipSpace(context.text, context.lastEnd);
    Span at = failure.at.value_or(Span{.begin = next, .end = next});
    at.begin = std::min(at.begin, sizeOf(context.text));
    return meaning->explain({.at = at, .context = context, .meaning = *meaning});
}

}  // namespace stepcheck::syntax
