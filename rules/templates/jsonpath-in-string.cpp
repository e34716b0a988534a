#include "stepcheck/lint/data_flow.h"
#include "stepcheck/lint/meaning.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/lint/templates.h"
#include "stepcheck/query/jsonpath/parser.h"

#include <optional>
#include <string_view>

namespace stepcheck::rules {

static bool isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

static bool isPathPart(char c) {
    return isLetter(c) || (c >= '0' && c <= '9') || c == '.' || c == '-';
}

// In quotes or parentheses it belongs to a language of its own: SQL, jq, a regular expression.
static bool standsInProse(std::string_view before) {
    return before.empty() || std::string_view(" \t\n/:=-_").find(before.back()) != std::string_view::npos;
}

// The first `$.name` or `$$.name` among other text.
static std::optional<Span> findPath(std::string_view text) {
    for (std::size_t at = text.find('$'); at != std::string_view::npos; at = text.find('$', at + 1)) {
        const std::size_t dot = at + (text.substr(at).starts_with("$$") ? 2 : 1);
        if (dot + 1 >= text.size() || text[dot] != '.' || !isLetter(text[dot + 1]) ||
            !standsInProse(text.substr(0, at)))
            continue;
        std::size_t end = dot + 1;
        while (end < text.size() && isPathPart(text[end]))
            ++end;
        while (text[end - 1] == '.' || text[end - 1] == '-')
            --end;
        return Span{.begin = static_cast<std::uint32_t>(at), .end = static_cast<std::uint32_t>(end)};
    }
    return std::nullopt;
}

static void check(const RuleInput& in, Reporter& out) {
    for (const lint::ConstantString& text : in.data.shared().constantStrings()) {
        const std::string_view whole = text.node->text();
        const std::optional<Span> path = findPath(whole);
        // A text that is a path or a call as a whole was meant to be evaluated: rule path-without-dollar-key.
        if (!path || query::jsonpath::parse(whole) || lint::meaningOf(whole, in.variables) != lint::Meaning::Text)
            continue;
        auto report = out.report(text.node->spanOf(*path), "a path inside of a text stays as it is");
        if (text.isElement || text.isWhole())
            report.help("use States.Format to put values into a text");
        else
            report.help("write \"{}.$\": \"States.Format('…{{}}…', {})\"", text.member->name(),
                whole.substr(path->begin, path->size()));
    }
}

STEPCHECK_RULE(jsonpath_in_string){
    .id = "jsonpath-in-string",
    .summary = "A text of a payload template holds a path, which is not replaced.",
    .severity = Severity::Warning,
    .since = "0.1",
    .spec = "https://states-language.net/#intrinsic-functions",
    .check = check,
};

}  // namespace stepcheck::rules
