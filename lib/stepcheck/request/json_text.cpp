#include "stepcheck/request/json_text.h"

#include "stepcheck/catalog/request_texts.h"
#include "stepcheck/embed/pieced_text.h"
#include "stepcheck/support/unicode.h"
#include "stepcheck/syntax/reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace stepcheck::request {

namespace answers = catalog::answers;

std::unique_ptr<const syntax::Document> textIn(
    const Request& request, const Node& string, bool withHoles, std::string_view before, std::string_view after) {
    embed::PiecedText pieces(request.document().source().text());
    const Span begin{.begin = string.span().begin, .end = string.span().begin};
    const Span end{.begin = string.span().end, .end = string.span().end};
    if (!before.empty())
        pieces.append(before, begin);
    pieces.append(string, {.begin = 0, .end = static_cast<std::uint32_t>(string.text().size())});
    if (!after.empty())
        pieces.append(after, end);
    auto document =
        syntax::readDocument(std::move(pieces).finish(request.source()), syntax::Language::Json, {.holes = withHoles});
    return document ? *std::move(document) : nullptr;
}

static bool isWordCharacter(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_' || c == '$';
}

// Jackson, which the service reads with, tells a word from a character that begins nothing.
static std::string answerAt(std::string_view text, std::size_t at) {
    if (at >= text.size())
        return {};
    const auto wordEnd = std::ranges::find_if_not(text.substr(at), isWordCharacter);
    const std::string_view word = text.substr(at, static_cast<std::size_t>(wordEnd - text.begin()) - at);
    if (!word.empty())
        return fmt::format(answers::jsonToken, word);
    const std::size_t before = text.substr(0, at).find_last_not_of(" \t\r\n");
    const support::CodePoint character = support::decodeUtf8(text, at);
    if (before != std::string_view::npos && text[before] == '{' && character.size > 0)
        return fmt::format(
            answers::jsonMemberName, text.substr(at, character.size), static_cast<std::uint32_t>(character.value));
    return {};
}

std::optional<JsonProblem> jsonProblem(const Request& request, const Node& string) {
    const std::string_view text = string.text();
    if (text.find_first_not_of(" \t\r\n") == std::string_view::npos)
        return JsonProblem{.at = string.span(), .message = "it is empty", .answer = answers::emptyInput};
    const auto document = textIn(request, string, false);
    if (document == nullptr)
        return std::nullopt;
    for (const support::Diagnostic& diagnostic : document->diagnostics())
        if (diagnostic.severity == support::Severity::Error)
            return JsonProblem{.at = document->source().toFile(diagnostic.at),
                .message = diagnostic.message,
                .answer = answerAt(text, diagnostic.at.begin)};
    return std::nullopt;
}

}  // namespace stepcheck::request
