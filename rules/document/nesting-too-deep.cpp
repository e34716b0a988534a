#include "stepcheck/lint/rule.h"
#include "stepcheck/syntax/walk.h"

#include <cstddef>
#include <optional>

namespace stepcheck::rules {

// Where Jackson (StreamReadConstraints.DEFAULT_MAX_DEPTH) and CPython (sys.getrecursionlimit()) stop.
static constexpr std::size_t deepestForReaders = 1000;

static bool canBeTooDeep(const syntax::Document& document) {
    constexpr std::size_t charactersPerLevel = 2;  // but for what YAML aliases repeat
    return document.language() == syntax::Language::Yaml ||
           document.source().text().size() > deepestForReaders * charactersPerLevel;
}

static void check(const RuleInput& in, Reporter& out) {
    if (!canBeTooDeep(in.document))
        return;
    std::optional<Span> first;
    syntax::walk(in.root, [&first](const syntax::Step& step) {
        const bool container = step.node.is(syntax::Kind::Array) || step.node.is(syntax::Kind::Object);
        if (step.depth == deepestForReaders && container && !first)
            first = step.node.span();
    });
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
