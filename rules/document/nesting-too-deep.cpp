#include "stepcheck/lint/rule.h"

#include <cstddef>
#include <optional>
#include <ranges>
#include <vector>

namespace stepcheck::rules {

// Where Jackson (StreamReadConstraints.DEFAULT_MAX_DEPTH) and CPython (sys.getrecursionlimit()) stop.
static constexpr std::size_t deepestForReaders = 1000;

static bool canBeTooDeep(const syntax::Document& document) {
    constexpr std::size_t charactersPerLevel = 2;  // but for what YAML aliases repeat
    return document.language() == syntax::Language::Yaml ||
           document.source().text().size() > deepestForReaders * charactersPerLevel;
}

// The first array or object of the definition with so many around it. Each level takes a character, so that in a text
// that is as it was written most of the tree can be passed over.
static std::optional<Span> firstTooDeep(const syntax::Node& root, bool isAsWritten) {
    struct Open {
        const syntax::Node* node;
        std::size_t depth;
    };
    std::vector<Open> open{{.node = &root, .depth = 0}};
    const auto enter = [&](const syntax::Node& node, std::size_t depth) {
        const bool isContainer = node.is(syntax::Kind::Array) || node.is(syntax::Kind::Object);
        if (isContainer && (!isAsWritten || node.span().size() >= deepestForReaders - depth))
            open.push_back({.node = &node, .depth = depth});
    };
    while (!open.empty()) {
        const auto [node, depth] = open.back();
        open.pop_back();
        if (depth == deepestForReaders)
            return node->span();
        for (const syntax::Node& element : node->elements() | std::views::reverse)
            enter(element, depth + 1);
        for (const syntax::Member& member : node->members() | std::views::reverse)
            enter(member.value, depth + 1);
    }
    return std::nullopt;
}

static void check(const RuleInput& in, Reporter& out) {
    if (!canBeTooDeep(in.document))
        return;
    const std::optional<Span> first =
        firstTooDeep(in.root, in.document.language() != syntax::Language::Yaml && !in.isEmbedded);
    if (first)
        out.report({.begin = first->begin, .end = first->begin + 1},
               "more than {} arrays and objects inside each other: many readers of JSON stop here", deepestForReaders)
            .help("move what is inside into a state machine of its own");
}

STEPCHECK_RULE(nesting_too_deep){
    .id = "nesting-too-deep",
    .summary = "Arrays and objects nest deeper than readers of JSON can follow.",
    .severity = Severity::Warning,
    .since = "0.1",
    .spec = "https://www.rfc-editor.org/rfc/rfc8259#section-9",
    .check = check,
};

}  // namespace stepcheck::rules
