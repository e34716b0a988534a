#include "stepcheck/syntax/reader.h"

#include "stepcheck/support/unicode.h"
#include "stepcheck/syntax/holes.h"
#include "stepcheck/syntax/json_reader.h"
#include "stepcheck/syntax/tree_builder.h"
#include "stepcheck/syntax/yaml_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>

namespace stepcheck::syntax {

using support::Diagnostic;
using support::Severity;
using support::SourceText;

static constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";
static constexpr std::size_t mostInvalidPlaces = 100;

std::optional<Language> languageOfName(std::string_view name) {
    if (name.ends_with(".json"))
        return Language::Json;
    if (name.ends_with(".jsonc") || name.ends_with(".json5"))
        return Language::Jsonc;
    if (name.ends_with(".yaml") || name.ends_with(".yml"))
        return Language::Yaml;
    return std::nullopt;
}

// The offset of the first character that is neither white space nor part of a `//` or `/* */` comment.
static std::size_t skipBlanks(std::string_view text) {
    std::size_t i = text.starts_with(byteOrderMark) ? byteOrderMark.size() : 0;
    while (true) {
        i = std::min(text.find_first_not_of(" \t\r\n", i), text.size());
        const std::string_view rest = text.substr(i);
        const std::string_view end = rest.starts_with("//") ? "\n" : rest.starts_with("/*") ? "*/" : "";
        if (end.empty())
            return i;
        const std::size_t found = text.find(end, i + 2);
        i = found == std::string_view::npos ? text.size() : found + end.size();
    }
}

Language languageOfText(std::string_view text) {
    const std::string_view rest = text.substr(skipBlanks(text));
    return rest.empty() || rest.starts_with('{') || rest.starts_with('[') ? Language::Json : Language::Yaml;
}

// Behind the bytes that are not UTF-8 and begin at `from`.
static std::size_t endOfInvalidUtf8(std::string_view text, std::size_t from) {
    std::size_t end = from;
    while (end < text.size() && support::decodeUtf8(text, end).size == 0)
        ++end;
    return end;
}

static Diagnostic notUtf8(Span at, std::string_view bytes) {
    constexpr std::size_t mostNamed = 4;
    constexpr unsigned char firstLetterOfLatin1 = 0xC0;
    const auto first = static_cast<unsigned char>(bytes.front());
    std::string named;
    for (const char byte : bytes.substr(0, mostNamed))
        named += fmt::format(" 0x{:02X}", static_cast<unsigned char>(byte));
    std::string help = "save the file as UTF-8";
    if (bytes.size() == 1 && first >= firstLetterOfLatin1) {
        help += "; in Latin-1 the byte is ";
        support::appendUtf8(help, first);
    }
    return {.rule = "invalid-unicode",
        .severity = Severity::Error,
        .at = at,
        .message = fmt::format("expected UTF-8, found the byte{}{}{}", bytes.size() == 1 ? "" : "s", named,
            bytes.size() > mostNamed ? " …" : ""),
        .help = std::move(help)};
}

// Bytes that are not UTF-8 are reported and replaced; everything behind them keeps its place through the map. Null when
// there are so many that the file is no text.
static std::shared_ptr<const SourceText> replaceInvalidUtf8(
    std::shared_ptr<const SourceText> source, std::vector<Diagnostic>& found) {
    const std::string_view text = source->text();
    std::string clean;
    support::SpanMap map;
    const auto take = [&](std::string_view piece, std::size_t begin, std::size_t end) {
        clean.append(piece);
        map.append(static_cast<std::uint32_t>(clean.size()),
            {.begin = static_cast<std::uint32_t>(begin), .end = static_cast<std::uint32_t>(end)});
    };
    std::size_t from = 0;
    while (from < text.size()) {
        const std::size_t bad = support::findInvalidUtf8(text, from);
        take(text.substr(from, bad - from), from, bad);
        if (bad == text.size())
            break;
        if (found.size() == mostInvalidPlaces)
            return nullptr;
        const auto begin = static_cast<std::uint32_t>(clean.size());
        from = endOfInvalidUtf8(text, bad);
        take("\xEF\xBF\xBD", bad, from);
        found.push_back(notUtf8({.begin = begin, .end = begin + 3}, text.substr(bad, from - bad)));
    }
    return std::make_shared<const SourceText>(std::move(source), std::move(clean), std::move(map));
}

static void reportUnicode(TreeBuilder& builder, Severity severity, Span at, std::string message, std::string help) {
    builder.report({.rule = "invalid-unicode",
        .severity = severity,
        .at = at,
        .message = std::move(message),
        .help = std::move(help)});
}

// By its byte order mark, or because one of its first two bytes is zero: the other half of an ASCII character.
static bool isUtf16(std::string_view text) {
    const bool marked = text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF");
    return marked || (text.size() > 1 && (text[0] == '\0') != (text[1] == '\0'));
}

support::Result<std::unique_ptr<const Document>> readDocument(
    std::shared_ptr<const SourceText> source, Language language, const ReadOptions& options, const ReadLimits& limits) {
    std::vector<Diagnostic> invalidBytes;
    std::string noText = isUtf16(source->text()) ? "the file is UTF-16" : "";
    if (noText.empty() && support::findInvalidUtf8(source->text()) != source->text().size()) {
        if (auto clean = replaceInvalidUtf8(source, invalidBytes))
            source = std::move(clean);
        else
            noText = fmt::format("the file is no text: more than {} places in it are not UTF-8", mostInvalidPlaces);
    }

    const std::string_view text = source->text();
    TreeBuilder builder(source, language, limits);
    if (!noText.empty()) {
        reportUnicode(builder, Severity::Error, {.begin = 0, .end = 1}, std::move(noText), "save the file as UTF-8");
        return builder.finish();
    }
    for (Diagnostic& invalid : invalidBytes)
        builder.report(std::move(invalid));
    if (text.starts_with(byteOrderMark))
        reportUnicode(builder, Severity::Warning, {.begin = 0, .end = 3}, "the text begins with a byte order mark",
            "save the file as UTF-8 without it");
    if (const std::size_t directive = options.holes ? findTemplateDirective(text) : std::string_view::npos;
        directive != std::string_view::npos) {
        const auto begin = static_cast<std::uint32_t>(directive);
        builder.templateDirective({.begin = begin, .end = begin + 2});
        return builder.finish();
    }

    if (language == Language::Yaml)
        readYaml(*source, options.holes, builder);
    else
        readJson(*source,
            {.comments = options.comments || language == Language::Jsonc,
                .trailingCommas = language == Language::Jsonc,
                .holes = options.holes},
            builder);
    return builder.finish();
}

}  // namespace stepcheck::syntax
