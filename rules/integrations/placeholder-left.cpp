#include "stepcheck/catalog/words.h"
#include "stepcheck/lint/data_flow.h"
#include "stepcheck/lint/literals.h"
#include "stepcheck/lint/rule.h"

#include <algorithm>
#include <optional>
#include <string_view>

namespace stepcheck::rules {

using namespace std::string_view_literals;

static bool isWordPart(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

// Where a word stands in a text as a word of its own, or nothing.
static std::optional<support::Span> findWord(std::string_view text, std::string_view word) {
    for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
        const std::size_t end = at + word.size();
        if ((at == 0 || !isWordPart(text[at - 1])) && (end == text.size() || !isWordPart(text[end])))
            return support::Span{.begin = static_cast<std::uint32_t>(at), .end = static_cast<std::uint32_t>(end)};
    }
    return std::nullopt;
}

// `<account-id>` in an ARN or a URL.
static std::optional<support::Span> findBracketed(std::string_view text) {
    const std::size_t open = text.find('<');
    const std::size_t close = text.find('>', open == std::string_view::npos ? 0 : open);
    if (open == std::string_view::npos || close == std::string_view::npos || close == open + 1)
        return std::nullopt;
    const std::string_view inside = text.substr(open + 1, close - open - 1);
    if (!std::ranges::all_of(inside, [](char c) { return isWordPart(c) || c == ' '; }))
        return std::nullopt;
    return support::Span{.begin = static_cast<std::uint32_t>(open), .end = static_cast<std::uint32_t>(close + 1)};
}

static std::optional<support::Span> findPlaceholder(std::string_view text) {
    if (const auto found = findBracketed(text))
        return found;
    for (const std::string_view word : catalog::placeholderWords)
        if (const auto found = findWord(text, word))
            return found;
    return std::nullopt;
}

// Words that are no text by themselves.
static bool isPlaceholder(std::string_view text) {
    static constexpr auto& words = catalog::placeholderTexts;
    const bool isBracketed = text.size() > 2 && text.starts_with('<') && text.ends_with('>') &&
                             std::ranges::all_of(text.substr(1, text.size() - 2),
                                 [](char c) { return (c >= 'A' && c <= 'Z') || c == '_' || c == '-'; });
    return isBracketed || std::ranges::find(words, text) != words.end();
}

static bool namesResource(std::string_view text) {
    return text.starts_with("arn:") || text.starts_with("https://") || text.starts_with("s3://");
}

static void check(const RuleInput& in, Reporter& out) {
    for (const syntax::Node* text : in.data.shared().literalTexts()) {
        if (!text->holes().empty())
            continue;
        if (isPlaceholder(text->text()))
            out.report(text->span(), "\"{}\" looks like a placeholder of an example", text->text())
                .help("put your own value here");
        if (!namesResource(text->text()))
            continue;
        if (const auto found = findPlaceholder(text->text()))
            out.report(text->spanOf(*found), "\"{}\" looks like a placeholder of an example",
                   text->text().substr(found->begin, found->size()))
                .help("put your own value here");
    }
}

STEPCHECK_RULE(placeholder_left){
    .id = "placeholder-left",
    .summary = "A name or account of an example was left in the definition.",
    .severity = Severity::Info,
    .profile = Profile::Strict,
    .since = "0.1",
    .spec = "",
    .check = check,
};

}  // namespace stepcheck::rules
