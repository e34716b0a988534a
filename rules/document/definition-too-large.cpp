#include "stepcheck/catalog/limits.h"
#include "stepcheck/lint/rule.h"
#include "stepcheck/support/assert.h"
#include "stepcheck/support/unicode.h"
#include "stepcheck/syntax/walk.h"

#include <cstddef>

namespace stepcheck::rules {

using syntax::Kind;
using syntax::Node;

static constexpr std::size_t most = catalog::maxDefinitionCharacters;
static constexpr std::size_t worthAWarning = most / 10 * 9;

static std::size_t charactersOfHoles(const Node& node) {
    if (node.is(Kind::Hole))
        return node.span().size();
    std::size_t characters = 0;
    for (const syntax::HolePart& hole : node.holes())
        characters += support::countCodePoints(node.text().substr(hole.at.begin, hole.at.size()));
    return characters;
}

// Escapes that every JSON writer needs; quotes included.
static std::size_t charactersOfString(std::string_view text) {
    std::size_t characters = 2 + support::countCodePoints(text);
    for (const char c : text)
        characters += c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20 ? 1 : 0;
    return characters;
}

// Without white space around it; nothing of what is not known yet.
static std::size_t charactersAsJson(const Node& node) {
    switch (node.kind()) {
        case Kind::Null: return 4;
        case Kind::Boolean: return node.boolean() ? 4 : 5;
        case Kind::Number: return node.text().size();
        case Kind::String: return charactersOfString(node.text()) - charactersOfHoles(node);
        case Kind::Array:
        case Kind::Object: return 2;
        case Kind::Hole:
        case Kind::Invalid: return 0;
    }
    STEPCHECK_ASSERT(false);
}

namespace {

struct Size {
    std::size_t ofHoles = 0;
    std::size_t asJson = 0;  // the fewest characters that say the same in JSON
};

}  // namespace

static Size measure(const Node& root) {
    Size size;
    syntax::walk(root, [&size](const syntax::Step& step) {
        size.ofHoles += charactersOfHoles(step.node);
        size.asJson += charactersAsJson(step.node) + (step.isKey ? 1 : 0);
        const std::size_t children = step.node.elements().size() + step.node.members().size();
        size.asJson += children > 1 ? children - 1 : 0;
    });
    return size;
}

// JSON is sent as it is. Anything else is written anew, and only the least that it can become is certain.
static bool isSentAsWritten(const syntax::Document& document) {
    return document.language() == syntax::Language::Json && document.comments().empty();
}

static bool isSmall(const syntax::Document& document) {
    constexpr std::size_t growthAsJson = 2;  // quotes and brackets that YAML does without
    const std::size_t growth = document.language() == syntax::Language::Yaml ? growthAsJson : 1;
    return document.source().text().size() * growth <= worthAWarning;
}

static void check(const RuleInput& in, Reporter& out) {
    if (!in.root.is(Kind::Object) || isSmall(in.document))
        return;
    const Size size = measure(in.root);
    const bool asWritten = isSentAsWritten(in.document) && !in.isEmbedded;
    const std::size_t characters =
        asWritten ? support::countCodePoints(in.document.source().text()) - size.ofHoles : size.asJson;
    if (characters <= worthAWarning)
        return;

    const Span at{.begin = in.root.span().begin, .end = in.root.span().begin + 1};
    const std::string_view atLeast = asWritten && size.ofHoles == 0 ? "" : "at least ";
    lint::Report report = out.report(
        at, "the definition has {}{} characters, and the service takes at most {}", atLeast, characters, most);
    if (characters <= most)
        report.severity(Severity::Warning);
    if (atLeast.empty() && size.asJson <= worthAWarning)
        report.help("write it without white space: {} characters", size.asJson);
    else
        report.help("move states into state machines of their own");
}

STEPCHECK_RULE(definition_too_large){
    .id = "definition-too-large",
    .summary = "The definition has more characters than the service takes, or nearly so.",
    .severity = Severity::Error,
    .since = "0.1",
    .spec = "https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html",
    .check = check,
};

}  // namespace stepcheck::rules
